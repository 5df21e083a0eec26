// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_scale.h"

#include <QTest>

using namespace att;

namespace {

std::vector<double> stops(const FieldScale& scale) {
    std::vector<double> list;
    for (int i = 0; i < scale.count(); ++i) list.push_back(scale.valueAt(i));
    return list;
}

const Field dModel{.key = "d_model", .minimum = 2, .maximum = 1024, .logarithmic = true};
const Field kernel{.key = "kernel", .minimum = 3, .maximum = 9, .allowed = {3, 5, 7, 9}};

}  // namespace

class tst_field_scale : public QObject {
    Q_OBJECT
private slots:
    void visitsTheRange_data();
    void visitsTheRange();
    void findsPlaces();
    void snapsToPowersOfTwo();
    void steps();
    void refusesWhatIsNotListed();
    void readsNumbers_data();
    void readsNumbers();
};

void tst_field_scale::visitsTheRange_data() {
    QTest::addColumn<Field>("field");
    QTest::addColumn<bool>("whole");
    QTest::newRow("few") << Field{.minimum = 1, .maximum = 32} << true;
    QTest::newRow("many") << Field{.minimum = 0, .maximum = 1e6} << true;
    QTest::newRow("steps") << Field{.minimum = 0, .maximum = 1, .step = 0.01} << false;
    QTest::newRow("uneven") << Field{.minimum = 0, .maximum = 1, .step = 0.3} << false;
    QTest::newRow("one value") << Field{.minimum = 1, .maximum = 1} << true;
    QTest::newRow("whole factors") << dModel << true;
    QTest::newRow("real factors") << Field{.minimum = 0.01, .maximum = 100, .logarithmic = true} << false;
    QTest::newRow("factors from zero") << Field{.minimum = 0, .maximum = 1, .step = 0.01, .logarithmic = true} << false;
    QTest::newRow("listed") << kernel << true;
}

void tst_field_scale::visitsTheRange() {
    QFETCH(Field, field);
    QFETCH(bool, whole);
    const FieldScale scale(field, whole ? FieldType::Whole : FieldType::Real);
    const auto list = stops(scale);
    QCOMPARE(list.front(), field.minimum);
    QCOMPARE(list.back(), field.maximum);
    QVERIFY(std::is_sorted(list.begin(), list.end()));
    QVERIFY(list.size() <= 1001);
    for (const double value : list) QVERIFY2(scale.takes(value), qPrintable(QString::number(value)));
    QVERIFY(scale.fits(field));
}

void tst_field_scale::findsPlaces() {
    const FieldScale scale(dModel, FieldType::Whole);
    for (int i = 0; i < scale.count(); ++i) QCOMPARE(scale.positionOf(scale.valueAt(i)), i);
    QCOMPARE(scale.valueAt(scale.positionOf(513)), 512.0);
    QCOMPARE(scale.valueAt(-1), 2.0);
    for (double power = 2; power <= 1024; power *= 2) QCOMPARE(scale.valueAt(scale.positionOf(power)), power);
}

void tst_field_scale::snapsToPowersOfTwo() {
    const FieldScale scale(dModel, FieldType::Whole);
    QCOMPARE(scale.nearestPower(100), 128.0);
    QCOMPARE(scale.nearestPower(3), 4.0);
    QCOMPARE(scale.nextPower(64, 1), 128.0);
    QCOMPARE(scale.nextPower(65, -1), 64.0);
    QCOMPARE(scale.nextPower(1024, 1), 1024.0);
    QCOMPARE(FieldScale(Field{.minimum = 3, .maximum = 3}, FieldType::Whole).nearestPower(3), 3.0);
    QCOMPARE(FieldScale(Field{.minimum = 0.1, .maximum = 10}, FieldType::Real).nearestPower(0.3), 0.25);
}

void tst_field_scale::steps() {
    const FieldScale seed(Field{.minimum = 0, .maximum = 9999}, FieldType::Whole);
    QCOMPARE(seed.stepped(7, 1), 8.0);
    QCOMPARE(seed.stepped(9999, 1), 9999.0);
    const FieldScale share(Field{.minimum = 0, .maximum = 1, .step = 0.1}, FieldType::Real);
    QCOMPARE(share.stepped(0.25, 1), 0.3);
    QCOMPARE(share.stepped(0.25, -1), 0.2);
    QCOMPARE(share.stepped(0.7, 1), 0.8);
    const FieldScale width(dModel, FieldType::Whole);
    QCOMPARE(width.stepped(512, -1), 480.0);
    QCOMPARE(width.stepped(513, 1), 576.0);
    QCOMPARE(FieldScale(kernel, FieldType::Whole).stepped(7, -1), 5.0);
}

void tst_field_scale::refusesWhatIsNotListed() {
    const FieldScale scale(kernel, FieldType::Whole);
    QVERIFY(scale.takes(5) && !scale.takes(4) && !scale.takes(11));
    QCOMPARE(scale.neighbours(4), (std::vector<double>{3, 5}));
    QCOMPARE(scale.neighbours(11), (std::vector<double>{9}));
}

void tst_field_scale::readsNumbers_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<double>("value");
    QTest::newRow("plain") << "12" << 12.0;
    QTest::newRow("blanks") << " 0.5 " << 0.5;
    QTest::newRow("comma") << "0,5" << 0.5;
    QTest::newRow("full width") << QString::fromUtf8("１２．５") << 12.5;
    QTest::newRow("arabic") << QString::fromUtf8("٣٢") << 32.0;
    QTest::newRow("minus sign") << QString::fromUtf8("−3") << -3.0;
    QTest::newRow("exponent") << "1e-3" << 0.001;
}

void tst_field_scale::readsNumbers() {
    QFETCH(QString, words);
    QFETCH(double, value);
    QCOMPARE(numberFrom(words.toStdString()).value(), value);
    for (const char* none : {"", "many", "nan", "inf", "1e999", "1 2"}) QVERIFY(!numberFrom(none));
    QCOMPARE(numberFrom(numberWords(value)).value(), value);
}

QTEST_APPLESS_MAIN(tst_field_scale)
#include "tst_field_scale.moc"
