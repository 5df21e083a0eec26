// SPDX-License-Identifier: GPL-3.0-or-later
// What a form edits besides numbers: switches, choices, texts and files of arrays.
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>

#include "tests/widgets/form_loop.h"
#include "widgets/token_line.h"

using namespace att;

class tst_form_choices : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { dressProgram(); }
    void switches();
    void choosesASegment();
    void choosesFromTheList();
    void writesText();
    void cutsLongText();
    void asksForArrays();
};

void tst_form_choices::switches() {
    Loop loop;
    auto* box = loop.part<QCheckBox>("bias");
    QTest::mouseClick(box, Qt::LeftButton, {}, box->rect().center());
    QCOMPARE(loop.value("bias"), "off");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Space);
    QCOMPARE(loop.value("bias"), "on");
    QCOMPARE(loop.finishedCount(), 2);
}

void tst_form_choices::choosesASegment() {
    Loop loop;
    const auto segments = loop.form.editorFor("mask")->findChildren<QRadioButton*>();
    QTest::mouseClick(segments.at(1), Qt::LeftButton, {}, segments.at(1)->rect().center());
    QCOMPARE(loop.value("mask"), "causal");
    QTest::keyClick(segments.at(1), Qt::Key_Right);
    QCOMPARE(loop.value("mask"), "window");
    QVERIFY(segments.at(2)->hasFocus());
    QCOMPARE(loop.finishedCount(), 2);
}

void tst_form_choices::choosesFromTheList() {
    Loop loop;
    auto* list = loop.part<QComboBox>("start");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(loop.value("start"), "lecun");
    QVERIFY(loop.lastFinished());
}

void tst_form_choices::writesText() {
    Loop loop;
    auto* line = loop.part<TokenLine>("note");
    type(line, "hello");
    QCOMPARE(loop.value("note"), "hello");
    QCOMPARE(loop.finishedCount(), 0);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(loop.finishedCount(), 1);
}

void tst_form_choices::cutsLongText() {
    Loop loop;
    auto* line = loop.part<TokenLine>("note");
    line->setFocus();
    QApplication::clipboard()->setText("one\ntwo " + QString(100, 'x'));
    QTest::keySequence(line, QKeySequence::Paste);
    QCOMPARE(loop.value("note"), "one two xxxxxxxxxxxx");
    QVERIFY(loop.row("note")->note().contains("20"));
}

void tst_form_choices::asksForArrays() {
    Loop loop;
    QSignalSpy requests(&loop.form, &Form::arraysRequested), clears(&loop.form, &Form::arraysCleared);
    QTest::mouseClick(loop.part<QPushButton>("arrays"), Qt::LeftButton);
    QCOMPARE(requests.count(), 1);
    QCOMPARE(requests.last().at(0).toString(), "arrays");
    QVERIFY(!loop.part<QToolButton>("arrays")->isVisible());
    loop.set("arrays", ArraySource{"/home/somebody/weights.npz", std::make_shared<GivenArrays>()});
    QTest::mouseClick(loop.part<QToolButton>("arrays"), Qt::LeftButton);
    QCOMPARE(clears.count(), 1);
    QCOMPARE(loop.edits.count(), 0);
}

QTEST_MAIN(tst_form_choices)
#include "tst_form_choices.moc"
