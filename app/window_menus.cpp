// SPDX-License-Identifier: GPL-3.0-or-later
// Of MainWindow: the table of actions, and the menus made from it.
#include <QActionGroup>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>

#include "app/main_window.h"
#include "app/program.h"
#include "app/status_line.h"
#include "widgets/navigation.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_label.h"
#include "widgets/translate.h"

namespace att {
namespace {

constexpr int kRecent = 9;

struct MenuRow {
    const char* id;
    const char* text;
};

/// In the order of the menu bar; a menu inside another has a slash in its id.
const MenuRow kMenus[] = {
    {"file", QT_TRANSLATE_NOOP("att::Actions", "&File")},        {"file/recent", QT_TRANSLATE_NOOP("att::Actions", "Open &Recent")},
    {"edit", QT_TRANSLATE_NOOP("att::Actions", "&Edit")},        {"view", QT_TRANSLATE_NOOP("att::Actions", "&View")},
    {"view/theme", QT_TRANSLATE_NOOP("att::Actions", "&Theme")}, {"view/language", QT_TRANSLATE_NOOP("att::Actions", "&Language")},
    {"lens", QT_TRANSLATE_NOOP("att::Actions", "&Lens")},        {"help", QT_TRANSLATE_NOOP("att::Actions", "&Help")},
};

}  // namespace

std::vector<MainWindow::BoundAction> MainWindow::fileActions() {
    using W = MainWindow;
    return {
        {{"new", "file", QT_TRANSLATE_NOOP("att::Actions", "&New"), "Ctrl+N"}, &W::newWorkspace},
        {{"open", "file", QT_TRANSLATE_NOOP("att::Actions", "&Open…"), "Ctrl+O"}, &W::chooseFile},
        {{"recent", "file", "", ""}, nullptr},
        {{"continue", "file", QT_TRANSLATE_NOOP("att::Actions", "&Continue Last Session"), ""}, &W::continueLastSession},
        {{"-", "file", "", ""}, nullptr},
        {{"save", "file", QT_TRANSLATE_NOOP("att::Actions", "&Save"), "Ctrl+S"}, &W::save},
        {{"saveAs", "file", QT_TRANSLATE_NOOP("att::Actions", "Save &As…"), "Ctrl+Shift+S"}, &W::saveAs},
        {{"-", "file", "", ""}, nullptr},
        {{"export", "file", QT_TRANSLATE_NOOP("att::Actions", "&Export…"), "Ctrl+E"}, &W::exportFigure},
        {{"-", "file", "", ""}, nullptr},
        {{"close", "file", QT_TRANSLATE_NOOP("att::Actions", "&Close"), "Ctrl+W"}, nullptr},
        {{"quit", "file", QT_TRANSLATE_NOOP("att::Actions", "&Quit"), "Ctrl+Q"}, nullptr},
    };
}

std::vector<MainWindow::BoundAction> MainWindow::editActions() {
    using W = MainWindow;
    return {
        {{"undo", "edit", QT_TRANSLATE_NOOP("att::Actions", "&Undo"), "Ctrl+Z"}, nullptr},
        {{"redo", "edit", QT_TRANSLATE_NOOP("att::Actions", "&Redo"), "Ctrl+Shift+Z; Ctrl+Y"}, nullptr},
        {{"history", "edit", QT_TRANSLATE_NOOP("att::Actions", "&History"), "Ctrl+Shift+H"}, &W::showHistory},
        {{"-", "edit", "", ""}, nullptr},
        {{"copyFigure", "edit", QT_TRANSLATE_NOOP("att::Actions", "&Copy Figure"), "Ctrl+Shift+C"}, &W::copyFigure},
        {{"reset", "edit", QT_TRANSLATE_NOOP("att::Actions", "Reset &All Options of the Lens"), ""}, &W::resetLens},
        {{"-", "edit", "", ""}, nullptr},
        {{"settings", "edit", QT_TRANSLATE_NOOP("att::Actions", "&Settings…"), "Ctrl+,"}, &W::showSettings},
    };
}

std::vector<MainWindow::BoundAction> MainWindow::viewActions() {
    using W = MainWindow;
    return {
        {{"navigation", "view", QT_TRANSLATE_NOOP("att::Actions", "&Navigation"), "F9", true}, &W::toggleNavigation},
        {{"options", "view", QT_TRANSLATE_NOOP("att::Actions", "&Options"), "F8", true}, &W::toggleOptions},
        {{"explanation", "view", QT_TRANSLATE_NOOP("att::Actions", "&Explanation"), "F7", true}, &W::toggleExplanation},
        {{"-", "view", "", ""}, nullptr},
        {{"table", "view", QT_TRANSLATE_NOOP("att::Actions", "&Values as a Table"), "Ctrl+T"}, &W::showTable},
        {{"unpin", "view", QT_TRANSLATE_NOOP("att::Actions", "&Let Go of the Pinned Number"), ""}, &W::unpin},
        {{"-", "view", "", ""}, nullptr},
        {{"theme", "view", "", ""}, nullptr},
        {{"language", "view", "", ""}, nullptr},
        {{"larger", "view", QT_TRANSLATE_NOOP("att::Actions", "L&arger"), "Ctrl++; Ctrl+="}, &W::larger},
        {{"smaller", "view", QT_TRANSLATE_NOOP("att::Actions", "S&maller"), "Ctrl+-"}, &W::smaller},
        {{"actualSize", "view", QT_TRANSLATE_NOOP("att::Actions", "&100 %"), "Ctrl+0"}, &W::actualSize},
        {{"projector", "view", QT_TRANSLATE_NOOP("att::Actions", "&Projector Mode"), "F11", true}, &W::toggleProjector},
    };
}

std::vector<MainWindow::BoundAction> MainWindow::choiceActions() {
    return {
        {{"themeSystem", "view/theme", QT_TRANSLATE_NOOP("att::Actions", "As the &Desktop"), "", true}, nullptr},
        {{"themeLight", "view/theme", QT_TRANSLATE_NOOP("att::Actions", "&Light"), "", true}, nullptr},
        {{"themeDark", "view/theme", QT_TRANSLATE_NOOP("att::Actions", "Dar&k"), "", true}, nullptr},
        {{"languageSystem", "view/language", QT_TRANSLATE_NOOP("att::Actions", "As the &System"), "", true}, nullptr},
        {{"languageEnglish", "view/language", QT_TRANSLATE_NOOP("att::Actions", "English"), "", true}, nullptr},
        {{"languageChinese", "view/language", QT_TRANSLATE_NOOP("att::Actions", "中文"), "", true}, nullptr},
    };
}

std::vector<MainWindow::BoundAction> MainWindow::lensActions() {
    using W = MainWindow;
    return {
        {{"nextStage", "lens", QT_TRANSLATE_NOOP("att::Actions", "Next &Stage"), "Alt+Right"}, &W::nextStage},
        {{"previousStage", "lens", QT_TRANSLATE_NOOP("att::Actions", "Previous S&tage"), "Alt+Left"}, &W::previousStage},
        {{"nextHead", "lens", QT_TRANSLATE_NOOP("att::Actions", "Next &Head"), "Alt+Down"}, &W::nextHead},
        {{"previousHead", "lens", QT_TRANSLATE_NOOP("att::Actions", "Previous H&ead"), "Alt+Up"}, &W::previousHead},
        {{"nextLens", "lens", QT_TRANSLATE_NOOP("att::Actions", "&Next Lens"), "Ctrl+PgDown"}, &W::nextLens},
        {{"previousLens", "lens", QT_TRANSLATE_NOOP("att::Actions", "&Previous Lens"), "Ctrl+PgUp"}, &W::previousLens},
        {{"-", "lens", "", ""}, nullptr},
    };
}

std::vector<MainWindow::BoundAction> MainWindow::helpActions() {
    using W = MainWindow;
    return {
        {{"lensHelp", "help", QT_TRANSLATE_NOOP("att::Actions", "&About This Lens"), "F1"}, &W::showHelp},
        {{"find", "help", QT_TRANSLATE_NOOP("att::Actions", "&Find Anything"), "Ctrl+Shift+P"}, &W::findAnything},
        {{"shortcuts", "help", QT_TRANSLATE_NOOP("att::Actions", "&Keyboard Shortcuts"), "Ctrl+?"}, &W::showShortcuts},
        {{"-", "help", "", ""}, nullptr},
        {{"about", "help", QT_TRANSLATE_NOOP("att::Actions", "About Attention E&xplorer"), ""}, &W::showAbout},
    };
}

const std::vector<MainWindow::BoundAction>& MainWindow::boundActions() {
    static const std::vector<BoundAction> rows = [] {
        std::vector<BoundAction> all;
        for (const auto& menu : {fileActions(), editActions(), viewActions(), choiceActions(), lensActions(), helpActions(), barActions()})
            all.insert(all.end(), menu.begin(), menu.end());
        all.push_back({{"leaveProjector", "", QT_TRANSLATE_NOOP("att::Actions", "Leave Projector Mode"), "Esc"}, &MainWindow::leaveProjector});
        return all;
    }();
    return rows;
}

void MainWindow::makeActions() {
    for (const auto& [row, slot] : boundActions()) {
        if (!*row.text) continue;
        QAction* action = m_actions->add(row);
        if (slot) connect(action, &QAction::triggered, this, slot);
    }
    connect((*m_actions)["close"], &QAction::triggered, this, &QWidget::close);
    connect((*m_actions)["quit"], &QAction::triggered, this, &QWidget::close);
    QUndoStack& undo = m_program.document.undoStack();
    connect((*m_actions)["undo"], &QAction::triggered, &undo, &QUndoStack::undo);
    connect((*m_actions)["redo"], &QAction::triggered, &undo, &QUndoStack::redo);
    for (const auto signal : {&QUndoStack::canUndoChanged, &QUndoStack::canRedoChanged}) connect(&undo, signal, this, &MainWindow::followState);
    for (const auto signal : {&QUndoStack::undoTextChanged, &QUndoStack::redoTextChanged}) connect(&undo, signal, this, &MainWindow::followState);
    (*m_actions)["leaveProjector"]->setEnabled(false);
}

void MainWindow::makeMenus() {
    for (const MenuRow& row : kMenus) {
        const QString id = QLatin1String(row.id);
        const auto slash = id.indexOf(QLatin1Char('/'));
        m_menus[id] = slash < 0 ? menuBar()->addMenu(QString()) : new QMenu(m_menus[id.left(slash)]);
    }
    for (auto it = m_menus.cbegin(); it != m_menus.cend(); ++it) fillMenu(it.value(), it.key());
    fillLensMenu();
    fillRecent();
    connect(m_menus["file/recent"], &QMenu::aboutToShow, this, &MainWindow::fillRecent);

    struct Group {
        QList<const char*> ids;
        void (MainWindow::*choose)(QAction*);
    };
    for (const Group& each : {Group{{"themeSystem", "themeLight", "themeDark"}, &MainWindow::chooseTheme},
                              Group{{"languageSystem", "languageEnglish", "languageChinese"}, &MainWindow::chooseLanguage}}) {
        auto* group = new QActionGroup(this);
        for (const char* id : each.ids) group->addAction((*m_actions)[id]);
        connect(group, &QActionGroup::triggered, this, each.choose);
    }
    auto* brand = new ThemeLabel(Type::Title, Ink::Text, menuBar());
    brand->setText(QStringLiteral("Attention Explorer"));
    brand->setContentsMargins(px(this, 12), 0, px(this, 8), 0);
    menuBar()->setCornerWidget(brand, Qt::TopLeftCorner);
    auto* find = new QPushButton(menuBar());
    find->setObjectName(QStringLiteral("findAnything"));
    find->setFlat(true);
    connect(find, &QPushButton::clicked, this, &MainWindow::findAnything);
    menuBar()->setCornerWidget(find, Qt::TopRightCorner);
}

void MainWindow::fillMenu(QMenu* menu, const QString& id) {
    for (const auto& [row, slot] : boundActions()) {
        if (id != QLatin1String(row.menu)) continue;
        const QString inner = id + QLatin1Char('/') + QLatin1String(row.id);
        if (m_menus.contains(inner))
            menu->addMenu(m_menus[inner]);
        else if (*row.text)
            menu->addAction((*m_actions)[row.id]);
        else
            menu->addSeparator();
    }
}

void MainWindow::fillRecent() {
    QMenu* menu = m_menus["file/recent"];
    qDeleteAll(m_recent);
    m_recent.clear();
    const QStringList files = m_program.settings.recentFiles().mid(0, kRecent);
    for (const QString& path : files) {
        QString name = QFileInfo(path).fileName();
        auto* action = new QAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")), this);
        action->setToolTip(path.toHtmlEscaped());
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + m_recent.size())));
        connect(action, &QAction::triggered, this, [this, path] { openFile(path); });
        m_recent << action;
    }
    menu->addActions(m_recent);
    menu->setEnabled(!m_recent.isEmpty());
    addActions(m_recent);
}

