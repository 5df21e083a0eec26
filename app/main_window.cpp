// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QScreen>
#include <QSplitter>

#include "app/program.h"
#include "app/status_line.h"
#include "widgets/navigation.h"

namespace att {
namespace {

constexpr int kTimesEvery = 100;  // ms: faster, nobody can read them

}  // namespace

MainWindow::MainWindow(Program& program) : m_program(program), m_parts(buildParts(*this, program.selection)), m_actions(new WindowActions(this)) {
    setAcceptDrops(true);
    makeActions();
    makeMenus();
    connectBars();
    connectControls();
    connectPicture();
    connectDocument();
    connectLive();
    connectCourse();
    connectFiles();
    m_parts.navigation->setLenses(program.document.lenses());
    restorePlace();
    applyFolds();
    retranslate();
    showLens();
    showSpec();
    showLook();
    offerJournal();
    m_program.live.refresh();
}

MainWindow::~MainWindow() = default;

void MainWindow::openFiles(const QStringList& paths) {
    for (const QString& path : paths) openFile(path);
}

void MainWindow::restorePlace() {
    const auto bytes = QByteArray::fromBase64(QByteArray::fromStdString(m_program.settings.now().window));
    if (!bytes.isEmpty() && restoreGeometry(bytes)) return;
    const QSize wanted(1440, 900), room = screen()->availableSize() - QSize(16, 48);  // the frame takes some
    resize(wanted.boundedTo(room));
    if (wanted.boundedTo(room) != wanted) setWindowState(Qt::WindowMaximized);
}

void MainWindow::keepPlace() {
    if (!projecting()) (void)m_program.settings.edit(QStringLiteral("window"), saveGeometry().toBase64().toStdString(), true);
}

void MainWindow::showTitle() {
    const QString path = m_program.files.path();
    const QString name = path.isEmpty() ? tr("Untitled") : QFileInfo(path).fileName();
    setWindowTitle(tr("%1[*] – Attention Explorer").arg(name));
    setWindowModified(m_program.files.modified());
}

void MainWindow::framePaintedNow() {
    const auto took = std::chrono::steady_clock::now() - *m_frameAsked;
    m_frameAsked.reset();
    emit framePainted(took);
    if (m_sinceTimesShown.isValid() && m_sinceTimesShown.elapsed() < kTimesEvery) return;
    m_sinceTimesShown.start();
    m_parts.status->setTimes(m_engineTime, std::chrono::duration<double, std::milli>(took).count());
}

bool MainWindow::event(QEvent* event) {
    const bool painting = event->type() == QEvent::UpdateRequest && m_frameAsked;
    const bool done = QMainWindow::event(event);
    if (painting) framePaintedNow();
    return done;
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        applyContentFont();
        applyFolds();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    keepPlace();
    m_program.live.runner().cancel();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const auto urls = event->mimeData()->urls();
    if (std::ranges::any_of(urls, &QUrl::isLocalFile)) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    event->acceptProposedAction();
    openFiles(paths);
}

}  // namespace att
