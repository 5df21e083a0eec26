// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_ticks.h"

#include <QFontMetricsF>
#include <QTest>
#include <cmath>

#include "tests/support/curves_outcome.h"
#include "widgets/series_axis.h"

using namespace att;

class tst_series_ticks : public QObject {
    Q_OBJECT
private slots:
    void numbers_data();
    void numbers();
    void smallTicksBetweenPowers();
    void columnsAreCountedFromOne();
    void labelsNeverMeet_data();
    void labelsNeverMeet();
    void longLabelsTakeTwoLines();
    void hanLabelsStand();
};

namespace {

QString labelsOf(const std::vector<Tick>& ticks) {
    QStringList words;
    for (const Tick& tick : ticks)
        if (!tick.label.isEmpty()) words << tick.label;
    return words.join(' ');
}

QFont font() {
    QFont font;
    font.setPixelSize(12);
    return font;
}

Ticks placed(const CurvesCase& c, double pixels) {
    const OutcomePtr outcome = curvesOutcome(c);
    const PlotAxis axis = placeAxis(curvesPanel(outcome));
    return placeTicks(curvesPanel(outcome), {axis.lowest, axis.highest, pixels, font()});
}

std::vector<std::string> names(int count, const std::string& stem) {
    std::vector<std::string> list;
    for (int i = 0; i < count; ++i) list.push_back(stem + std::to_string(i));
    return list;
}

}  // namespace

void tst_series_ticks::numbers_data() {
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<bool>("logarithmic");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("labels");
    QTest::newRow("tenths") << 0.0 << 1.0 << false << 5 << "0 0.2 0.4 0.6 0.8 1.0";
    QTest::newRow("signed") << -3.2 << 4.1 << false << 4 << "−2 0 2 4";
    QTest::newRow("thousands") << 0.0 << 4096.0 << false << 5 << "0 1000 2000 3000 4000";
    QTest::newRow("millions") << 0.0 << 4e6 << false << 4 << "0 1×10⁶ 2×10⁶ 3×10⁶ 4×10⁶";
    QTest::newRow("millionths") << 0.0 << 3e-6 << false << 3 << "0 1×10⁻⁶ 2×10⁻⁶ 3×10⁻⁶";
    QTest::newRow("narrow") << 100.0 << 100.2 << false << 4 << "100.00 100.05 100.10 100.15 100.20";
    QTest::newRow("decades") << 1.0 << 1e5 << true << 8 << "1 10 100 1000 10⁴ 10⁵";
    QTest::newRow("many decades") << 1e-12 << 10.0 << true << 5 << "10⁻¹² 10⁻⁹ 10⁻⁶ 0.001 1";
    QTest::newRow("few decades") << 1.0 << 100.0 << true << 8 << "1 2 5 10 20 50 100";
    QTest::newRow("within a decade") << 20.0 << 60.0 << true << 5 << "20 30 40 50 60";
    QTest::newRow("nothing") << 1.0 << 1.0 << false << 5 << "";
}

void tst_series_ticks::numbers() {
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(bool, logarithmic);
    QFETCH(int, most);
    QTEST(labelsOf(numberTicks(from, to, logarithmic, most)), "labels");
}

void tst_series_ticks::smallTicksBetweenPowers() {
    const auto ticks = numberTicks(1, 1000, true, 5);
    QCOMPARE(ticks.size(), 28u);
    QVERIFY(ticks[1].label.isEmpty());
    QCOMPARE(ticks[1].at, 2.0);
}

void tst_series_ticks::columnsAreCountedFromOne() {
    const Ticks ticks = placed({.columns = 20}, 400);
    QCOMPARE(labelsOf(ticks.ticks), "5 10 15 20");
    QCOMPARE(ticks.ticks.front().at, 4.0);
    QCOMPARE(labelsOf(placed({.columns = 1}, 400).ticks), "1");
}

void tst_series_ticks::labelsNeverMeet_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("pixels");
    for (const int count : {1, 3, 12, 64, 500})
        for (const double pixels : {120.0, 400.0, 1200.0}) QTest::addRow("%d on %g", count, pixels) << count << pixels;
}

void tst_series_ticks::labelsNeverMeet() {
    QFETCH(int, count);
    QFETCH(double, pixels);
    const QFontMetricsF metrics(font());
    for (const auto& stem : {"", "bidirectional RNN ", "token", "柠檬"}) {
        const Ticks ticks = placed({.kind = PanelKind::Bars, .columns = count, .columnLabels = names(count, stem)}, pixels);
        QVERIFY(!ticks.ticks.empty());
        const double unitPixels = pixels / (count - 1 + 1.2);
        double end = -INFINITY;
        for (const Tick& tick : ticks.ticks) {
            QVERIFY(!tick.label.isEmpty());
            double half = 0;
            for (const QString& line : tick.label.split('\n')) half = std::max(half, metrics.horizontalAdvance(line) / 2);
            if (ticks.turned) half = metrics.height() / 2;
            QVERIFY2(tick.at * unitPixels - half >= end - 0.5, qPrintable(tick.label));
            end = tick.at * unitPixels + half;
        }
    }
}

void tst_series_ticks::longLabelsTakeTwoLines() {
    const Ticks ticks = placed({.kind = PanelKind::Bars, .columns = 3, .columnLabels = {"bidirectional network", "full attention", "b"}}, 400);
    QVERIFY(!ticks.turned);
    QCOMPARE(ticks.ticks[0].label, "bidirectional\nnetwork");
    QCOMPARE(ticks.ticks[2].label, "b");
}

void tst_series_ticks::hanLabelsStand() {
    const Ticks ticks = placed({.kind = PanelKind::Bars, .columns = 20, .columnLabels = std::vector<std::string>(20, "注意力机制")}, 500);
    QVERIFY(!ticks.turned);
    QCOMPARE(ticks.ticks.size(), 20u);
    QCOMPARE(ticks.ticks[3].label, "注\n意\n力\n机\n制");
}

QTEST_MAIN(tst_series_ticks)
#include "tst_series_ticks.moc"
