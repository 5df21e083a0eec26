// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one window: puts the parts into their frame and connects them to the program. It computes nothing and decides
// nothing about specs; the document does.

#include <QElapsedTimer>
#include <QMainWindow>
#include <chrono>

#include "app/window_actions.h"
#include "app/window_parts.h"
#include "engine/core/result.h"

namespace att {

class CommandPalette;
class FieldEditor;
class Program;
struct Command;
struct Run;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// `program` must outlive it.
    explicit MainWindow(Program& program);
    ~MainWindow() override;

    const WindowActions& actionList() const { return *m_actions; }
    const WindowParts& parts() const { return m_parts; }
    /// Everything the palette offers just now.
    std::vector<Command> commands();
    bool projecting() const;

public slots:
    /// Any file that the program can use.
    void openFile(const QString& path);
    void openFiles(const QStringList& paths);

signals:
    /// An outcome, or another look at it, has reached the screen; counted from the change that asked for it.
    void framePainted(std::chrono::nanoseconds sinceAsked);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    using Slot = void (MainWindow::*)();
    struct BoundAction {
        ActionRow row;
        Slot slot;
    };
    /// Of all menus, in their order.
    static const std::vector<BoundAction>& boundActions();
    static std::vector<BoundAction> fileActions();
    static std::vector<BoundAction> editActions();
    static std::vector<BoundAction> viewActions();
    static std::vector<BoundAction> choiceActions();  ///< themes and languages
    static std::vector<BoundAction> lensActions();
    static std::vector<BoundAction> helpActions();
    static std::vector<BoundAction> barActions();  ///< in no menu

    // main_window.cpp
    void restorePlace();
    void keepPlace();
    void showTitle();
    void framePaintedNow();

    // window_menus.cpp
    void makeActions();
    void makeMenus();
    void fillMenu(QMenu* menu, const QString& id);
    void fillRecent();
    void fillLensMenu();
    void retranslate();
    void followState();

    // window_wiring.cpp
    void connectControls();
    void connectPicture();
    void connectDocument();
    void connectLive();
    void connectFiles();
    void showLens();
    void showSpec();
    void showLook();
    void takeOutcome();
    void showOutcome();
    void showFailure(const Error& error);
    void offerWaysOn();
    void pinSomething();
    void followSetting(const QString& key);
    void report(const Status& status);
    void requestArrays(const QString& key);
    void requestPicture(const QString& key);

    // window_bars.cpp
    void connectBars();
    void playOrPause();
    void followBars();

    // window_course.cpp
    void connectCourse();
    void showCourse();

    // window_files.cpp
    void openCourse();
    void saveCourse();
    void newWorkspace();
    void chooseFile();
    void save();
    void saveAs();
    void offerJournal();
    void continueLastSession();
    void continueFrom(const QString& journal, const QString& undoText);
    void exportFigure();
    void copyFigure();

    // window_views.cpp
    void toggleNavigation();
    void toggleOptions();
    void toggleExplanation();
    void toggleProjector();
    void leaveProjector();
    void larger();
    void smaller();
    void actualSize();
    void scaleBy(int percent);
    void chooseTheme(QAction* action);
    void chooseLanguage(QAction* action);
    void switchLanguage();
    bool narrow() const;
    void keepFolds();
    void applyFolds();
    void fitExplanation();
    void applyContentFont();

    // window_go.cpp
    void nextLens();
    void previousLens();
    void nextStage();
    void previousStage();
    void nextHead();
    void previousHead();
    void stepLens(int by);
    void stepStage(int by);
    void stepHead(int by);
    void resetLens();
    void unpin();

    // window_dialogs.cpp
    void findAnything();
    void showHelp();
    void showShortcuts();
    void showSettings();
    void showTable();
    void showHistory();
    void showAbout();
    void present(QDialog* dialog);
    void focusField(FieldEditor* editor);
    void addActionCommands(std::vector<Command>& list);
    void addLensCommands(std::vector<Command>& list);
    void addFieldCommands(std::vector<Command>& list);

    Program& m_program;
    WindowParts m_parts;
    WindowActions* m_actions;
    QHash<QString, QMenu*> m_menus;
    QList<QAction*> m_recent, m_lensActions;
    CommandPalette* m_palette = nullptr;
    std::optional<std::chrono::steady_clock::time_point> m_frameAsked;
    QElapsedTimer m_sinceTimesShown;
    double m_engineTime = 0;
    std::optional<Error> m_failure;  ///< of the present spec: what is shown is still of one before
    bool m_pinnedSomething = false;
};

}  // namespace att
