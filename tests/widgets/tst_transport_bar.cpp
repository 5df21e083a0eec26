// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/transport_bar.h"

#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "widgets/timeline_slider.h"

using namespace att;

class tst_transport_bar : public QObject {
    Q_OBJECT
private slots:
    void playsAndPauses();
    void looksBackAlongTheTimeline();
    void pinsAStep();
    void choosesAPace();
    void forbidsWhatCannotBe();
    void offersExamples();

private:
    static QPushButton* button(const TransportBar& bar, const char* text) {
        for (auto* each : bar.findChildren<QPushButton*>())
            if (each->text() == QString::fromUtf8(text)) return each;
        return nullptr;
    }
};

void tst_transport_bar::playsAndPauses() {
    TransportBar bar(nullptr);
    QSignalSpy play(&bar, &TransportBar::playAsked), pause(&bar, &TransportBar::pauseAsked), step(&bar, &TransportBar::stepAsked);
    bar.setState({}, {});
    QTest::mouseClick(button(bar, "Play"), Qt::LeftButton);
    QTest::mouseClick(button(bar, "Step"), Qt::LeftButton);
    QCOMPARE(play.count(), 1);
    QCOMPARE(step.count(), 1);
    bar.setState({.begun = true, .playing = true, .last = 8}, {});
    QVERIFY(!button(bar, "Step")->isEnabled());
    QTest::mouseClick(button(bar, "Pause"), Qt::LeftButton);
    QCOMPARE(pause.count(), 1);
}

void tst_transport_bar::looksBackAlongTheTimeline() {
    TransportBar bar(nullptr);
    QSignalSpy chosen(&bar, &TransportBar::stepChosen);
    bar.setState({.begun = true, .last = 100}, {});
    auto* timeline = bar.findChild<TimelineSlider*>();
    QCOMPARE(timeline->value(), 100);
    QCOMPARE(chosen.count(), 0);  // what is set is not reported
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_Home);
    QCOMPARE(chosen.takeFirst().first().value<std::optional<int>>(), std::optional(0));
    bar.setState({.begun = true, .last = 100}, {.step = 40});
    QCOMPARE(timeline->value(), 40);
    QTest::keyClick(timeline, Qt::Key_End);
    QCOMPARE(chosen.takeFirst().first().value<std::optional<int>>(), std::optional<int>());
    QTest::mouseClick(button(bar, "Newest"), Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
}

void tst_transport_bar::pinsAStep() {
    TransportBar bar(nullptr);
    QSignalSpy pin(&bar, &TransportBar::pinAsked);
    bar.setState({.begun = true, .last = 100}, {});
    QTest::mouseClick(button(bar, "Pin this step"), Qt::LeftButton);
    QCOMPARE(pin.count(), 1);
    bar.setState({.begun = true, .last = 100}, {.compared = 40});
    QVERIFY(button(bar, "Unpin step 40")->isChecked());
}

void tst_transport_bar::choosesAPace() {
    TransportBar bar(nullptr);
    QSignalSpy pace(&bar, &TransportBar::paceChosen);
    auto* speed = bar.findChildren<FieldSlider*>().first();
    QCOMPARE(bar.pace(), 50.0);
    speed->setFocus();
    QTest::keyClick(speed, Qt::Key_Home);
    QCOMPARE(pace.takeFirst().first().toDouble(), 1.0);
    QTest::keyClick(speed, Qt::Key_End);
    QCOMPARE(pace.takeFirst().first().toDouble(), 0.0);
}

void tst_transport_bar::forbidsWhatCannotBe() {
    TransportBar bar(nullptr);
    bar.setState({}, {});
    for (const char* text : {"Reset", "Save…", "Pin this step", "Newest"}) QVERIFY2(!button(bar, text)->isEnabled(), text);
    bar.setState({.begun = true, .last = 7, .fault = Error{}}, {});
    QVERIFY(!button(bar, "Play")->isEnabled() && button(bar, "Reset")->isEnabled());
}

void tst_transport_bar::offersExamples() {
    TransportBar bar(nullptr);
    QSignalSpy chosen(&bar, &TransportBar::exampleChosen);
    bar.setExamples({{{"Reverse"}, {}}, {{"Sort"}, {}}});
    button(bar, "Examples")->menu()->actions().at(1)->trigger();
    QCOMPARE(chosen.takeFirst().first().toInt(), 1);
}

QTEST_MAIN(tst_transport_bar)
#include "tst_transport_bar.moc"
