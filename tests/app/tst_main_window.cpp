// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoView>

#include "app/command_palette.h"
#include "app/notice_bar.h"
#include "app/program.h"
#include "tests/support/toy_lens.h"
#include "widgets/card_area.h"
#include "widgets/explanation_strip.h"
#include "widgets/form.h"
#include "widgets/navigation.h"

using namespace att;

namespace {

const std::vector<Lens>& lenses() {
    static const auto list = toyLenses();
    return list;
}

/// A program with its window on an offscreen screen, waiting for its first picture.
struct OnStage {
    explicit OnStage(const Places& places = {}) : program(lenses(), places), window(program), painted(&window, &MainWindow::framePainted) {
        window.resize(1200, 800);
        window.show();
    }
    bool waitForPicture() { return painted.count() > 0 || painted.wait(5000); }
    int shownSize() const { return program.live.outcome() ? toySize(*program.live.outcome()->spec) : 0; }

    Program program;
    MainWindow window;
    QSignalSpy painted;
};

QList<QAction*> actionsIn(const QMenu* menu) {
    QList<QAction*> list;
    for (QAction* action : menu->actions()) {
        if (action->menu())
            list << actionsIn(action->menu());
        else if (!action->isSeparator())
            list << action;
    }
    return list;
}

}  // namespace

class tst_main_window : public QObject {
    Q_OBJECT
private slots:
    void startsWithALivePicture();
    void frameCountsFromTheChange();
    void everyPictureShowsTheLatestSpec();
    void undoIsInTheMenu();
    void paletteFindsEveryAction();
    void paletteFindsLensesFieldsAndExamples();
    void paletteRunsByKeyboardAlone();
    void errorsAreShownAndThePictureStays();
    void opensADroppedWorkspace();
    void projectorModeComesAndGoes();
    void foldsAreRemembered();
    void switchesLanguageAndThemeWhileItRuns();
    void openDialogsChangeLanguage_data();
    void openDialogsChangeLanguage();
    void closesDuringARun();
    void everyActionHasAText();
    void offersWhatACrashLeft();
};

void tst_main_window::startsWithALivePicture() {
    OnStage stage;
    QVERIFY(stage.waitForPicture());
    QCOMPARE(stage.shownSize(), 4);
    QVERIFY(!stage.window.parts().notice->isVisible());
    QVERIFY(stage.program.selection.pinned());
}

/// Also where nothing is computed: from the change of the look, not from the request that the picture once came of.
void tst_main_window::frameCountsFromTheChange() {
    OnStage stage;
    QVERIFY(stage.waitForPicture());
    const auto computed = stage.program.live.run()->asked;
    QTest::qWait(20);
    const auto before = std::chrono::steady_clock::now();
    stage.painted.clear();
    QVERIFY(stage.program.document.editLook("colours", std::string("magma"), true));
    QVERIFY(stage.painted.count() > 0 || stage.painted.wait());
    QCOMPARE(stage.program.live.run()->asked, computed);
    QVERIFY(stage.painted[0][0].value<std::chrono::nanoseconds>() <= std::chrono::steady_clock::now() - before);
}

void tst_main_window::everyPictureShowsTheLatestSpec() {
    OnStage stage;
    QVERIFY(stage.waitForPicture());
    for (const int size : {5, 12, 3}) {
        QVERIFY(stage.program.document.edit("size", size, true));
        QTRY_COMPARE(stage.shownSize(), size);
    }
    stage.program.document.chooseLens("other");
    QTRY_COMPARE(stage.program.live.lens(), &lenses()[1]);
}

void tst_main_window::undoIsInTheMenu() {
    OnStage stage;
    QAction* undo = stage.window.actionList()["undo"];
    QVERIFY(!undo->isEnabled());
    QVERIFY(stage.program.document.edit("size", 5, true));
    QVERIFY(undo->isEnabled());
    QVERIFY(undo->text().contains("Size: 5"));
    undo->trigger();
    QTRY_COMPARE(stage.shownSize(), 4);
    stage.window.actionList()["redo"]->trigger();
    QTRY_COMPARE(stage.shownSize(), 5);
}

