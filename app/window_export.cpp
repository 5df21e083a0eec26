// SPDX-License-Identifier: GPL-3.0-or-later
// Of MainWindow: the figure that is on screen, as a file and on the clipboard.
#include "app/main_window.h"
#include "app/program.h"

namespace att {

void MainWindow::exportFigure() {}
void MainWindow::copyFigure() {}

}  // namespace att
