// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// --train TASK: trains a model without a window, tells how far it is, and writes it where --export says.

#include <iosfwd>

#include "app/command_line.h"

namespace att {

/// One line of progress about fifty times, and one at the end. The exit status, as runCommand.
int trainModel(const CommandLine& line, std::ostream& out, std::ostream& err);

}  // namespace att
