// SPDX-License-Identifier: GPL-3.0-or-later
#include <QGuiApplication>
#include <iostream>

#include "app/command_run.h"
#include "app/errors.h"
#include "app/run_window.h"
#include "app/unix_signals.h"

namespace {

/// On the command line an error is one line of ours: of Qt's own only what ends the program is let through.
void dropRemarks(QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type == QtFatalMsg) std::cerr << message.toStdString() << "\n";
}

int runWithoutWindow(int& argc, char** argv, const att::CommandLine& line) {
    qInstallMessageHandler(dropRemarks);
    if (att::needsFonts(line)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        const QGuiApplication application(argc, argv);
        return att::runCommand(att::catalogue(), line, std::cout, std::cerr);
    }
    const QCoreApplication application(argc, argv);
    return att::runCommand(att::catalogue(), line, std::cout, std::cerr);
}

}  // namespace

int main(int argc, char** argv) {
    att::ignoreWriteSignals();
    const auto line = att::parseCommandLine({argv + 1, argv + argc});
    if (!line) {
        std::cerr << "attention-explorer: " << att::englishError(line.error()) << "\n";
        return att::kCommandLineFault;
    }
    if (line->verb != att::Verb::Window) return runWithoutWindow(argc, argv, *line);
    if (att::hasDisplay()) return att::runWindow(argc, argv, *line);
    std::cerr << "attention-explorer: there is no display to open a window on; --export writes without one, see --help.\n";
    return att::kCommandLineFault;
}
