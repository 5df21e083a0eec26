// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// SIGTERM, SIGINT and SIGHUP as a Qt signal, so that the program can leave in order. One object per process.

#include <QObject>

class QSocketNotifier;

namespace att {

class UnixSignals : public QObject {
    Q_OBJECT
public:
    explicit UnixSignals(QObject* parent = nullptr);
    ~UnixSignals() override;

signals:
    /// The process is asked to end. Should it still live 1.5 s later, it is ended with exit code 0.
    void endAsked();

private:
    int m_pipe[2] = {-1, -1};
};

/// A write beyond the file size limit or into a closed pipe becomes an error instead of the end of the process.
void ignoreWriteSignals();

}  // namespace att