void MainWindow::fillLensMenu() {
    auto* group = new QActionGroup(this);
    for (const Lens& lens : m_program.document.lenses()) {
        auto* action = m_menus["lens"]->addAction(QString());
        action->setCheckable(true);
        action->setObjectName(QLatin1String(lens.id));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, &lens] { m_program.document.chooseLens(QLatin1String(lens.id)); });
        m_lensActions << action;
    }
}

void MainWindow::retranslate() {
    m_actions->retranslate();
    for (const MenuRow& row : kMenus) m_menus[QLatin1String(row.id)]->setTitle(QCoreApplication::translate("att::Actions", row.text));
    for (qsizetype i = 0; i < m_lensActions.size(); ++i) m_lensActions[i]->setText(shown(m_program.document.lenses()[std::size_t(i)].title));
    auto* find = menuBar()->findChild<QPushButton*>(QStringLiteral("findAnything"));
    find->setText(tr("Ctrl+Shift+P  Find anything"));
    m_parts.exportButton->setText(tr("Export…"));
    m_parts.status->setScale(m_program.settings.now().scale);
    followState();
    showTitle();
    showLook();
}

/// Which actions can be had just now, and what the switches among them say.
void MainWindow::followState() {
    const QUndoStack& undo = m_program.document.undoStack();
    const Preferences now = m_program.settings.now();
    const auto set = [this](const char* id, bool enabled, const QString& text) {
        (*m_actions)[id]->setEnabled(enabled);
        (*m_actions)[id]->setText(text);
    };
    set("undo", undo.canUndo(), undo.canUndo() ? tr("&Undo %1").arg(undo.undoText()) : tr("&Undo"));
    set("redo", undo.canRedo(), undo.canRedo() ? tr("&Redo %1").arg(undo.redoText()) : tr("&Redo"));
    const std::pair<const char*, bool> checks[] = {{"navigation", now.navigation},
                                                   {"options", now.options},
                                                   {"explanation", now.explanation},
                                                   {"projector", projecting()},
                                                   {"themeSystem", now.theme == ThemeChoice::System},
                                                   {"themeLight", now.theme == ThemeChoice::Light},
                                                   {"themeDark", now.theme == ThemeChoice::Dark},
                                                   {"languageSystem", now.language == LanguageChoice::System},
                                                   {"languageEnglish", now.language == LanguageChoice::English},
                                                   {"languageChinese", now.language == LanguageChoice::Chinese}};
    for (const auto& [id, on] : checks) (*m_actions)[id]->setChecked(on);
    (*m_actions)["continue"]->setEnabled(QFileInfo::exists(m_program.journal.lastSessionPath()));
    for (QAction* action : m_lensActions) action->setChecked(action->objectName() == QLatin1String(m_program.document.lens().id));
}

}  // namespace att
