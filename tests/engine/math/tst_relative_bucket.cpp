// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/relative_bucket.h"

#include <QTest>

#include "tests/support/reference.h"

using namespace att;

class tst_relative_bucket : public QObject {
    Q_OBJECT
private slots:
    void check32_allDistances_data();
    void check32_allDistances();
    void check32_anchors_data();
    void check32_anchors();
    void biasLooksUpTheTable();
};

void tst_relative_bucket::check32_allDistances_data() {
    QTest::addColumn<bool>("bothSides");
    QTest::newRow("buckets_both") << true;
    QTest::newRow("buckets_causal") << false;
}

void tst_relative_bucket::check32_allDistances() {
    QFETCH(bool, bothSides);
    const auto expected = Reference("sequence_positions").row(QTest::currentDataTag());
    for (int distance = -140; distance <= 140; ++distance)
        QCOMPARE(relativeBucket({.bothSides = bothSides}, distance), int(expected[distance + 140]));
}

void tst_relative_bucket::check32_anchors_data() {
    QTest::addColumn<bool>("bothSides");
    QTest::addColumn<int>("distance");
    QTest::addColumn<int>("bucket");
    const auto add = [](bool both, int distance, int bucket) {
        QTest::addRow("%s %d", both ? "both" : "causal", distance) << both << distance << bucket;
    };
    for (const auto& [distance, bucket] :
         {std::pair(8, 24), {15, 25}, {16, 26}, {32, 28}, {64, 30}, {91, 31}, {90, 30}, {-64, 14}, {-91, 15}, {-90, 14}})
        add(true, distance, bucket);
    for (const auto& [distance, bucket] : {std::pair(-16, 16), {-64, 26}, {-113, 31}, {-112, 30}, {5, 0}, {0, 0}, {-1000000, 31}})
        add(false, distance, bucket);
}

void tst_relative_bucket::check32_anchors() {
    QFETCH(bool, bothSides);
    QFETCH(int, distance);
    QTEST(relativeBucket({.bothSides = bothSides}, distance), "bucket");
}

void tst_relative_bucket::biasLooksUpTheTable() {
    Matrix<float> table(32, 2);
    for (int b = 0; b < 32; ++b) table.row(b) << float(b), float(100 + b);
    const Matrix<float> bias = relativeBucketBias<float>({}, table, 1, 3, 9);
    QCOMPARE(bias(0, 8), 124.0f);
    QCOMPARE(bias(2, 0), 102.0f);
    QCOMPARE(relativeBucketParameters({}, 12), 384);
}

QTEST_APPLESS_MAIN(tst_relative_bucket)
#include "tst_relative_bucket.moc"
