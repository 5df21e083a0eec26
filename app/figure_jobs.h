// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Figures and numbers on their way out, written and rendered beside the window.

#include <QObject>
#include <QStringList>

#include "app/figure_source.h"
#include "widgets/figure_clipboard.h"
#include "widgets/worker_pool.h"

namespace att {

class FigureJobs : public QObject {
    Q_OBJECT
public:
    /// Waits for the file at hand when it goes.
    explicit FigureJobs(QObject* parent = nullptr);

    void write(const FigureSource& source, const FigureOptions& options, const QString& path);
    /// Onto the clipboard, as picture, drawing and table.
    void copy(const FigureSource& source, const FigureOptions& options);
    bool busy() const { return m_running > 0; }

signals:
    void written(const QStringList& paths);
    void copied();
    void failed(const QString& message);
    void busyChanged();

private:
    void begin();
    void end();

    int m_running = 0;
    WorkerPool m_pool;
};

}  // namespace att
