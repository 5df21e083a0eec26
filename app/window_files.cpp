// SPDX-License-Identifier: GPL-3.0-or-later
// Of MainWindow: asking for names of files, and the offer to go on where a killed program stopped.
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include "app/errors.h"
#include "app/main_window.h"
#include "app/notice_bar.h"
#include "app/program.h"
#include "widgets/translate.h"

namespace att {
namespace {

/// A folder that is not there would be taken for the name of a file.
QString usualFolder() {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents).exists() ? documents : QDir::homePath();
}

/// A dialog that does not block, deletes itself and calls `take` with the name chosen.
template <class Take>
void ask(QWidget* parent, const QString& title, const QStringList& filters, QFileDialog::AcceptMode mode, Take take) {
    auto* dialog = new QFileDialog(parent, title, usualFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setFileMode(mode == QFileDialog::AcceptOpen ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    dialog->setNameFilters(filters);
    if (mode == QFileDialog::AcceptSave && filters.front().contains(QLatin1String("*.attention")))
        dialog->setDefaultSuffix(QStringLiteral("attention"));
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, take);
    dialog->open();
}

/// "Train live (*.safetensors)"
QString courseFilter(const Program& program) {
    return QStringLiteral("%1 (*%2)").arg(shown(program.document.lens().title), QString::fromStdString(program.courses.current()->fileSuffix()));
}

}  // namespace

void MainWindow::newWorkspace() { m_program.files.startAnew(); }

void MainWindow::openFile(const QString& path) { m_program.files.open(path); }

void MainWindow::chooseFile() {
    ask(this, tr("Open"),
        {tr("Everything that can be opened (*.attention *.json *.png *.svg *.jpg *.jpeg *.gif *.bmp *.webp *.tif *.tiff *.npz *.npy *.safetensors "
            "*.csv)"),
         tr("Workspaces (*.attention *.json)"), tr("Figures with a workspace inside (*.png *.svg)"), tr("Arrays (*.npz *.npy *.safetensors *.csv)"),
         tr("All files (*)")},
        QFileDialog::AcceptOpen, [this](const QString& path) { openFile(path); });
}

void MainWindow::requestArrays(const QString& key) {
    ask(this, tr("Arrays in place of drawn ones"), {tr("Arrays (*.npz *.npy *.safetensors)"), tr("All files (*)")}, QFileDialog::AcceptOpen,
        [this, key](const QString& path) { m_program.files.openArrays(path, key); });
}

void MainWindow::requestPicture(const QString& key) {
    ask(this, tr("Open a picture"), {tr("Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.webp *.tif *.tiff)"), tr("All files (*)")},
        QFileDialog::AcceptOpen, [this, key](const QString& path) { m_program.files.openPicture(path, key); });
}

void MainWindow::openCourse() {
    ask(this, tr("Go on from a file"), {courseFilter(m_program)}, QFileDialog::AcceptOpen,
        [this](const QString& path) { m_program.courses.open(path); });
}

void MainWindow::saveCourse() {
    ask(this, tr("Save what was reached"), {courseFilter(m_program)}, QFileDialog::AcceptSave, [this](const QString& path) {
        const QString suffix = QString::fromStdString(m_program.courses.current()->fileSuffix());
        m_program.courses.save(path.endsWith(suffix) ? path : path + suffix);
    });
}

void MainWindow::save() { m_program.files.path().isEmpty() ? saveAs() : m_program.files.save(); }

void MainWindow::saveAs() {
    ask(this, tr("Save As"), {tr("Workspaces (*.attention)")}, QFileDialog::AcceptSave,
        [this](const QString& path) { m_program.files.saveAs(path); });
}

void MainWindow::offerJournal() {
    const QString orphan = m_program.journal.takeOrphan();
    if (orphan.isEmpty()) return;
    const auto restore = [this, orphan] { continueFrom(orphan, tr("Restore")); };
    const auto discard = [this, orphan] { m_program.journal.discard(orphan); };
    m_parts.notice->offer(tr("The program ended unexpectedly with changes that were not saved."),
                          {{tr("Bring them back"), restore}, {tr("Discard"), discard}});
}

void MainWindow::continueLastSession() { continueFrom(m_program.journal.lastSessionPath(), tr("Last session")); }

void MainWindow::continueFrom(const QString& journal, const QString& undoText) {
    auto workspace = m_program.journal.read(journal);
    if (workspace)
        m_program.files.takeOver(*std::move(workspace), undoText);
    else
        m_parts.notice->say(shownError(workspace.error()), NoticeBar::Kind::Problem);
    if (workspace) m_program.journal.discard(journal);
}

}  // namespace att
