// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_legend.h"

#include <QTest>

#include "tests/support/curves_outcome.h"

using namespace att;

class tst_series_legend : public QObject {
    Q_OBJECT
private slots:
    void entriesNeverMeet_data();
    void entriesNeverMeet();
    void saysHowManyAreLeftOut();
    void aloneACurveNeedsNone();
    void pointedEntryIsReported();
};

namespace {

Legend legendOf(int rows, const LegendRoom& room, const std::string& stem) {
    std::vector<std::string> names;
    for (int i = 0; i < rows; ++i) names.push_back(stem + std::to_string(i));
    return layOutLegend(curvesPanel(curvesOutcome({.rows = rows, .rowLabels = names})), room);
}

}  // namespace

void tst_series_legend::entriesNeverMeet_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<double>("width");
    for (const int rows : {2, 8, 64})
        for (const double width : {90.0, 300.0, 1000.0}) QTest::addRow("%d on %g", rows, width) << rows << width;
}

void tst_series_legend::entriesNeverMeet() {
    QFETCH(int, rows);
    QFETCH(double, width);
    for (const auto& stem : {"", "a rather long name of a curve that nobody needs "}) {
        const Legend legend = legendOf(rows, {width, 300, QFont()}, stem);
        QVERIFY(legend.height > 0 && legend.height < 0.35 * 300);
        std::vector<QRectF> places{legend.valuePlace};
        for (const auto& entry : legend.entries) places.push_back(entry.place);
        if (!legend.rest.isEmpty()) places.push_back(legend.restPlace);
        for (std::size_t i = 0; i < places.size(); ++i) {
            QVERIFY(places[i].bottom() <= legend.height + 0.5);
            for (std::size_t j = 0; j < i; ++j) QVERIFY(!places[i].intersects(places[j]));
        }
        for (const auto& entry : legend.entries) QVERIFY(entry.place.right() <= std::max(width, 150.0));
    }
}

void tst_series_legend::saysHowManyAreLeftOut() {
    const Legend legend = legendOf(64, {300, 200, QFont()}, "curve ");
    QVERIFY(!legend.entries.empty() && legend.entries.size() < 64);
    QVERIFY(legend.rest.contains(QString::number(64 - legend.entries.size())));
}

void tst_series_legend::aloneACurveNeedsNone() {
    QVERIFY(legendOf(1, {300, 200, QFont()}, "a").entries.empty());
    Panel panel = curvesPanel(curvesOutcome({.rows = 1}));
    panel.measured = {};
    QCOMPARE(layOutLegend(panel, {300, 200, QFont()}).height, 0.0);
}

void tst_series_legend::pointedEntryIsReported() {
    const OutcomePtr outcome = curvesOutcome({.rows = 3});
    SeriesLegend view(nullptr);
    view.setLegend(layOutLegend(curvesPanel(outcome), {400, 300, view.font()}), curvesPanel(outcome));
    view.resize(400, view.height());
    std::optional<int> pointed;
    connect(&view, &SeriesLegend::rowPointed, this, [&](std::optional<int> row) { pointed = row; });
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QTest::mouseMove(&view, view.legend().entries[1].place.center().toPoint());
    QTRY_COMPARE(pointed, std::optional(1));
}

QTEST_MAIN(tst_series_legend)
#include "tst_series_legend.moc"
