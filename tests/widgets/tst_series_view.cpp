// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_view.h"

#include <qcustomplot.h>

#include <QTest>
#include <cmath>

#include "tests/support/curves_outcome.h"
#include "widgets/bars_view.h"
#include "widgets/selection.h"
#include "widgets/series_legend.h"
#include "widgets/series_painter.h"
#include "widgets/series_style.h"

using namespace att;

class tst_series_view : public QObject {
    Q_OBJECT
private slots:
    void eachRowIsACurve();
    void newNumbersKeepTheCurves();
    void barsStandSideBySide();
    void axesGoByFactors();
    void pointingFindsTheNearestRow();
    void pointingFindsTheBar();
    void clickPinsAlsoWhenZoomed();
    void keysWalkAndZoom();
    void zoomSurvivesNewNumbers();
    void zoomStaysInside();
    void gapsWhereThereIsNoNumber();
    void pointBetweenGapsIsSeen();
    void pinnedPointIsMarked();
    void figureBarsAreAsHighAsTheirValues();
    void figureAgreesWithTheScreen_data();
    void figureAgreesWithTheScreen();
};

namespace {

std::shared_ptr<const Look> anyLook() { return std::static_pointer_cast<const Look>(makeDefault<Look>()); }

template <class View>
struct Shown {
    explicit Shown(const CurvesCase& c) : view(selection, nullptr) {
        view.resize(500, 300);
        show(c);
        view.show();
        [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(&view);
        view.grab();
    }
    void show(const CurvesCase& c) { view.setPanel(curvesOutcome(c), "s/p", anyLook()); }
    QCustomPlot* plot() const { return view.plot(); }
    QPoint at(double place, double value) const {
        return {int(std::lround(plot()->xAxis->coordToPixel(place))), int(std::lround(plot()->yAxis->coordToPixel(value)))};
    }

    Selection selection;
    View view;
};

int inkOf(const QImage& image, const QColor& ink) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) count += (image.pixel(x, y) & 0xFFFFFF) == (ink.rgb() & 0xFFFFFF);
    return count;
}

QImage figureOf(const CurvesCase& c) {
    const OutcomePtr outcome = curvesOutcome(c);
    QImage image(400, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintSeries(painter, QRectF(0, 0, 400, 300), {curvesPanel(outcome), 0, lightTheme(), QFont()});
    return image;
}

}  // namespace

void tst_series_view::eachRowIsACurve() {
    Shown<SeriesView> shown({.rows = 3});
    QCOMPARE(shown.plot()->graphCount(), 3);
    QCOMPARE(shown.plot()->graph(2)->data()->size(), 20);
    QCOMPARE(shown.plot()->graph(2)->data()->at(7)->value, 27.0);
    QCOMPARE(shown.view.legend()->legend().entries.size(), 3u);
    shown.show({.rows = 1});
    QCOMPARE(shown.plot()->graphCount(), 1);
    QVERIFY(shown.view.legend()->legend().entries.empty());
}

void tst_series_view::newNumbersKeepTheCurves() {
    Shown<SeriesView> shown({.rows = 3});
    const QCPGraph* before = shown.plot()->graph(2);
    shown.show({.rows = 3, .value = [](int row, int column) { return row - column; }});
    QCOMPARE(shown.plot()->graph(2), before);
    QCOMPARE(before->data()->at(7)->value, -5.0);
}

void tst_series_view::barsStandSideBySide() {
    Shown<BarsView> shown({.kind = PanelKind::Bars, .rows = 2, .columns = 5});
    QCOMPARE(shown.plot()->plottableCount(), 2);
    const auto* second = qobject_cast<QCPBars*>(shown.plot()->plottable(1));
    QCOMPARE(second->width(), 0.4);
    QCOMPARE(second->data()->at(3)->key, 3.2);
    QVERIFY(shown.plot()->yAxis->range().contains(0));
}

