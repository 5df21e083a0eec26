// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_words.h"

#include <QTest>
#include <cmath>

#include "tests/support/weights_outcome.h"
#include "widgets/heat_labels.h"

using namespace att;

class tst_heat_words : public QObject {
    Q_OBJECT
private slots:
    void labelsAreFitForALine_data();
    void labelsAreFitForALine();
    void placesWithoutLabelsAreNumbers();
    void decimalsFollowTheMagnitude_data();
    void decimalsFollowTheMagnitude();
    void aCellIsToldInFull();
    void maskedIsExplained();
    void labelsThinOut_data();
    void labelsThinOut();
    void chineseStandsUpright();
};

namespace {
Axis axisOf(const QString& label) { return {Text{"token"}, std::make_shared<const std::vector<std::string>>(std::vector{label.toStdString()})}; }
}  // namespace

void tst_heat_words::labelsAreFitForALine_data() {
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("shown");
    QTest::newRow("word") << "lemon"
                          << "lemon";
    QTest::newRow("leading space stays") << " lemon"
                                         << " lemon";
    QTest::newRow("blank") << " " << QString(QChar(0x2423));
    QTest::newRow("empty") << "" << QString("∅");
    QTest::newRow("newline") << "\n" << QString(QChar(0x23CE));
    QTest::newRow("nul") << QString(QChar(0)) << QString(QChar(0x2400));
    QTest::newRow("override") << QString(QChar(0x202E)) + "abc"
                              << "abc";
    QTest::newRow("markup") << "<b>%1"
                            << "<b>%1";
    QTest::newRow("family") << QString("👨‍👩‍👧‍👦") << QString("👨‍👩‍👧‍👦");
    QTest::newRow("long") << QString(300, 'm') << QString(200, 'm') + QChar(0x2026);
}

void tst_heat_words::labelsAreFitForALine() {
    QFETCH(QString, token);
    QFETCH(QString, shown);
    QCOMPARE(labelAt(axisOf(token), 0), shown);
}

void tst_heat_words::placesWithoutLabelsAreNumbers() {
    QCOMPARE(labelAt({Text{"dimension"}, nullptr}, 4), QString("5"));
    QCOMPARE(labelAt(axisOf("x"), 1), QString("2"));
}

void tst_heat_words::decimalsFollowTheMagnitude_data() {
    QTest::addColumn<double>("magnitude");
    QTest::addColumn<int>("decimals");
    QTest::newRow("weight") << 0.62 << 2;
    QTest::newRow("one") << 1.0 << 2;
    QTest::newRow("score") << 12.5 << 2;
    QTest::newRow("hundreds") << 250.0 << 1;
    QTest::newRow("thousands") << 25000.0 << 0;
    QTest::newRow("small") << 0.031 << 3;
    QTest::newRow("tiny") << 1e-9 << 5;
    QTest::newRow("nothing") << 0.0 << 2;
    QTest::newRow("not a number") << std::nan("") << 2;
}

void tst_heat_words::decimalsFollowTheMagnitude() {
    QFETCH(double, magnitude);
    QTEST(decimalsFor(magnitude), "decimals");
}

void tst_heat_words::aCellIsToldInFull() {
    const auto outcome = weightsOutcome({"我", "吃", "%1 %2"}, 2);
    const Cell cell{"weights/heads", 1, 2, 0};
    const auto row = findPanel(*outcome, cell.panel)->values->head(1).row(2);
    const auto larger = (row.array() > row(0)).count();
    const QStringList lines = cellWords(*outcome, cell).split('\n');
    QVERIFY(std::abs(lines[0].toDouble() - double(row(0))) < 1e-5);
    QCOMPARE(lines[1], QString("Head 2 — attention weights A"));
    QCOMPARE(lines[2], QString("query 3: %1").arg(QChar(0x2068) + QString("%1 %2") + QChar(0x2069)));
    QVERIFY(lines[3].startsWith("key 1: "));
    QCOMPARE(lines[4], QString("rank %1 of 3 in its row").arg(larger + 1));
    QVERIFY(lines[5].startsWith("sum of the row: 1"));
    QVERIFY(cellWords(*outcome, {"weights/heads", 1, 3, 0}).isEmpty());
    QVERIFY(cellWords(*outcome, {"kept/nothing", 0, 0, 0}).isEmpty());
}

void tst_heat_words::maskedIsExplained() {
    auto outcome = std::make_shared<Outcome>(*weightsOutcome({"a", "b"}, 1));
    auto scores = std::make_shared<Tensor>(Shape{1, 2, 2});
    scores->head(0) << 1, -std::numeric_limits<float>::infinity(), std::nanf(""), 2;
    Panel& panel = outcome->stages.back().panels.front();
    panel.values = scores;
    panel.distribution = false;
    QVERIFY(cellWords(*outcome, {"weights/heads", 0, 0, 1}).contains("masked"));
    QVERIFY(cellWords(*outcome, {"weights/heads", 0, 1, 0}).contains("not a number"));
    QVERIFY(cellWords(*outcome, {"weights/heads", 0, 0, 0}).contains("rank 1 of 1"));
}

void tst_heat_words::labelsThinOut_data() {
    QTest::addColumn<double>("cell");
    QTest::addColumn<int>("stride");
    QTest::newRow("fits") << 20.0 << 1;
    QTest::newRow("nearly") << 13.9 << 2;
    QTest::newRow("five") << 3.0 << 5;
    QTest::newRow("4,096 in 800 px") << 800 / 4096.0 << 100;
    QTest::newRow("no room at all") << 0.0 << 1;
}

void tst_heat_words::labelsThinOut() {
    QFETCH(double, cell);
    QTEST(labelStride(cell, 14), "stride");
}

void tst_heat_words::chineseStandsUpright() {
    for (const char* word : {"柠檬", "，", "ひらがな", "한국어"}) QVERIFY(standsUpright(QString::fromUtf8(word)));
    for (const char* word : {"lemon", "", "柠檬a", "שלום", "👍"}) QVERIFY(!standsUpright(QString::fromUtf8(word)));
}

QTEST_MAIN(tst_heat_words)
#include "tst_heat_words.moc"
