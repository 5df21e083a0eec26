// SPDX-License-Identifier: GPL-3.0-or-later
// The sliders of a form: dragged, clicked, stepped by keys and by the wheel.
#include <QCheckBox>
#include <QComboBox>
#include <QWheelEvent>

#include "tests/widgets/form_loop.h"
#include "widgets/field_box.h"
#include "widgets/field_slider.h"

using namespace att;

namespace {

QPoint handle(const FieldSlider* slider) {
    const int side = px(slider, 14), room = slider->width() - side;
    return {side / 2 + room * (slider->value() - slider->minimum()) / std::max(1, slider->maximum() - slider->minimum()), slider->height() / 2};
}

void drag(FieldSlider* slider, const QPoint& to, Qt::KeyboardModifiers modifiers = {}) {
    const QPoint from = handle(slider);
    QTest::mousePress(slider, Qt::LeftButton, modifiers, from);
    for (int i = 1; i <= 8; ++i) {
        const QPointF place = QPointF(from) + QPointF(to - from) * i / 8;
        QMouseEvent move(QEvent::MouseMove, place, slider->mapToGlobal(place), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(slider, &move);
    }
    QTest::mouseRelease(slider, Qt::LeftButton, modifiers, to);
}

}  // namespace

class tst_form_sliders : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { dressProgram(); }
    void dragIsOneStep();
    void clickInTheGrooveIsOneStep();
    void dragSnapsWithControl();
    void arrowKeysMoveTheSlider();
    void controlArrowsLeap();
    void wheelScrollsTheFormUnlessFocused();
};

void tst_form_sliders::dragIsOneStep() {
    Loop loop;
    auto* slider = loop.part<FieldSlider>("heads");
    drag(slider, {slider->width() - 1, slider->height() / 2});
    QCOMPARE(loop.value("heads"), "32");
    QVERIFY(loop.edits.count() > 3);
    QCOMPARE(loop.finishedCount(), 1);
    QVERIFY(loop.lastFinished());
    drag(slider, {0, slider->height() / 2});
    QCOMPARE(loop.value("heads"), "1");
    QCOMPARE(loop.finishedCount(), 2);
}

void tst_form_sliders::clickInTheGrooveIsOneStep() {
    Loop loop;
    auto* slider = loop.part<FieldSlider>("share");
    QTest::mouseClick(slider, Qt::LeftButton, {}, QPoint(slider->width() - 2, slider->height() / 2));
    QCOMPARE(loop.value("share"), "1");
    QCOMPARE(loop.finishedCount(), 1);
}

void tst_form_sliders::dragSnapsWithControl() {
    Loop loop;
    auto* slider = loop.part<FieldSlider>("width");
    drag(slider, {slider->width() / 2, slider->height() / 2}, Qt::ControlModifier);
    for (const auto& edit : loop.edits) {
        const int value = std::get<int>(edit.at(1).value<FieldValue>());
        QVERIFY2((value & (value - 1)) == 0, qPrintable(QString::number(value)));
    }
    QVERIFY(loop.lastFinished());
    QVERIFY(loop.value("width").toInt() < 512);
}

void tst_form_sliders::arrowKeysMoveTheSlider() {
    Loop loop;
    auto* slider = loop.part<FieldSlider>("heads");
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(loop.value("heads"), "9");
    QCOMPARE(loop.finishedCount(), 1);
    QTest::keyClick(slider, Qt::Key_End);
    QCOMPARE(loop.value("heads"), "32");
    QTest::keyClick(loop.part<FieldSlider>("kernel"), Qt::Key_Left);
    QCOMPARE(loop.value("kernel"), "5");
}

void tst_form_sliders::controlArrowsLeap() {
    Loop loop;
    auto* slider = loop.part<FieldSlider>("width");
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(loop.value("width"), "256");
    QTest::keyClick(slider, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(loop.value("width"), "512");
    QCOMPARE(loop.finishedCount(), 2);
}

void tst_form_sliders::wheelScrollsTheFormUnlessFocused() {
    Loop loop;
    for (QWidget* target : {static_cast<QWidget*>(loop.part<FieldSlider>("heads")), static_cast<QWidget*>(loop.part<FieldBox>("seed")),
                            static_cast<QWidget*>(loop.part<QComboBox>("start"))}) {
        loop.part<QCheckBox>("bias")->setFocus();
        QWheelEvent turn({5, 5}, target->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(target, &turn);
        QCOMPARE(loop.edits.count(), 0);
    }
    auto* slider = loop.part<FieldSlider>("heads");
    slider->setFocus();
    QWheelEvent turn({5, 5}, slider->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(slider, &turn);
    QVERIFY(loop.value("heads").toInt() > 8);
    QTRY_VERIFY(loop.lastFinished());
}

QTEST_MAIN(tst_form_sliders)
#include "tst_form_sliders.moc"