void tst_main_window::paletteFindsEveryAction() {
    OnStage stage;
    QStringList titles;
    for (const Command& command : stage.window.commands()) titles << command.title;
    int actions = 0;
    for (QAction* top : stage.window.menuBar()->actions())
        for (const QAction* action : actionsIn(top->menu())) {
            if (!action->isEnabled()) continue;
            QVERIFY2(titles.contains(plainText(action->text())), qPrintable(action->text()));
            ++actions;
        }
    QVERIFY(actions > 20);
}

void tst_main_window::paletteFindsLensesFieldsAndExamples() {
    OnStage stage;
    const auto commands = stage.window.commands();
    for (const char* typed : {"Other toy", "Size", "Big", "Colours", "delay"}) {
        const auto found = matching(commands, typed);
        QVERIFY2(!found.empty(), typed);
        const QString words = found.front().title + ' ' + found.front().aliases;
        QVERIFY2(words.contains(typed, Qt::CaseInsensitive), qPrintable(words));
    }
    matching(commands, "Big").front().run();
    QCOMPARE(toySize(*stage.program.document.spec()), 32);
}

void tst_main_window::paletteRunsByKeyboardAlone() {
    OnStage stage;
    QVERIFY(QTest::qWaitForWindowActive(&stage.window));
    stage.window.actionList()["find"]->trigger();
    auto* input = stage.window.findChild<CommandPalette*>()->findChild<QLineEdit*>();
    QVERIFY(input->isVisible());
    QTest::keyClicks(input, "other toy");
    QTest::keyClick(input, Qt::Key_Return);
    QCOMPARE(stage.program.document.lens().id, "other");
    QVERIFY(!input->isVisible());
}

void tst_main_window::errorsAreShownAndThePictureStays() {
    OnStage stage;
    QVERIFY(stage.waitForPicture());
    const OutcomePtr before = stage.program.live.outcome();
    QSignalSpy failed(&stage.program.live, &Live::failed);
    QVERIFY(stage.program.document.edit("text", std::string("memory"), true));
    QVERIFY(failed.wait());
    QCOMPARE(stage.program.live.outcome(), before);
    const auto* strip = stage.window.parts().explanation;
    QVERIFY(!strip->accessibleDescription().isEmpty());  // still of the spec before
    QVERIFY(stage.program.document.editLook("colours", std::string("magma"), true));
    QVERIFY(!strip->accessibleDescription().isEmpty());
    QVERIFY(stage.program.document.edit("text", std::string("fine"), true));
    QTRY_VERIFY(stage.program.live.outcome() != before);
}

void tst_main_window::opensADroppedWorkspace() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.attention");
    OnStage stage;
    QVERIFY(stage.program.document.edit("size", 7, true));
    stage.program.files.saveAs(path);
    QTRY_COMPARE(stage.program.files.path(), path);
    QVERIFY(stage.program.document.edit("size", 8, true));

    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&stage.window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&stage.window, &drop);
    QTRY_COMPARE(toySize(*stage.program.document.spec()), 7);
}

void tst_main_window::projectorModeComesAndGoes() {
    OnStage stage;
    const int before = stage.window.parts().content->font().pixelSize();
    stage.window.actionList()["projector"]->trigger();
    QVERIFY(stage.window.projecting());
    QVERIFY(stage.window.parts().content->font().pixelSize() > before);
    QVERIFY(!stage.window.parts().form->isVisible());
    QVERIFY(!stage.window.parts().navigation->isVisible());
    stage.window.actionList()["leaveProjector"]->trigger();
    QVERIFY(!stage.window.projecting());
    QCOMPARE(stage.window.parts().content->font().pixelSize(), before);
    QVERIFY(stage.window.parts().form->isVisible());
}

