// SPDX-License-Identifier: GPL-3.0-or-later
// Of MainWindow: the figure that is on screen, as a file and on the clipboard.
#include "app/export_dialog.h"
#include "app/main_window.h"
#include "app/notice_bar.h"
#include "app/program.h"

namespace att {

void MainWindow::exportFigure() {
    if (auto* open = findChild<ExportDialog*>()) return open->activateWindow();
    auto* dialog = new ExportDialog(m_program, this);
    connect(dialog, &ExportDialog::written, this, [this](const QStringList& paths) {
        m_parts.notice->say(paths.size() == 1 ? tr("Exported %1.").arg(paths.front()) : tr("Exported %n file(s).", nullptr, int(paths.size())));
    });
    present(dialog);
}

void MainWindow::copyFigure() {
    const auto source = figureSource(m_program);
    if (!source) return;
    auto options = static_cast<const FigureOptions&>(*keptFigureOptions(m_program.settings));
    options.what = FigureWhat::Panel;
    auto* jobs = findChild<FigureJobs*>(QString(), Qt::FindDirectChildrenOnly);
    if (!jobs) {
        jobs = new FigureJobs(this);
        connect(jobs, &FigureJobs::copied, this, [this] { m_parts.notice->say(tr("The figure is on the clipboard.")); });
        connect(jobs, &FigureJobs::failed, this, [this](const QString& message) { m_parts.notice->say(message, NoticeBar::Kind::Problem); });
    }
    jobs->copy(*source, options);
}

}  // namespace att
