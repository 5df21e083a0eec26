// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/file.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/io/byte_source.h"

using namespace att;

namespace {

QByteArray content(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
}

void put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void makeSocket(const QString& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, qPrintable(path), sizeof address.sun_path);
    const int number = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QVERIFY(::bind(number, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    ::close(number);
}

/// Everything that is no plain file, by name.
void furnish(const QDir& room) {
    put(room.filePath("plain"), "abc");
    put(room.filePath("empty"), "");
    room.mkdir("folder");
    QVERIFY(::mkfifo(qPrintable(room.filePath("pipe")), 0600) == 0);
    makeSocket(room.filePath("socket"));
    QVERIFY(::symlink("loop", qPrintable(room.filePath("loop"))) == 0);
    QVERIFY(::symlink("plain", qPrintable(room.filePath("link"))) == 0);
    QVERIFY(::symlink("later", qPrintable(room.filePath("dangling"))) == 0);
    QVERIFY(::symlink("/dev/null", qPrintable(room.filePath("device"))) == 0);
}

QString words(const Error& error) { return QString::fromStdString(english(error.message)); }

/// As a user: root may write everywhere, so these questions make no sense for it. Back to root when this goes.
class AsUser {
public:
    AsUser() {
        if (::geteuid() == 0) changed = ::seteuid(65534) == 0;
    }
    ~AsUser() {
        if (changed && ::seteuid(0) != 0) qFatal("cannot become root again");
    }
    AsUser(const AsUser&) = delete;
    AsUser& operator=(const AsUser&) = delete;
    bool changed = false;
};

}  // namespace

class tst_file : public QObject {
    Q_OBJECT
private slots:
    void init();
    void reads_data();
    void reads();
    void refusesToRead_data();
    void refusesToRead();
    void refusesWhatIsTooLarge();
    void noticesAFileThatShrinks();
    void writes_data();
    void writes();
    void refusesToWrite_data();
    void refusesToWrite();
    void respectsPermissions();
    void keepsModeAndLinks();
    void leavesNothingBehind();
    void removesStrayFiles();

private:
    QString path(const char* name) const { return m_room->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_room;
};

void tst_file::init() {
    m_room = std::make_unique<QTemporaryDir>();
    QVERIFY(m_room->isValid());
    furnish(QDir(m_room->path()));
}

void tst_file::reads_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"plain", "link", "folder/../plain"}) QTest::newRow(name) << name;
}

void tst_file::reads() {
    QFETCH(QString, name);
    const auto bytes = readFile(path(qPrintable(name)).toStdString(), 3);
    QVERIFY2(bytes, bytes ? "" : qPrintable(words(bytes.error())));
    QCOMPARE(*bytes, std::string("abc"));
}

void tst_file::refusesToRead_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("missing") << "missing"
                             << "no such file";
    QTest::newRow("empty") << "empty"
                           << "is empty";
    QTest::newRow("folder") << "folder"
                            << "is a folder";
    QTest::newRow("pipe") << "pipe"
                          << "is a pipe";
    QTest::newRow("socket") << "socket"
                            << "is a socket";
    QTest::newRow("loop") << "loop"
                          << "in a circle";
    QTest::newRow("dangling") << "dangling"
                              << "no such file";
    QTest::newRow("device") << "device"
                            << "is a device";
    QTest::newRow("endless device") << "/dev/zero"
                                    << "is a device";
    QTest::newRow("below a file") << "plain/x"
                                  << "not a folder";
    QTest::newRow("long name") << QString(300, 'x') << "too long";
    QTest::newRow("long path") << QString("x/").repeated(2100) << "too long";
    QTest::newRow("size not known") << "/proc/self/status"
                                    << "is empty";
}

void tst_file::refusesToRead() {
    QFETCH(QString, name);
    QFETCH(QString, reason);
    const QString full = QDir::isAbsolutePath(name) ? name : m_room->path() + "/" + name;
    const auto bytes = readFile(full.toStdString(), 1000);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().kind, ErrorKind::File);
    QCOMPARE(QString::fromStdString(bytes.error().where), full);
    QVERIFY2(words(bytes.error()).contains(reason), qPrintable(words(bytes.error())));
    QVERIFY2(words(bytes.error()).startsWith(full), qPrintable(words(bytes.error())));
}

void tst_file::refusesWhatIsTooLarge() {
    const auto tooLarge = readFile(path("plain").toStdString(), 2);
    QVERIFY(!tooLarge);
    QCOMPARE(tooLarge.error().kind, ErrorKind::Memory);

    QVERIFY(::truncate(qPrintable(path("plain")), qint64(1) << 40) == 0);
    const auto sparse = readFile(path("plain").toStdString(), 1 << 20);
    QVERIFY(!sparse);
    QVERIFY2(words(sparse.error()).contains("1 TiB"), qPrintable(words(sparse.error())));
}

void tst_file::noticesAFileThatShrinks() {
    const auto source = fileSource(path("plain").toStdString());
    QVERIFY(source);
    QVERIFY(::truncate(qPrintable(path("plain")), 1) == 0);
    char room[3];
    const auto done = (*source)->read(0, room, 3);
    QVERIFY(!done);
    QVERIFY2(words(done.error()).contains("became shorter"), qPrintable(words(done.error())));
}

