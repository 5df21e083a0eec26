// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Every finished edit, written down at once, so that a killed program loses nothing older than the last one. Each
// running program has a journal of its own and holds a lock on it; what a dead one left behind can be taken up.

#include <QObject>

#include "app/document.h"
#include "app/workspace.h"

namespace att {

class Journal : public QObject {
    Q_OBJECT
public:
    /// Keeps its files in `folder`, which is made when needed; an empty one keeps nothing.
    Journal(const QString& folder, Document& document, QObject* parent = nullptr);
    /// An orderly end: what was not saved is kept as the last session, not as a crash.
    ~Journal() override;

    /// In the data folder of the desktop.
    static QString usualFolder();

    /// The session is safe in a file: what was written down is not needed any more.
    void forget();
    /// Writes down what a drag had reached. Leaves the journal to be found, as after a crash.
    void leaveBehind();

    /// The newest journal of a program that is gone. It is offered twice at most and then set aside. Empty: there is none.
    QString takeOrphan();
    /// The session in a journal, up to the last whole line.
    Result<Workspace> read(const QString& path) const;
    void discard(const QString& path);

    /// Where the session of the last orderly end without saving is kept.
    QString lastSessionPath() const;

signals:
    /// It cannot be written, and why. Said once.
    void failed(const QString& message);

private:
    void note();
    bool begin();
    void append(const Json& line);
    void close();

    QString m_folder, m_path;
    Document& m_document;
    Session m_written;
    int m_fd = -1;
    qint64 m_size = 0;
    bool m_failed = false, m_left = false;
};

}  // namespace att
