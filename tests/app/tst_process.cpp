// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a process: what it says without a display, and how it ends when it is told to.
#include <signal.h>

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace {

QProcessEnvironment environment(const QString& home) {
    QProcessEnvironment env = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS"}) env.remove(name);
    env.insert("HOME", home);
    env.insert("XDG_CONFIG_HOME", home + "/config");
    env.insert("XDG_DATA_HOME", home + "/data");
    return env;
}

}  // namespace

class tst_process : public QObject {
    Q_OBJECT
private slots:
    void needsADisplayForTheWindowOnly_data();
    void needsADisplayForTheWindowOnly();
    void endsInOrder_data();
    void endsInOrder();
    void worksInAnyLocale();

private:
    const QTemporaryDir m_home;
};

void tst_process::needsADisplayForTheWindowOnly_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::newRow("window") << QStringList{} << 2;
    QTest::newRow("help") << QStringList{"--help"} << 0;
    QTest::newRow("version") << QStringList{"--version"} << 0;
    QTest::newRow("list") << QStringList{"--list"} << 0;
    QTest::newRow("inspect") << QStringList{"--inspect", "/nowhere"} << 1;
    QTest::newRow("export") << QStringList{"--export", m_home.filePath("a.png")} << 0;
    QTest::newRow("no such lens") << QStringList{"--lens", "x", "--export", m_home.filePath("b.png")} << 2;
    QTest::newRow("nonsense") << QStringList{"--nonsense"} << 2;
}

void tst_process::needsADisplayForTheWindowOnly() {
    QFETCH(QStringList, arguments);
    QProcess process;
    process.setProcessEnvironment(environment(m_home.path()));
    process.start(ATT_PROGRAM, arguments);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QTEST(process.exitCode(), "status");
    const QByteArray err = process.readAllStandardError();
    if (process.exitCode() != 0) QCOMPARE(err.count('\n'), 1);
}

void tst_process::endsInOrder_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void tst_process::endsInOrder() {
    QFETCH(int, signal);
    QProcess process;
    auto env = environment(m_home.path());
    env.insert("QT_QPA_PLATFORM", "offscreen");
    process.setProcessEnvironment(env);
    process.start(ATT_PROGRAM, {"--lens", "multi_head", "--set", "heads=4"});
    QVERIFY(process.waitForStarted());
    const QDir journals(m_home.filePath("data/attention-explorer"));
    QTRY_VERIFY(!journals.entryList({"journal-*"}).isEmpty());
    QVERIFY(::kill(pid_t(process.processId()), signal) == 0);
    QVERIFY(process.waitForFinished(2000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QDir(journals).removeRecursively();
}

void tst_process::worksInAnyLocale() {
    QByteArray first;
    for (const char* locale : {"C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"}) {
        QProcess process;
        auto env = environment(m_home.path());
        env.insert("LC_ALL", locale);
        process.setProcessEnvironment(env);
        process.start(ATT_PROGRAM, {"--describe", "multi_head", "--json"});
        QVERIFY(process.waitForFinished());
        const QByteArray out = process.readAllStandardOutput();
        QVERIFY(!out.isEmpty());
        if (first.isEmpty()) first = out;
        QCOMPARE(out, first);
    }
}

QTEST_GUILESS_MAIN(tst_process)
#include "tst_process.moc"
