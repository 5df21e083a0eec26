// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The program with its window, from the command line to the exit status.

#include "app/command_line.h"

namespace att {

/// Whether there is a screen to open a window on.
bool hasDisplay();
/// Runs until the window is closed. `argc` and `argv` as main() got them.
int runWindow(int& argc, char** argv, const CommandLine& line);

}  // namespace att