void tst_file::writes_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("lands");
    QTest::newRow("new") << "new"
                         << "new";
    QTest::newRow("over a file") << "plain"
                                 << "plain";
    QTest::newRow("through a link") << "link"
                                    << "plain";
    QTest::newRow("through a link to nothing yet") << "dangling"
                                                   << "later";
    QTest::newRow("250 bytes") << QString(250, 'x') << QString(250, 'x');
    QTest::newRow("255 bytes") << QString(255, 'x') << QString(255, 'x');
    QTest::newRow("newline") << "a\nb"
                             << "a\nb";
    QTest::newRow("dashes") << "-rf"
                            << "-rf";
    QTest::newRow("Chinese") << "注意力"
                             << "注意力";
}

void tst_file::writes() {
    QFETCH(QString, name);
    QFETCH(QString, lands);
    for (const QByteArray& bytes : {QByteArray("first"), QByteArray("the second is longer"), QByteArray("3"), QByteArray()}) {
        const auto done = writeFile(m_room->filePath(name).toStdString(), bytes.toStdString());
        QVERIFY2(done, done ? "" : qPrintable(words(done.error())));
        QCOMPARE(content(m_room->filePath(lands)), bytes);
    }
}

void tst_file::refusesToWrite_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty name") << ""
                                << "is a folder";
    QTest::newRow("folder") << "folder"
                            << "is a folder";
    QTest::newRow("folder with a slash") << "folder/"
                                         << "is a folder";
    QTest::newRow("pipe") << "pipe"
                          << "is a pipe";
    QTest::newRow("socket") << "socket"
                            << "is a socket";
    QTest::newRow("device") << "device"
                            << "is a device";
    QTest::newRow("loop") << "loop"
                          << "in a circle";
    QTest::newRow("missing folder") << "missing/x"
                                    << "no such file or folder";
    QTest::newRow("below a file") << "plain/x"
                                  << "not a folder";
    QTest::newRow("256 bytes") << QString(256, 'x') << "too long";
}

void tst_file::refusesToWrite() {
    QFETCH(QString, name);
    QFETCH(QString, reason);
    const auto before = QDir(m_room->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System);
    const auto done = writeFile(m_room->path().toStdString() + "/" + name.toStdString(), "x");
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::File);
    QVERIFY2(words(done.error()).contains(reason), qPrintable(words(done.error())));
    QCOMPARE(QDir(m_room->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System), before);
    QCOMPARE(content(path("plain")), QByteArray("abc"));
}

void tst_file::respectsPermissions() {
    QVERIFY(::chmod(qPrintable(m_room->path()), 0777) == 0);
    QVERIFY(::chmod(qPrintable(path("plain")), 0444) == 0);
    QVERIFY(::chmod(qPrintable(path("empty")), 0) == 0);
    QVERIFY(::chmod(qPrintable(path("folder")), 0555) == 0);
    const AsUser user;
    if (::geteuid() == 0) QSKIP("cannot stop being root here");
    const auto refusal = [](const Status& done) { return done ? QString("done") : words(done.error()); };
    QVERIFY(refusal(writeFile(path("plain").toStdString(), "x")).contains("write-protected"));
    QVERIFY(refusal(writeFile(path("folder").toStdString() + "/x", "x")).contains("permission denied"));
    const auto unreadable = readFile(path("empty").toStdString(), 10);
    QVERIFY(!unreadable && words(unreadable.error()).contains("permission denied"));
    QCOMPARE(content(path("plain")), QByteArray("abc"));
}

void tst_file::keepsModeAndLinks() {
    QVERIFY(::chmod(qPrintable(path("plain")), 0640) == 0);
    QVERIFY(writeFile(path("link").toStdString(), "new"));
    QVERIFY(QFileInfo(path("link")).isSymLink());
    struct stat about {};
    QVERIFY(::stat(qPrintable(path("plain")), &about) == 0);
    QCOMPARE(about.st_mode & 07777, mode_t(0640));
}

void tst_file::leavesNothingBehind() {
    const auto list = [this] { return QDir(m_room->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System); };
    const auto before = list();
    {
        auto file = NewFile::create(path("plain").toStdString());
        QVERIFY(file);
        NewFile target = *std::move(file);
        QVERIFY(target.write("half"));
        QCOMPARE(list().size(), before.size() + 1);
    }
    QCOMPARE(list(), before);
    QCOMPARE(content(path("plain")), QByteArray("abc"));
    QVERIFY(writeFile(path("plain").toStdString(), "x"));
    QCOMPARE(list(), before);
}

void tst_file::removesStrayFiles() {
    const QString old = path(".attention-explorer-0123456789abcdef");
    const QString fresh = path(".attention-explorer-fedcba9876543210");
    put(old, "x");
    put(fresh, "x");
    put(path(".attention-explorer-settings"), "x");
    QFile file(old);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
    QCOMPARE(removeStrayFiles(m_room->path().toStdString()), 1);
    QVERIFY(!QFile::exists(old) && QFile::exists(fresh) && QFile::exists(path(".attention-explorer-settings")));
    QCOMPARE(removeStrayFiles(path("missing").toStdString()), 0);
}

QTEST_APPLESS_MAIN(tst_file)
#include "tst_file.moc"
