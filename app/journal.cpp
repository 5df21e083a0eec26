// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <cerrno>
#include <cstring>

#include "app/opening.h"

namespace att {
namespace {

constexpr qint64 kLargest = qint64(64) << 20;
constexpr qint64 kRewriteAt = qint64(4) << 20;
constexpr int kOffers = 2;
const auto kAside = QStringLiteral(".aside");

/// The whole line or nothing that counts: a torn one is skipped on reading.
bool writeAll(int fd, const std::string& text) {
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t n = ::write(fd, text.data() + done, text.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        done += static_cast<std::size_t>(n);
    }
    return true;
}

int openLocked(const QString& path, int flags) {
    const int fd = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0600);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0) return fd;
    if (fd >= 0) ::close(fd);
    return -1;
}

bool ownerIsGone(const QString& path) {
    const int fd = openLocked(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if (fd >= 0) ::close(fd);
    return fd >= 0;
}

int offersOf(const QString& path) {
    const qsizetype dot = path.lastIndexOf(QLatin1Char('.'));
    return path.mid(dot + 1).toInt();
}

}  // namespace

Journal::Journal(const QString& folder, Document& document, QObject* parent)
    : QObject(parent), m_folder(folder), m_document(document), m_written(document.session()) {
    connect(&document, &Document::settled, this, &Journal::note);
}

Journal::~Journal() {
    if (m_left || m_fd < 0) return;
    QFile::remove(lastSessionPath());
    QFile::rename(m_path, lastSessionPath());
    close();
}

QString Journal::usualFolder() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation); }

QString Journal::lastSessionPath() const { return m_folder + QStringLiteral("/last-session.jsonl"); }

void Journal::note() {
    const Session& now = m_document.session();
    if (m_folder.isEmpty() || m_failed || sameValues(m_written, now)) return;
    const bool fresh = m_fd < 0 || m_size > kRewriteAt;
    if (fresh && !begin()) return;
    append(fresh ? toJson(m_document.lenses(), now, {}) : changesToJson(m_document.lenses(), m_written, now));
}

/// A new file with process and time in its name; an older one of ours goes when this one stands.
bool Journal::begin() {
    const QString before = m_path;
    QDir().mkpath(m_folder);
    m_path = QStringLiteral("%1/journal-%2-%3.jsonl.0").arg(m_folder).arg(getpid()).arg(QDateTime::currentMSecsSinceEpoch());
    const int fd = openLocked(m_path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND);
    if (fd < 0) {
        m_failed = true;
        emit failed(tr("Edits cannot be written down in %1: %2. A crash would lose what is not saved.")
                        .arg(m_folder, QString::fromLocal8Bit(strerror(errno))));
        return false;
    }
    close();
    if (!before.isEmpty()) QFile::remove(before);
    m_fd = fd;
    m_size = 0;
    return true;
}

void Journal::append(const Json& line) {
    const std::string text = writeJson(line) + "\n";
    m_size += qint64(text.size());
    if (writeAll(m_fd, text)) {
        m_written = m_document.session();
        return;
    }
    m_failed = true;
    emit failed(
        tr("Edits cannot be written down in %1: %2. A crash would lose what is not saved.").arg(m_folder, QString::fromLocal8Bit(strerror(errno))));
}

void Journal::close() {
    if (m_fd >= 0) ::close(m_fd);
    m_fd = -1;
}

void Journal::forget() {
    close();
    if (!m_path.isEmpty()) QFile::remove(m_path);
    m_path.clear();
    m_written = m_document.session();
}

void Journal::leaveBehind() {
    note();
    close();
    m_left = true;
}

QString Journal::takeOrphan() {
    const QDir folder(m_folder);
    if (m_folder.isEmpty() || !folder.exists()) return {};
    for (const QString& name : folder.entryList({QStringLiteral("journal-*.jsonl.?")}, QDir::Files, QDir::Time)) {
        const QString path = folder.filePath(name);
        if (!ownerIsGone(path)) continue;
        const int offers = offersOf(path);
        const QString stem = path.left(path.lastIndexOf(QLatin1Char('.')));
        const QString next = stem + (offers < kOffers ? QStringLiteral(".%1").arg(offers + 1) : kAside);
        if (QFile::rename(path, next) && offers < kOffers) return next;
    }
    return {};
}

Result<Workspace> Journal::read(const QString& path) const {
    QFile file(path);
    const auto damaged = [&path] {
        return Error{ErrorKind::File, say(ATT_TEXT("engine", "The journal %1 is damaged and was set aside."), path.toStdString()),
                     path.toStdString()};
    };
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargest) return damaged();
    Workspace workspace{defaultSession(m_document.lenses()), {}, {}, false};
    int lines = 0;
    for (QByteArray line = file.readLine(); line.endsWith('\n'); line = file.readLine(), ++lines) {
        const auto json = parseJson({line.constData(), std::size_t(line.size())}, {}, path.toStdString());
        auto step =
            json ? applyJson(m_document.lenses(), workspace.session, *json, path.toStdString(), fileLoaders()) : Result<Workspace>(json.error());
        if (!step) break;
        workspace.session = std::move(*std::move(step)).session;
    }
    return lines ? Result<Workspace>(std::move(workspace)) : damaged();
}

void Journal::discard(const QString& path) { QFile::remove(path); }

}  // namespace att
