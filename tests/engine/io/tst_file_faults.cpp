// SPDX-License-Identifier: GPL-3.0-or-later
// Saving under attack: the process is killed at every system call of a save, and every disk call of it is made to fail.
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <csignal>

#include "engine/io/file.h"

using namespace att;

namespace {

const std::string oldBytes(5000, 'o');
const std::string newBytes(7000, 'n');
enum Ending { Saved = 10, Refused = 11, Killed = 12 };

int save(const std::string& path) {
    auto file = NewFile::create(path);
    if (!file) return Refused;
    NewFile target = *std::move(file);
    const std::string_view bytes = newBytes;
    for (std::size_t at = 0; at < bytes.size(); at += 3000)
        if (!target.write(bytes.substr(at, 3000))) return Refused;
    return target.commit() ? Saved : Refused;
}

/// A save in a child that stops at every system call, on the way in and on the way out. 0 when the machine forbids tracing.
pid_t startTraced(const std::string& path) {
    const pid_t child = ::fork();
    if (child == 0) {
        if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) ::_exit(Killed);
        ::raise(SIGSTOP);
        ::_exit(save(path));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!WIFSTOPPED(status)) return 0;
    ::ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
    return child;
}

/// Runs the child to its next stop; false when it ended, with how in `ending`.
bool toNextStop(pid_t child, int& ending) {
    int status = 0;
    ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
    ::waitpid(child, &status, 0);
    if (WIFSTOPPED(status)) return true;
    ending = WIFEXITED(status) ? WEXITSTATUS(status) : Killed;
    return false;
}

int killAtStop(const std::string& path, int stop) {
    const pid_t child = startTraced(path);
    int ending = Killed;
    for (int i = 0; i < stop; ++i)
        if (!toNextStop(child, ending)) return ending;
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    return Killed;
}

#ifdef __x86_64__
bool isDiskCall(long call) {
    static const QList<long> calls{SYS_openat, SYS_open,   SYS_write,    SYS_pwrite64,  SYS_fsync,      SYS_fdatasync,
                                   SYS_close,  SYS_rename, SYS_renameat, SYS_renameat2, SYS_newfstatat, SYS_lstat,
                                   SYS_stat,   SYS_fchmod, SYS_fchown,   SYS_faccessat, SYS_faccessat2, SYS_readlink};
    return calls.contains(call);
}

/// Makes the `wanted`-th disk call fail. Answers the call's number, or −1 when there were fewer; `ending` says how the save ended.
long failCall(const std::string& path, int wanted, int error, int& ending) {
    const pid_t child = startTraced(path);
    long failed = -1;
    for (int seen = 0; toNextStop(child, ending);) {
        user_regs_struct registers{};
        ::ptrace(PTRACE_GETREGS, child, nullptr, &registers);
        const auto call = static_cast<long>(registers.orig_rax);
        const bool hit = isDiskCall(call) && seen++ == wanted;
        if (hit) {
            failed = call;
            registers.orig_rax = ~0ull;
            ::ptrace(PTRACE_SETREGS, child, nullptr, &registers);
        }
        if (!toNextStop(child, ending)) break;
        if (!hit) continue;
        ::ptrace(PTRACE_GETREGS, child, nullptr, &registers);
        registers.rax = static_cast<unsigned long long>(-static_cast<long long>(error));
        ::ptrace(PTRACE_SETREGS, child, nullptr, &registers);
    }
    return failed;
}
#endif

QByteArray content(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
}

}  // namespace

class tst_file_faults : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void isOldOrNewWhenKilled();
    void isOldOrNewWhenACallFails_data();
    void isOldOrNewWhenACallFails();
    void saysWhyAtAFileSizeLimit();

private:
    QString target() const { return m_room->filePath("target"); }
    bool isOld() const { return content(target()) == QByteArray::fromStdString(oldBytes); }
    bool isNew() const { return content(target()) == QByteArray::fromStdString(newBytes); }
    QStringList others() const { return QDir(m_room->path()).entryList({".attention-explorer-*"}, QDir::Files | QDir::Hidden); }
    std::unique_ptr<QTemporaryDir> m_room;
};

void tst_file_faults::initTestCase() {
    m_room = std::make_unique<QTemporaryDir>();
    const pid_t child = startTraced(target().toStdString());
    if (child == 0) QSKIP("processes cannot be traced here");
    int ending = 0;
    while (toNextStop(child, ending)) {
    }
    QCOMPARE(ending, int(Saved));
}

void tst_file_faults::init() {
    m_room = std::make_unique<QTemporaryDir>();
    QVERIFY(writeFile(target().toStdString(), oldBytes));
}

void tst_file_faults::isOldOrNewWhenKilled() {
    int stop = 0;
    for (int ending = Killed; ending == Killed; ++stop) {
        ending = killAtStop(target().toStdString(), stop);
        QVERIFY2(ending == Killed || ending == Saved, qPrintable(QString::number(ending)));
        QVERIFY2(isOld() || isNew(), qPrintable(QString("mixed after a kill at stop %1").arg(stop)));
        QVERIFY(others().size() <= 1);
        for (const auto& name : others()) QFile::remove(m_room->filePath(name));
        QVERIFY(writeFile(target().toStdString(), oldBytes));
    }
    qInfo("killed at %d places", stop - 1);
    QVERIFY(stop > 20);
}

void tst_file_faults::isOldOrNewWhenACallFails_data() {
    QTest::addColumn<int>("error");
    QTest::newRow("full disk") << ENOSPC;
    QTest::newRow("disk fault") << EIO;
    QTest::newRow("quota") << EDQUOT;
    QTest::newRow("no permission") << EACCES;
    QTest::newRow("no descriptors") << EMFILE;
}

void tst_file_faults::isOldOrNewWhenACallFails() {
#ifdef __x86_64__
    QFETCH(int, error);
    int points = 0;
    for (int ending = 0;; ++points) {
        const long call = failCall(target().toStdString(), points, error, ending);
        if (call < 0) break;
        const auto place = QString("call %1, number %2, ended with %3").arg(call).arg(points).arg(ending);
        QVERIFY2(ending == Saved || ending == Refused, qPrintable(place));
        QVERIFY2(isNew() || (ending == Refused && isOld()), qPrintable(place));
        QVERIFY2(others().isEmpty(), qPrintable(place));
        QVERIFY(writeFile(target().toStdString(), oldBytes));
    }
    qInfo("%d calls failed", points);
    QVERIFY(points > 8);
#else
    QSKIP("reads the registers of one processor family");
#endif
}

void tst_file_faults::saysWhyAtAFileSizeLimit() {
    rlimit before{};
    QVERIFY(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tight{6000, before.rlim_max};
    QVERIFY(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
    const auto done = writeFile(target().toStdString(), newBytes);
    QVERIFY(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!done);
    QVERIFY(english(done.error().message).find("larger than is allowed") != std::string::npos);
    QVERIFY(isOld());
    QVERIFY(others().isEmpty());
}

QTEST_APPLESS_MAIN(tst_file_faults)
#include "tst_file_faults.moc"
