// SPDX-License-Identifier: GPL-3.0-or-later
// The number boxes of a form: what is typed into them, refused by them and stepped.
#include <QCheckBox>
#include <QToolButton>

#include "tests/widgets/form_loop.h"
#include "widgets/field_box.h"

using namespace att;

class tst_form_numbers : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { dressProgram(); }
    void typesNumbers_data();
    void typesNumbers();
    void typingIsOneStep();
    void growsWithALongNumber();
    void escapeTakesTypingBack();
    void refusesNumbers_data();
    void refusesNumbers();
    void stepsTheBox();
    void rollsTheSeed();
};

void tst_form_numbers::typesNumbers_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("value");
    QTest::newRow("whole") << "heads"
                           << "12"
                           << "12";
    QTest::newRow("between stops") << "width"
                                   << "513"
                                   << "513";
    QTest::newRow("listed") << "kernel"
                            << "9"
                            << "9";
    QTest::newRow("seed") << "seed"
                          << "1234"
                          << "1234";
    QTest::newRow("fraction") << "share"
                              << "0.123456"
                              << "0.123456";
    QTest::newRow("comma") << "share"
                           << "0,25"
                           << "0.25";
    QTest::newRow("with its unit") << "temperature"
                                   << "2.5 K"
                                   << "2.5";
}

void tst_form_numbers::typesNumbers() {
    QFETCH(QString, key);
    QFETCH(QString, typed);
    Loop loop;
    auto* box = loop.part<FieldBox>(key);
    type(box, typed);
    QTEST(loop.value(qPrintable(key)), "value");
    QTest::keyClick(box, Qt::Key_Return);
    QTEST(loop.value(qPrintable(key)), "value");
    QVERIFY(loop.lastFinished());
    QCOMPARE(loop.row(key)->note().isEmpty() || key == "width", true);
}

void tst_form_numbers::typingIsOneStep() {
    Loop loop;
    auto* box = loop.part<FieldBox>("width");
    type(box, "1000");
    QCOMPARE(loop.finishedCount(), 0);
    loop.part<QCheckBox>("bias")->setFocus();
    QCOMPARE(loop.finishedCount(), 1);
    QCOMPARE(loop.value("width"), "1000");
}

void tst_form_numbers::growsWithALongNumber() {
    Loop loop;
    auto* box = loop.part<FieldBox>("share");
    const int before = box->sizeHint().width();
    type(box, "0.123456");
    QVERIFY(box->sizeHint().width() > before);
    QTRY_VERIFY(box->width() >= box->sizeHint().width());
}

void tst_form_numbers::escapeTakesTypingBack() {
    Loop loop;
    auto* box = loop.part<FieldBox>("heads");
    type(box, "12");
    QTest::keyClick(box, Qt::Key_Escape);
    QCOMPARE(loop.value("heads"), "8");
    QCOMPARE(box->text(), "8");
    QVERIFY(loop.lastFinished());
}

void tst_form_numbers::refusesNumbers_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("says");
    QTest::newRow("too large") << "heads"
                               << "99"
                               << "The range is 1 to 32.";
    QTest::newRow("fraction") << "heads"
                              << "2.5"
                              << "2.5 is not possible here; the nearest are 2 and 3.";
    QTest::newRow("word") << "heads"
                          << "x"
                          << "A number is expected here.";
    QTest::newRow("empty") << "heads"
                           << " "
                           << "A number is expected here.";
    QTest::newRow("not listed") << "kernel"
                                << "4"
                                << "4 is not possible here; the nearest are 3 and 5.";
    QTest::newRow("negative") << "share"
                              << "-1"
                              << "The range is 0 to 1.";
}

void tst_form_numbers::refusesNumbers() {
    QFETCH(QString, key);
    QFETCH(QString, typed);
    Loop loop;
    const QString before = loop.value(qPrintable(key));
    auto* box = loop.part<FieldBox>(key);
    type(box, typed);
    QTest::keyClick(box, Qt::Key_Return);
    QTEST(loop.row(key)->note(), "says");
    QVERIFY(box->property(wrongProperty).toBool());
    QVERIFY(box->accessibleDescription().contains(loop.row(key)->note()));
    loop.part<QCheckBox>("bias")->setFocus();
    QVERIFY(loop.row(key)->note().isEmpty());
    QCOMPARE(box->text(), loop.value(qPrintable(key)));
    if (typed.size() == 1) QCOMPARE(loop.value(qPrintable(key)), before);
}

void tst_form_numbers::stepsTheBox() {
    Loop loop;
    auto* box = loop.part<FieldBox>("seed");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Up);
    QCOMPARE(loop.value("seed"), "8");
    QVERIFY(loop.lastFinished());
    type(loop.part<FieldBox>("kernel"), "7");
    QTest::keyClick(loop.part<FieldBox>("kernel"), Qt::Key_Down);
    QCOMPARE(loop.value("kernel"), "5");
}

void tst_form_numbers::rollsTheSeed() {
    Loop loop;
    const QString before = loop.value("seed");
    QTest::mouseClick(loop.part<QToolButton>("seed"), Qt::LeftButton);
    QVERIFY(loop.value("seed") != before);
    QCOMPARE(loop.finishedCount(), 1);
}

QTEST_MAIN(tst_form_numbers)
#include "tst_form_numbers.moc"
