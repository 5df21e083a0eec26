// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/figure_jobs.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>

#include "app/errors.h"
#include "app/path_bytes.h"
#include "widgets/figure_export.h"

namespace att {

FigureJobs::FigureJobs(QObject* parent) : QObject(parent) {}

void FigureJobs::begin() {
    if (m_running++ == 0) emit busyChanged();
}

void FigureJobs::end() {
    if (--m_running == 0) emit busyChanged();
}

void FigureJobs::write(const FigureSource& source, const FigureOptions& options, const QString& path) {
    begin();
    m_pool.start([source, options, file = pathBytes(path)] { return exportFigure(source.scene, options, file, source.workspace); },
                 [this](const Result<std::vector<std::string>>& answer) {
                     end();
                     if (!answer) return emit failed(shownError(answer.error()));
                     QStringList paths;
                     for (const auto& one : *answer) paths << QFile::decodeName(QByteArray::fromStdString(one));
                     emit written(paths);
                 });
}

void FigureJobs::copy(const FigureSource& source, const FigureOptions& options) {
    begin();
    m_pool.start([source, options] { return clipboardFigure(source.scene, options, source.workspace); },
                 [this](const Result<ClipboardFigure>& answer) {
                     end();
                     if (!answer) return emit failed(shownError(answer.error()));
                     QGuiApplication::clipboard()->setMimeData(mimeDataOf(*answer));
                     emit copied();
                 });
}

}  // namespace att
