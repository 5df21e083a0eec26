// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window by the keyboard alone, lens by lens: the Tab key comes to every control and back to the first, and each says its name.
#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QPointer>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <memory>

#include "app/command_palette.h"
#include "app/live.h"
#include "app/main_window.h"
#include "app/notice_bar.h"
#include "app/program.h"
#include "engine/core/lens.h"
#include "widgets/runner.h"
#include "widgets/stage_strip.h"

using namespace att;

namespace {

QString described(const QWidget* widget) {
    return QString("%1 %2 \"%3\" in %4")
        .arg(widget->metaObject()->className(), widget->objectName(), widget->accessibleName(),
             widget->parentWidget() ? widget->parentWidget()->metaObject()->className() : "nothing");
}

/// What a hand could press or move. The strip scrolls by itself when the arrow keys walk along its stages.
bool isControl(const QWidget* widget) {
    if (qobject_cast<const QToolButton*>(widget) && qobject_cast<const StageStrip*>(widget->parentWidget())) return false;
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
           (qobject_cast<const QAbstractSlider*>(widget) && widget->focusPolicy() != Qt::NoFocus);
}

/// By pressing Tab until it is where it was before. What a late outcome has replaced meanwhile does not count.
QSet<QWidget*> reachedByTab(QWidget& window) {
    QList<QPointer<QWidget>> walked;
    window.setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 500; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, Qt::Key_Tab);
        QWidget* here = QApplication::focusWidget();
        if (!here || walked.contains(here)) break;
        walked.append(here);
    }
    QSet<QWidget*> reached(walked.begin(), walked.end());
    reached.remove(nullptr);
    return reached;
}

/// One of a set of which one is chosen: Tab comes to the set, and the arrow keys walk in it.
bool isOfReachedSet(const QWidget* widget, const QSet<QWidget*>& reached) {
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    if (!button || !button->isCheckable()) return false;
    return std::any_of(reached.begin(), reached.end(), [button](const QWidget* other) {
        return other->metaObject() == button->metaObject() && other->parentWidget() == button->parentWidget();
    });
}

QString nameOf(QWidget* widget) {
    const QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
    return face ? face->text(QAccessible::Name) : QString();
}

}  // namespace

/// One window for all lenses: Qt may answer for a widget with the name of one that stood at its address before.
class tst_keyboard : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void reachesEveryControl_data();
    void reachesEveryControl();
    void opensOnTheMapThatIsExplained();
    void offersAWayOn();
    void palettePlays();
    void paletteDraws_data();
    void paletteDraws();
    void cleanupTestCase() { m_window.reset(), m_program.reset(); }

private:
    std::unique_ptr<Program> m_program;
    std::unique_ptr<MainWindow> m_window;
};

void tst_keyboard::initTestCase() {
    m_program = std::make_unique<Program>(catalogue(), Places{});
    m_window = std::make_unique<MainWindow>(*m_program);
    m_window->resize(1440, 900);
    m_window->show();
}

void tst_keyboard::reachesEveryControl_data() {
    QTest::addColumn<QString>("lens");
    for (const Lens& lens : catalogue()) QTest::newRow(lens.id) << QString::fromLatin1(lens.id);
}

void tst_keyboard::reachesEveryControl() {
    QFETCH(QString, lens);
    MainWindow& window = *m_window;
    m_program->document.chooseLens(lens);
    const Live& live = m_program->live;
    QTRY_VERIFY_WITH_TIMEOUT(live.outcome() && live.lens()->id == lens && !m_program->live.runner().busy(), 20000);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const QSet<QWidget*> reached = reachedByTab(window);
    QVERIFY(reached.size() > 10);
    QStringList missing, nameless;
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (widget->isVisible() && widget->isEnabled() && isControl(widget) && !reached.contains(widget) && !isOfReachedSet(widget, reached))
            missing << described(widget);
    for (QWidget* widget : reached)
        if (nameOf(widget).isEmpty()) nameless << described(widget);
    QVERIFY2(missing.isEmpty(), qPrintable("not reached: " + missing.join("; ")));
    QVERIFY2(nameless.isEmpty(), qPrintable("without a name: " + nameless.join("; ")));
}

namespace {

const Command* commandCalled(const std::vector<Command>& commands, const QString& title) {
    const auto found = std::ranges::find(commands, title, &Command::title);
    return found == commands.end() ? nullptr : &*found;
}

}  // namespace

void tst_keyboard::opensOnTheMapThatIsExplained() {
    Program program(catalogue(), Places{});
    program.document.chooseLens("se");
    const MainWindow window(program);
    QTRY_VERIFY(program.selection.pinned());
    const Cell pinned = *program.selection.pinned();
    QVERIFY(pinned.column > 0);
    QCOMPARE(program.selection.head(), pinned.column);
}

/// Who types a word that the trained model does not know is told what would take it.
void tst_keyboard::offersAWayOn() {
    m_program->document.chooseLens("multi_head");
    QTRY_VERIFY(m_program->live.lens() && m_program->live.lens()->id == std::string("multi_head") && !m_program->live.runner().busy());
    QSignalSpy failed(&m_program->live, &Live::failed);
    QVERIFY(m_program->document.edit("text", std::string("teapot"), true));
    QVERIFY(failed.count() > 0 || failed.wait());
    NoticeBar* bar = m_window->parts().standing;
    const auto offered = [bar] {
        QList<QPushButton*> buttons = bar->findChildren<QPushButton*>();
        buttons.removeIf([](const QPushButton* button) { return !button->text().contains("seed"); });
        return buttons;
    };
    QCOMPARE(offered().size(), 1);
    QSignalSpy changed(&m_program->live, &Live::outcomeChanged);
    offered().front()->click();
    QVERIFY(changed.count() > 0 || changed.wait());
    QVERIFY(bar->text() != "It can be shown with another choice:");
}

void tst_keyboard::palettePlays() {
    m_program->document.chooseLens("train");
    const auto still = m_window->commands();
    QVERIFY(commandCalled(still, "One Step") && commandCalled(still, "Play") && !commandCalled(still, "Pause"));
    commandCalled(still, "Play")->run();
    QVERIFY(m_program->courses.current()->state().playing);
    const auto playing = m_window->commands();
    QVERIFY(!commandCalled(playing, "One Step") && commandCalled(playing, "Pause"));
    commandCalled(playing, "Pause")->run();
    QVERIFY(!m_program->courses.current()->state().playing);
}

void tst_keyboard::paletteDraws_data() {
    QTest::addColumn<QString>("lens");
    QTest::addColumn<bool>("picture");
    QTest::newRow("se") << "se" << true;
    QTest::newRow("multi_head") << "multi_head" << false;
}

void tst_keyboard::paletteDraws() {
    QFETCH(QString, lens);
    m_program->document.chooseLens(lens);
    const auto commands = m_window->commands();
    for (const char* title : {"Open a Picture", "Paste a Picture", "Draw over the Picture"})
        QTEST(commandCalled(commands, title) != nullptr, "picture");
    QVERIFY(!commandCalled(commands, "Play"));
}

QTEST_MAIN(tst_keyboard)
#include "tst_keyboard.moc"
