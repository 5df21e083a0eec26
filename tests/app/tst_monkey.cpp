// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody who clicks, drags, turns and types without sense, the same way for the same seed. The program must neither crash, nor
// hang, nor paint wrongly. ATT_MONKEY_EVENTS and ATT_MONKEY_SEED ask for more than the few events of every day.
#include <signal.h>
#include <unistd.h>

#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <array>
#include <functional>

#include "app/main_window.h"
#include "app/program.h"

using namespace att;

namespace {

int fromEnvironment(const char* name, int otherwise) {
    bool given = false;
    const int number = qEnvironmentVariableIntValue(name, &given);
    return given ? number : otherwise;
}

/// The last events, kept where a signal handler may read them.
std::array<std::array<char, 120>, 50> lastEvents;
std::size_t eventCount = 0;
QStringList complaints;

void note(const QString& words) {
    auto& line = lastEvents[eventCount++ % lastEvents.size()];
    line.fill(0);
    qstrncpy(line.data(), qPrintable(words + '\n'), line.size());
}

void tellLastEvents(int signal) {
    for (std::size_t i = eventCount > lastEvents.size() ? eventCount - lastEvents.size() : 0; i < eventCount; ++i) {
        const auto& line = lastEvents[i % lastEvents.size()];
        (void)!write(STDERR_FILENO, line.data(), strnlen(line.data(), line.size()));
    }
    ::signal(signal, SIG_DFL);
    raise(signal);
}

/// What Qt says when a program paints or connects wrongly.
void listen(QtMsgType, const QMessageLogContext&, const QString& message) {
    for (const char* start : {"QPainter", "QObject::", "QWidget::", "QLayout", "QAbstractItem", "QModelIndex"})
        if (message.startsWith(QLatin1String(start))) complaints << message;
}

// Not Delete, which a file dialog would obey.
const QList<int> keys{Qt::Key_Left,  Qt::Key_Right,       Qt::Key_Up,           Qt::Key_Down,   Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Home,
                      Qt::Key_End,   Qt::Key_Tab,         Qt::Key_Backtab,      Qt::Key_Return, Qt::Key_Space,  Qt::Key_Escape,   Qt::Key_Plus,
                      Qt::Key_Minus, Qt::Key_BracketLeft, Qt::Key_BracketRight, Qt::Key_T,      Qt::Key_0,      Qt::Key_7,        Qt::Key_A,
                      Qt::Key_F1,    Qt::Key_F7,          Qt::Key_F8,           Qt::Key_F9,     Qt::Key_F11,    Qt::Key_Backspace};
const QList<QKeyCombination> chords{Qt::CTRL | Qt::Key_Z,
                                    Qt::CTRL | Qt::Key_Y,
                                    Qt::CTRL | Qt::Key_T,
                                    Qt::CTRL | Qt::Key_PageDown,
                                    Qt::CTRL | Qt::Key_PageUp,
                                    Qt::ALT | Qt::Key_Right,
                                    Qt::ALT | Qt::Key_Left,
                                    Qt::ALT | Qt::Key_Down,
                                    Qt::CTRL | Qt::SHIFT | Qt::Key_P,
                                    Qt::CTRL | Qt::Key_Plus,
                                    Qt::CTRL | Qt::Key_Minus,
                                    Qt::CTRL | Qt::Key_0,
                                    Qt::CTRL | Qt::Key_E,
                                    Qt::CTRL | Qt::Key_Comma,
                                    Qt::CTRL | Qt::Key_W,
                                    Qt::CTRL | Qt::Key_N,
                                    Qt::CTRL | Qt::SHIFT | Qt::Key_H,
                                    Qt::CTRL | Qt::SHIFT | Qt::Key_C};

class Monkey {
public:
    Monkey(MainWindow& window, quint32 seed) : m_window(window), m_dice(seed) {}

    void act() {
        if (!m_window.isVisible()) m_window.show();
        QWidget* top = topOfAll();
        if (qobject_cast<QFileDialog*>(top)) return void(top->close());
        switch (m_dice.bounded(12)) {
            case 0:
            case 1:
            case 2:
            case 3: return click(top);
            case 4:
            case 5: return drag(top);
            case 6: return wheel(top);
            case 7:
            case 8:
            case 9: return pressKey();
            case 10: return pressChord();
            default: return m_dice.bounded(20) == 0 ? resize() : move(top);
        }
    }

private:
    QWidget* topOfAll() {
        if (QWidget* popup = QApplication::activePopupWidget()) return popup;
        if (QWidget* modal = QApplication::activeModalWidget()) return modal;
        QList<QWidget*> windows;
        for (QWidget* each : QApplication::topLevelWidgets())
            if (each->isVisible() && each->windowType() != Qt::ToolTip) windows << each;
        return windows.isEmpty() || m_dice.bounded(3) > 0 ? &m_window : windows[m_dice.bounded(windows.size())];
    }

