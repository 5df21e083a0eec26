// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_window.h"

#include <QApplication>
#include <QFile>
#include <QIcon>
#include <clocale>

#include "app/command_run.h"
#include "app/command_session.h"
#include "app/errors.h"
#include "app/main_window.h"
#include "app/notice_bar.h"
#include "app/program.h"
#include "app/unix_signals.h"
#include "app/version.h"

namespace att {
namespace {

void nameApplication() {
    QApplication::setApplicationName(QStringLiteral("attention-explorer"));
    QApplication::setApplicationDisplayName(QStringLiteral("Attention Explorer"));
    QApplication::setApplicationVersion(QLatin1String(version()));
    QApplication::setDesktopFileName(QStringLiteral("attention-explorer"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/program/icon.svg")));
}

/// What the command line asks of settings holds for this run and is kept like any other choice.
Status applySettings(Settings& settings, const CommandLine& line) {
    for (const auto& [key, value] : {std::pair("language", line.language), std::pair("theme", line.theme)}) {
        if (value.empty()) continue;
        if (const auto done = settings.edit(QLatin1String(key), value, false); !done) return done;
    }
    return Done{};
}

/// Lens and fields of the command line, as the session that the window opens with.
Status applyFields(Document& document, const CommandLine& line) {
    const auto session = sessionOf(document.lenses(), document.session(), line);
    if (!session) return session.error();
    document.setSession(*session, QApplication::translate("att::Program", "Command line"));
    return Done{};
}

}  // namespace

bool hasDisplay() {
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    const bool other = !platform.isEmpty() && !platform.startsWith("xcb") && !platform.startsWith("wayland");
    return other || !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

int runWindow(int& argc, char** argv, const CommandLine& line) {
    QApplication application(argc, argv);
    nameApplication();
    Program program(catalogue(), Places::usual());
    Status done = applySettings(program.settings, line);
    if (done) done = applyFields(program.document, line);
    if (!done) {
        fprintf(stderr, "attention-explorer: %s\n", englishError(done.error()).c_str());
        return faultStatus(program.document.lenses(), line);
    }
    setlocale(LC_NUMERIC, "C");
    UnixSignals signals_;
    MainWindow window(program);
    const auto leaveBehind = [&program] { program.journal.leaveBehind(); };
    QObject::connect(&application, &QGuiApplication::commitDataRequest, &program, leaveBehind, Qt::DirectConnection);
    QObject::connect(&signals_, &UnixSignals::endAsked, &program, leaveBehind);
    QObject::connect(&signals_, &UnixSignals::endAsked, &application, &QApplication::quit);
    window.show();
    if (!line.file.empty()) window.openFile(QFile::decodeName(line.file.c_str()));
    return QApplication::exec();
}

}  // namespace att