void tst_series_view::axesGoByFactors() {
    Shown<SeriesView> shown({.rows = 1,
                             .columns = 4,
                             .value = [](int, int column) { return std::pow(10, 2 * column); },
                             .places = {1, 10, 100, 1000},
                             .logarithmicPlaces = true,
                             .logarithmicValues = true});
    QCOMPARE(shown.plot()->xAxis->scaleType(), QCPAxis::stLogarithmic);
    QCOMPARE(shown.plot()->yAxis->scaleType(), QCPAxis::stLogarithmic);
    QCOMPARE(shown.plot()->graph(0)->data()->at(2)->key, 100.0);
    QCOMPARE(shown.plot()->xAxis->label(), "step");
    // A power law is a straight line.
    const QPoint a = shown.at(1, 1), b = shown.at(10, 100), c = shown.at(1000, 1e6);
    QVERIFY(std::abs(double(b.y() - a.y()) / (b.x() - a.x()) - double(c.y() - a.y()) / (c.x() - a.x())) < 0.05);
    shown.show({.rows = 1});
    QCOMPARE(shown.plot()->xAxis->scaleType(), QCPAxis::stLinear);
}

void tst_series_view::pointingFindsTheNearestRow() {
    Shown<SeriesView> shown({.rows = 3});
    const QPoint place = shown.at(7, 26.5);
    QTest::mouseMove(shown.plot(), place);
    QTRY_COMPARE(shown.selection.hovered(), (Cell{"s/p", 0, 2, 7}));
    QTest::mouseClick(shown.plot(), Qt::LeftButton, {}, place);
    QCOMPARE(shown.selection.pinned(), (Cell{"s/p", 0, 2, 7}));
}

void tst_series_view::pointingFindsTheBar() {
    Shown<BarsView> shown({.kind = PanelKind::Bars, .rows = 2, .columns = 5});
    QTest::mouseClick(shown.plot(), Qt::LeftButton, {}, shown.at(2.8, 1));
    QCOMPARE(shown.selection.pinned(), (Cell{"s/p", 0, 0, 3}));
    QTest::mouseClick(shown.plot(), Qt::LeftButton, {}, shown.at(3.2, 1));
    QCOMPARE(shown.selection.pinned(), (Cell{"s/p", 0, 1, 3}));
}

void tst_series_view::clickPinsAlsoWhenZoomed() {
    Shown<SeriesView> shown({.rows = 3});
    shown.plot()->xAxis->setRange(5, 10);
    shown.view.grab();
    QTest::mouseClick(shown.plot(), Qt::LeftButton, {}, shown.at(7, 17));
    QCOMPARE(shown.selection.pinned(), (Cell{"s/p", 0, 1, 7}));
    QTest::mouseClick(shown.plot(), Qt::LeftButton, {}, shown.at(7, 17));
    QVERIFY(!shown.selection.pinned());
}

void tst_series_view::keysWalkAndZoom() {
    Shown<SeriesView> shown({.rows = 3});
    QTest::keyClick(shown.plot(), Qt::Key_Right);
    QTest::keyClick(shown.plot(), Qt::Key_Down);
    QCOMPARE(shown.selection.hovered(), (Cell{"s/p", 0, 1, 1}));
    QTest::keyClick(shown.plot(), Qt::Key_End);
    QCOMPARE(shown.selection.hovered(), (Cell{"s/p", 0, 1, 19}));
    QTest::keyClick(shown.plot(), Qt::Key_Return);
    QCOMPARE(shown.selection.pinned(), (Cell{"s/p", 0, 1, 19}));
    const QCPRange all = shown.plot()->xAxis->range();
    QTest::keyClick(shown.plot(), Qt::Key_Plus);
    QVERIFY(shown.plot()->xAxis->range().size() < 0.9 * all.size());
    QTest::keyClick(shown.plot(), Qt::Key_0);
    QCOMPARE(shown.plot()->xAxis->range(), all);
}

void tst_series_view::zoomSurvivesNewNumbers() {
    Shown<SeriesView> shown({.columns = 20});
    shown.plot()->xAxis->setRange(3, 5);
    shown.show({.columns = 20, .value = [](int row, int column) { return 5.0 * row - column; }});
    QCOMPARE(shown.plot()->xAxis->range(), QCPRange(3, 5));
    shown.show({.columns = 30});
    QVERIFY(shown.plot()->xAxis->range().contains(0) && shown.plot()->xAxis->range().contains(29));
}

void tst_series_view::zoomStaysInside() {
    Shown<SeriesView> shown({.columns = 20});
    const QCPRange all = shown.plot()->xAxis->range();
    shown.plot()->xAxis->setRange(-50, 50);
    QCOMPARE(shown.plot()->xAxis->range(), all);
    shown.plot()->xAxis->setRange(30, 35);
    QVERIFY(std::abs(shown.plot()->xAxis->range().upper - all.upper) < 1e-9);
    QVERIFY(std::abs(shown.plot()->xAxis->range().size() - 5) < 1e-9);
}