    /// A visible widget, and a place in it. Sliders are worth finding more often than chance does.
    std::pair<QWidget*, QPoint> somewhere(QWidget* top) {
        const QPoint place(m_dice.bounded(std::max(1, top->width())), m_dice.bounded(std::max(1, top->height())));
        QWidget* hit = top->childAt(place);
        return hit ? std::pair(hit, hit->mapFrom(top, place)) : std::pair(top, place);
    }

    QString named(const char* what, const QWidget* widget, const QPoint& place) const {
        return QStringLiteral("%1 %2 %3,%4").arg(QLatin1String(what), QLatin1String(widget->metaObject()->className())).arg(place.x()).arg(place.y());
    }

    void click(QWidget* top) {
        const auto [widget, place] = somewhere(top);
        note(named("click", widget, place));
        const auto button = m_dice.bounded(15) == 0 ? Qt::RightButton : Qt::LeftButton;
        m_dice.bounded(8) == 0 ? QTest::mouseDClick(widget, Qt::LeftButton, {}, place) : QTest::mouseClick(widget, button, {}, place);
    }

    void drag(QWidget* top) {
        const auto [widget, from] = somewhere(top);
        const QPointer<QWidget> alive = widget;
        note(named("drag", widget, from));
        QTest::mousePress(widget, Qt::LeftButton, {}, from);
        for (int step = 1; step < 6 && alive; ++step)
            QTest::mouseMove(widget, from + QPoint(m_dice.bounded(-40, 40), m_dice.bounded(-10, 10)) * step);
        if (alive) QTest::mouseRelease(widget, Qt::LeftButton, {}, from + QPoint(m_dice.bounded(-90, 90), 0));
    }

    void move(QWidget* top) {
        const auto [widget, place] = somewhere(top);
        note(named("move", widget, place));
        QTest::mouseMove(widget, place);
    }

    void wheel(QWidget* top) {
        const auto [widget, place] = somewhere(top);
        note(named("wheel", widget, place));
        QWheelEvent event(place, widget->mapToGlobal(place), {}, {0, m_dice.bounded(2) ? 120 : -120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget, &event);
    }

    QWidget* listener() const {
        QWidget* focus = QApplication::focusWidget();
        return focus ? focus : QApplication::activeWindow() ? QApplication::activeWindow() : &m_window;
    }

    void pressKey() {
        const int key = keys[m_dice.bounded(keys.size())];
        note(QStringLiteral("key %1 for %2").arg(key, 0, 16).arg(QLatin1String(listener()->metaObject()->className())));
        QTest::keyClick(listener(), Qt::Key(key), m_dice.bounded(6) == 0 ? Qt::ShiftModifier : Qt::NoModifier);
    }

    void pressChord() {
        const QKeyCombination chord = chords[m_dice.bounded(chords.size())];
        note(QStringLiteral("chord %1").arg(chord.toCombined(), 0, 16));
        QTest::keyClick(listener(), chord.key(), chord.keyboardModifiers());
    }

    void resize() {
        const QSize size(m_dice.bounded(320, 1600), m_dice.bounded(240, 1000));
        note(QStringLiteral("resize %1 %2").arg(size.width()).arg(size.height()));
        m_window.resize(size);
    }

    MainWindow& m_window;
    QRandomGenerator m_dice;
};

void closeAllAbove() {
    while (QWidget* over = QApplication::activePopupWidget() ? QApplication::activePopupWidget() : QApplication::activeModalWidget()) over->close();
}

}  // namespace

class tst_monkey : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void survives();

private:
    const QTemporaryDir m_home;
};

/// Nothing it writes may land outside its own folder.
void tst_monkey::initTestCase() {
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"}) qputenv(name, m_home.path().toUtf8());
    QVERIFY(QDir::setCurrent(m_home.path()));
    QApplication::setQuitOnLastWindowClosed(false);
    for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS}) ::signal(signal, tellLastEvents);
    qInstallMessageHandler(listen);
}

void tst_monkey::survives() {
    const int events = fromEnvironment("ATT_MONKEY_EVENTS", 600), seed = fromEnvironment("ATT_MONKEY_SEED", 1);
    Program program(catalogue(), {m_home.filePath("settings.json"), m_home.filePath("journal")});
    (void)program.settings.edit("memory_budget", 1, true);
    MainWindow window(program);
    window.resize(1200, 800);
    window.show();
    Monkey monkey(window, quint32(seed));
    QEventLoop loop;
    int done = 0;
    // Each event asks for the next before it happens: a menu or a dialog may wait in a loop of its own.
    const std::function<void()> next = [&] {
        if (++done > events) {
            closeAllAbove();
            return loop.quit();
        }
        QTimer::singleShot(0, &loop, next);
        monkey.act();
    };
    QTimer::singleShot(0, &loop, next);
    loop.exec();
    closeAllAbove();
    QTRY_VERIFY_WITH_TIMEOUT(!program.live.runner().busy(), 60000);
    QVERIFY(program.live.outcome());
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.mid(0, 5).join('\n')));
}

QTEST_MAIN(tst_monkey)
#include "tst_monkey.moc"