void tst_main_window::foldsAreRemembered() {
    const QTemporaryDir folder;
    const Places places{folder.filePath("settings.json"), {}};
    {
        OnStage stage(places);
        stage.window.actionList()["navigation"]->trigger();
        stage.window.actionList()["options"]->trigger();
        QVERIFY(!stage.window.parts().form->isVisible());
    }
    OnStage stage(places);
    QVERIFY(stage.window.parts().navigation->folded());
    QVERIFY(!stage.window.parts().form->isVisible());
}

void tst_main_window::switchesLanguageAndThemeWhileItRuns() {
    OnStage stage;
    QVERIFY(stage.waitForPicture());
    stage.window.actionList()["languageChinese"]->trigger();
    QCOMPARE(stage.program.languages.current(), QString("zh_CN"));
    stage.window.actionList()["languageEnglish"]->trigger();
    QCOMPARE(stage.program.languages.current(), QString("en"));
    stage.window.actionList()["themeDark"]->trigger();
    QTRY_VERIFY(stage.window.palette().color(QPalette::Window).lightness() < 128);
    stage.window.actionList()["themeLight"]->trigger();
    QTRY_VERIFY(stage.window.palette().color(QPalette::Window).lightness() > 128);
    for (int i = 0; i < 12; ++i) stage.window.actionList()["larger"]->trigger();
    QCOMPARE(stage.program.settings.now().scale, 200);
    stage.window.actionList()["actualSize"]->trigger();
    QCOMPARE(stage.program.settings.now().scale, 100);
}

void tst_main_window::openDialogsChangeLanguage_data() {
    QTest::addColumn<QByteArray>("action");
    for (const char* action : {"shortcuts", "history", "settings"}) QTest::newRow(action) << QByteArray(action);
}

void tst_main_window::openDialogsChangeLanguage() {
    OnStage stage;
    QVERIFY(stage.waitForPicture());
    QFETCH(QByteArray, action);
    stage.window.actionList()[action]->trigger();
    const auto* dialog = stage.window.findChild<QDialog*>();
    const auto words = [dialog] {
        QStringList all{dialog->windowTitle()};
        for (const auto* table : dialog->findChildren<QTableWidget*>()) all << table->item(0, 0)->text() << table->item(table->rowCount() - 1, 1)->text();
        for (const auto* view : dialog->findChildren<QUndoView*>()) all << view->emptyLabel();
        return all;
    };
    const QStringList before = words();
    stage.window.actionList()["languageChinese"]->trigger();
    for (qsizetype i = 0; i < before.size(); ++i) QTRY_VERIFY2(words()[i] != before[i], qPrintable(before[i]));
    stage.window.actionList()["languageEnglish"]->trigger();
    QTRY_COMPARE(words(), before);
}

void tst_main_window::closesDuringARun() {
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < 5; ++i) {
        OnStage stage;
        QVERIFY(stage.program.document.edit("delay", 10000, true));
        QCoreApplication::processEvents();
        stage.window.close();
    }
    QVERIFY(time.elapsed() < 5000);
}

void tst_main_window::everyActionHasAText() {
    OnStage stage;
    for (const QAction* action : stage.window.actionList().all()) QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
}

void tst_main_window::offersWhatACrashLeft() {
    const QTemporaryDir folder;
    {
        Document document(lenses());
        Journal journal(folder.path(), document);
        QVERIFY(document.edit("size", 9, true));
        journal.leaveBehind();
    }
    OnStage stage({{}, folder.path()});
    QVERIFY(stage.window.parts().notice->isVisible());
    QCOMPARE(toySize(*stage.program.document.spec()), 4);
    stage.window.parts().notice->findChildren<QPushButton*>()[1]->click();
    QCOMPARE(toySize(*stage.program.document.spec()), 9);
    QVERIFY(!stage.window.parts().notice->isVisible());
}

QTEST_MAIN(tst_main_window)
#include "tst_main_window.moc"