void tst_series_view::gapsWhereThereIsNoNumber() {
    Shown<SeriesView> shown({.rows = 2, .columns = 5, .value = [](int row, int column) { return row == 0 ? NAN : column == 2 ? -INFINITY : 1.0; }});
    QVERIFY(std::isnan(shown.plot()->graph(1)->data()->at(2)->value));
    QTest::mouseMove(shown.plot(), shown.at(3, 0.8));
    QTRY_COMPARE(shown.selection.hovered(), (Cell{"s/p", 0, 1, 3}));
}

void tst_series_view::pointBetweenGapsIsSeen() {
    const auto one = [](int row, int column) { return row == 0 && column == 25 ? 1.0 : NAN; };
    Shown<SeriesView> shown({.rows = 1, .columns = 50, .value = one});
    const QColor ink = seriesPen(curvesPanel(curvesOutcome({.rows = 1})), 0, lightTheme(), 1).color();
    QVERIFY(inkOf(shown.plot()->toPixmap().toImage(), ink) > 4);
    QVERIFY(inkOf(figureOf({.rows = 1, .columns = 50, .value = one}), ink) > 4);
}

void tst_series_view::pinnedPointIsMarked() {
    Shown<SeriesView> shown({.rows = 1});
    const int before = inkOf(shown.view.grab().toImage(), lightTheme().marker);
    shown.selection.pin(Cell{"s/p", 0, 0, 7});
    QVERIFY(inkOf(shown.view.grab().toImage(), lightTheme().marker) > before);
    shown.selection.pin({});
    QCOMPARE(inkOf(shown.view.grab().toImage(), lightTheme().marker), before);
}

void tst_series_view::figureBarsAreAsHighAsTheirValues() {
    const CurvesCase bars{.kind = PanelKind::Bars, .rows = 1, .columns = 4};
    const QImage image = figureOf(bars);
    const QRgb ink = seriesPen(curvesPanel(curvesOutcome(bars)), 0, lightTheme(), 1).color().rgb();
    std::vector<int> heights;  // of each connected group of columns that hold ink
    for (int x = 0, before = 0; x < 400; ++x) {
        int height = 0;
        for (int y = 0; y < 300; ++y) height += image.pixel(x, y) == ink;
        if (height > 0 && before == 0) heights.push_back(height);
        before = height;
    }
    QCOMPARE(heights.size(), 3u);  // 0 has no height
    QVERIFY(std::abs(heights[1] - 2 * heights[0]) <= 2 && std::abs(heights[2] - 3 * heights[0]) <= 3);
}

void tst_series_view::figureAgreesWithTheScreen_data() {
    QTest::addColumn<bool>("logarithmic");
    QTest::newRow("by steps") << false;
    QTest::newRow("by factors") << true;
}

/// Both say the same numbers at the same shares of their axes.
void tst_series_view::figureAgreesWithTheScreen() {
    QFETCH(bool, logarithmic);
    const CurvesCase c{.rows = 1,
                       .columns = 5,
                       .value = [](int, int column) { return std::pow(4, column); },
                       .places = {1, 2, 4, 8, 16},
                       .logarithmicPlaces = logarithmic,
                       .logarithmicValues = logarithmic};
    Shown<SeriesView> shown(c);
    const OutcomePtr outcome = curvesOutcome(c);
    const PlotAxis places = placeAxis(curvesPanel(outcome)), values = valueAxis(curvesPanel(outcome));
    const QRect plot = shown.plot()->axisRect()->rect();
    for (int column = 0; column < 5; ++column) {
        const QPoint pixel = shown.at(placeOf(curvesPanel(outcome), column), std::pow(4, column));
        QVERIFY(std::abs(plot.left() + places.share(std::pow(2, column)) * plot.width() - pixel.x()) <= 1.5);
        QVERIFY(std::abs(plot.top() + (1 - values.share(std::pow(4, column))) * plot.height() - pixel.y()) <= 1.5);
    }
}

QTEST_MAIN(tst_series_view)
#include "tst_series_view.moc"
