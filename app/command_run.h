// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Does what the command line asks for without a window: inspect, list, describe, export, gallery.

#include <iosfwd>

#include "app/command_line.h"
#include "engine/core/lens.h"

namespace att {

enum ExitStatus { kDone = 0, kInputFault = 1, kCommandLineFault = 2 };

/// Answers go to `out`, one line per error to `err`. Needs a QCoreApplication, and a QGuiApplication for pictures.
int runCommand(const std::vector<Lens>& lenses, const CommandLine& line, std::ostream& out, std::ostream& err);

/// The status after an error: a lens that does not exist is a slip on the command line, what else cannot be used is input.
int faultStatus(const std::vector<Lens>& lenses, const CommandLine& line);

/// Whether it draws.
bool needsFonts(const CommandLine& line);

}  // namespace att
