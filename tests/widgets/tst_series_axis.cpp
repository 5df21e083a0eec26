// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_axis.h"

#include <QTest>
#include <cmath>

#include "tests/support/curves_outcome.h"

using namespace att;

class tst_series_axis : public QObject {
    Q_OBJECT
private slots:
    void placesAreNumbersOfTheirOwn();
    void factorsLeaveOutWhatIsNotPositive();
    void everyAxisHasAnExtent_data();
    void everyAxisHasAnExtent();
    void fixedScalesStay();
    void barsHeedEvenPlacesOnly();
    void barsStandSideBySide();
    void nearestColumnGoesByFactors();
};

void tst_series_axis::placesAreNumbersOfTheirOwn() {
    const OutcomePtr outcome = curvesOutcome({.columns = 4, .places = {1, 10, 100, 1000}, .logarithmicPlaces = true});
    const PlotAxis axis = placeAxis(curvesPanel(outcome));
    QVERIFY(axis.logarithmic && axis.lowest < 1 && axis.highest > 1000);
    QCOMPARE(placeOf(curvesPanel(outcome), 2), 100.0);
    QVERIFY(std::abs(axis.share(std::sqrt(1000.0)) - 0.5) < 1e-12);
    QCOMPARE(axis.name, "step");
}

void tst_series_axis::factorsLeaveOutWhatIsNotPositive() {
    const OutcomePtr outcome = curvesOutcome(
        {.rows = 1, .columns = 4, .value = [](int, int c) { return c < 2 ? -double(c) : std::pow(10, -c); }, .logarithmicValues = true});
    const PlotAxis axis = valueAxis(curvesPanel(outcome));
    QVERIFY(axis.logarithmic && axis.lowest > 5e-4 && axis.lowest < 1e-3 && axis.highest > 1e-2 && axis.highest < 2e-2);
    QVERIFY(!axis.drawable(0) && !axis.drawable(-1) && !axis.drawable(NAN) && axis.drawable(1e-3));
    QCOMPARE(axis.name, "height");
}

void tst_series_axis::everyAxisHasAnExtent_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("logarithmic");
    for (const bool logarithmic : {false, true})
        for (const double value : {0.0, 1.0, -5.0, 1e30, double(NAN), double(-INFINITY)})
            QTest::addRow("%g %s", value, logarithmic ? "by factors" : "by steps") << value << logarithmic;
}

void tst_series_axis::everyAxisHasAnExtent() {
    QFETCH(double, value);
    QFETCH(bool, logarithmic);
    for (const auto kind : {PanelKind::Series, PanelKind::Bars}) {
        const OutcomePtr outcome =
            curvesOutcome({.kind = kind, .columns = 1, .value = [=](int, int) { return value; }, .logarithmicValues = logarithmic});
        for (const PlotAxis& axis : {placeAxis(curvesPanel(outcome)), valueAxis(curvesPanel(outcome))})
            QVERIFY(std::isfinite(axis.lowest) && std::isfinite(axis.highest) && axis.lowest < axis.highest);
    }
}

void tst_series_axis::fixedScalesStay() {
    Panel panel = curvesPanel(curvesOutcome({}));
    panel.lowest = -1.0f;
    panel.highest = 40.0f;
    QCOMPARE(valueAxis(panel).lowest, -1.0);
    QCOMPARE(valueAxis(panel).highest, 40.0);
}

void tst_series_axis::barsHeedEvenPlacesOnly() {
    QCOMPARE(placeOf(curvesPanel(curvesOutcome({.kind = PanelKind::Bars, .columns = 3, .places = {-2, 0, 2}})), 2), 2.0);
    QCOMPARE(placeOf(curvesPanel(curvesOutcome({.kind = PanelKind::Bars, .columns = 3, .places = {1, 4, 16}})), 2), 2.0);
}

void tst_series_axis::barsStandSideBySide() {
    const Panel panel = curvesPanel(curvesOutcome({.kind = PanelKind::Bars, .rows = 2, .columns = 5}));
    QCOMPARE(barWidth(panel), 0.4);
    QCOMPARE(barPlace(panel, 0, 3), 2.8);
    QCOMPARE(barPlace(panel, 1, 3), 3.2);
    QVERIFY(valueAxis(panel).lowest <= 0);
}

void tst_series_axis::nearestColumnGoesByFactors() {
    const Panel byFactors = curvesPanel(curvesOutcome({.columns = 3, .places = {1, 100, 10000}, .logarithmicPlaces = true}));
    QCOMPARE(columnNear(byFactors, 9), 0);
    QCOMPARE(columnNear(byFactors, 11), 1);
    QCOMPARE(columnNear(byFactors, 1e9), 2);
    const Panel bySteps = curvesPanel(curvesOutcome({.columns = 3, .places = {1, 100, 10000}}));
    QCOMPARE(columnNear(bySteps, 49), 0);
    QCOMPARE(columnNear(bySteps, 4000), 1);
    QCOMPARE(columnNear(bySteps, -5), 0);
}

QTEST_MAIN(tst_series_axis)
#include "tst_series_axis.moc"
