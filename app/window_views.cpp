// SPDX-License-Identifier: GPL-3.0-or-later
// Of MainWindow: what is folded, how large things are, theme, language, projector.
#include <QActionGroup>
#include <QResizeEvent>
#include <QSplitter>
#include <algorithm>

#include "app/main_window.h"
#include "app/program.h"
#include "app/status_line.h"
#include "widgets/card_area.h"
#include "widgets/explanation_strip.h"
#include "widgets/form.h"
#include "widgets/navigation.h"
#include "widgets/theme_fonts.h"

namespace att {
namespace {

constexpr double kProjectorGrowth = 1.5;
constexpr double kExplanationShare = 0.32;  // of the window, at most
constexpr double kBesideShare = 0.29;       // of its width, on the projector
constexpr double kSharedShare = 0.4;        // of what is left for the cards and it, at most
constexpr double kBars = 64;                // menu and status line
constexpr int kScaleStep = 10;
constexpr double kNarrow = 1160;  // below this width of the mockup the navigation shows icons

/// Large letters take their room from the cards first: of what stands below the stages these keep the larger part.
int mostBesideCards(const QWidget& window, const WindowParts& parts) {
    const int above = parts.cards->parentWidget()->minimumSizeHint().height();
    return std::max(0, int(kSharedShare * (window.height() - px(&window, kBars) - above)));
}

}  // namespace

bool MainWindow::projecting() const { return isFullScreen() && (*m_actions)["leaveProjector"]->isEnabled(); }

void MainWindow::toggleNavigation() { m_parts.navigation->setFolded(!m_parts.navigation->folded()); }
void MainWindow::toggleExplanation() { m_parts.explanation->setFolded(!m_parts.explanation->folded()); }
void MainWindow::toggleOptions() { report(m_program.settings.edit("show_options", !m_program.settings.now().options, true)); }

bool MainWindow::narrow() const { return width() < px(this, kNarrow); }

/// What a narrow window folds by itself is not remembered.
void MainWindow::keepFolds() {
    if (!narrow()) report(m_program.settings.edit("show_navigation", !m_parts.navigation->folded(), true));
    report(m_program.settings.edit("show_explanation", !m_parts.explanation->folded(), true));
    fitExplanation();
}

void MainWindow::applyFolds() {
    const Preferences now = m_program.settings.now();  // a copy: folding is kept at once, which replaces the settings
    m_parts.navigation->setFolded(!now.navigation || narrow());
    m_parts.navigation->setVisible(!projecting());
    m_parts.form->setVisible(now.options && !projecting());
    m_parts.explanation->setFolded(!now.explanation);
    fitExplanation();
    followState();
}

/// Under the picture, or on the projector beside it, so that large letters leave it its height. A splitter does not look at size hints once it has
/// been laid out.
void MainWindow::fitExplanation() {
    const bool folded = m_parts.explanation->folded(), beside = projecting() && !folded;
    const int room = beside ? width() : m_parts.content->height(), most = int(beside ? kBesideShare * width() : kExplanationShare * height());
    const int under = m_parts.explanation->sizeHint().height(), wanted = beside ? most : std::min({under, most, mostBesideCards(*this, m_parts)});
    m_parts.down->setOrientation(beside ? Qt::Horizontal : Qt::Vertical);
    m_parts.explanation->setMaximumHeight(folded ? under : QWIDGETSIZE_MAX);
    m_parts.down->setStretchFactor(1, beside ? 1 : 0);
    m_parts.down->setStretchFactor(0, beside ? 2 : 1);
    m_parts.down->setSizes({room - wanted, wanted});
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    const bool wasNarrow = event->oldSize().width() < px(this, kNarrow);
    if (wasNarrow != narrow()) applyFolds();
}

void MainWindow::toggleProjector() {
    QAction* leave = (*m_actions)["leaveProjector"];
    const bool on = !leave->isEnabled();
    leave->setEnabled(on);
    on ? showFullScreen() : showNormal();
    m_parts.status->setProjector(on);
    applyContentFont();
    applyFolds();
}

void MainWindow::leaveProjector() {
    if (projecting()) toggleProjector();
}

void MainWindow::applyContentFont() {
    const double scale = m_program.settings.now().scale / 100.0;
    m_parts.content->setFont(uiFont(projecting() ? scale * kProjectorGrowth : scale));
}

void MainWindow::larger() { scaleBy(kScaleStep); }
void MainWindow::smaller() { scaleBy(-kScaleStep); }
void MainWindow::actualSize() { scaleBy(100 - m_program.settings.now().scale); }

/// Beyond the ends of the range nothing happens.
void MainWindow::scaleBy(int percent) { (void)m_program.settings.edit("scale", m_program.settings.now().scale + percent, true); }

void MainWindow::chooseTheme(QAction* action) {
    const QHash<QString, std::string> keys{{"themeSystem", "system"}, {"themeLight", "light"}, {"themeDark", "dark"}};
    (void)m_program.settings.edit("theme", keys.value(action->objectName()), true);
}

void MainWindow::chooseLanguage(QAction* action) {
    const QHash<QString, std::string> keys{{"languageSystem", "system"}, {"languageEnglish", "en"}, {"languageChinese", "zh_CN"}};
    (void)m_program.settings.edit("language", keys.value(action->objectName()), true);
}

void MainWindow::switchLanguage() {
    const bool chinese = m_program.languages.current() == QLatin1String("zh_CN");
    (void)m_program.settings.edit("language", std::string(chinese ? "en" : "zh_CN"), true);
}

}  // namespace att
