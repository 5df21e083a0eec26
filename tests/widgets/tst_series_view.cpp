// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_view.h"

#include <qcustomplot.h>

#include <QTest>
#include <cmath>

#include "tests/support/weights_outcome.h"
#include "widgets/bars_view.h"
#include "widgets/selection.h"
#include "widgets/series_painter.h"
#include "widgets/series_style.h"

using namespace att;

class tst_series_view : public QObject {
    Q_OBJECT
private slots:
    void eachRowIsACurve();
    void barsStandSideBySide();
    void pointingFindsTheNearestRow();
    void zoomSurvivesNewNumbers();
    void gapsWhereThereIsNoNumber();
    void figureBarsAreAsHighAsTheirValues();
};

namespace {

OutcomePtr curves(PanelKind kind, int rows, int columns) {
    auto values = std::make_shared<Tensor>(Shape{1, rows, columns});
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) values->head(0)(row, column) = float(row * 10 + column);
    Panel panel{.id = "p", .title = say(Text{"curves"}), .kind = kind};
    panel.rows.name = Text{"curve"};
    panel.columns.name = Text{"step"};
    panel.shape = values->shape();
    panel.values = values;
    auto outcome = std::make_shared<Outcome>();
    outcome->mainPanel = "s/p";
    outcome->stages = {{"s", Text{"stage"}, Text{}, {panel}}};
    return outcome;
}

std::shared_ptr<const Look> anyLook() { return std::static_pointer_cast<const Look>(makeDefault<Look>()); }

}  // namespace

void tst_series_view::eachRowIsACurve() {
    Selection selection;
    SeriesView view(selection, nullptr);
    view.resize(500, 300);
    view.setPanel(curves(PanelKind::Series, 3, 20), "s/p", anyLook());
    QCOMPARE(view.plot()->graphCount(), 3);
    QCOMPARE(view.plot()->graph(2)->data()->size(), 20);
    QCOMPARE(view.plot()->graph(2)->data()->at(7)->value, 27.0);
    QVERIFY(view.plot()->legend->visible());
    view.setPanel(curves(PanelKind::Series, 1, 20), "s/p", anyLook());
    QCOMPARE(view.plot()->graphCount(), 1);
    QVERIFY(!view.plot()->legend->visible());
}

void tst_series_view::barsStandSideBySide() {
    Selection selection;
    BarsView view(selection, nullptr);
    view.setPanel(curves(PanelKind::Bars, 2, 5), "s/p", anyLook());
    QCOMPARE(view.plot()->plottableCount(), 2);
    QCOMPARE(qobject_cast<QCPBars*>(view.plot()->plottable(1))->width(), 0.4);
    QVERIFY(view.plot()->yAxis->range().contains(0));
}

void tst_series_view::pointingFindsTheNearestRow() {
    Selection selection;
    SeriesView view(selection, nullptr);
    view.resize(500, 300);
    view.setPanel(curves(PanelKind::Series, 3, 20), "s/p", anyLook());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    auto* plot = view.plot();
    const QPoint place(int(plot->xAxis->coordToPixel(7)), int(plot->yAxis->coordToPixel(26.5)));
    QTest::mouseMove(plot, place);
    QTRY_COMPARE(selection.hovered(), (Cell{"s/p", 0, 2, 7}));
    QTest::mouseClick(plot, Qt::LeftButton, {}, place);
    QCOMPARE(selection.pinned(), (Cell{"s/p", 0, 2, 7}));
    QTest::keyClick(plot, Qt::Key_Right);
    QCOMPARE(selection.hovered(), (Cell{"s/p", 0, 2, 8}));
}

void tst_series_view::zoomSurvivesNewNumbers() {
    Selection selection;
    SeriesView view(selection, nullptr);
    view.setPanel(curves(PanelKind::Series, 3, 20), "s/p", anyLook());
    emit view.plot()->mouseWheel(nullptr);
    view.plot()->xAxis->setRange(3, 5);
    view.setPanel(curves(PanelKind::Series, 3, 20), "s/p", anyLook());
    QCOMPARE(view.plot()->xAxis->range(), QCPRange(3, 5));
    view.setPanel(curves(PanelKind::Series, 3, 30), "s/p", anyLook());
    QCOMPARE(view.plot()->xAxis->range(), QCPRange(0, 29));
}

void tst_series_view::gapsWhereThereIsNoNumber() {
    auto outcome = std::make_shared<Outcome>(*curves(PanelKind::Series, 2, 5));
    auto values = std::make_shared<Tensor>(Shape{1, 2, 5});
    values->head(0).setConstant(std::nanf(""));
    outcome->stages[0].panels[0].values = values;
    Selection selection;
    SeriesView view(selection, nullptr);
    view.setPanel(outcome, "s/p", anyLook());
    QVERIFY(!view.grab().isNull());
    const auto [lowest, highest] = valueRange(*findPanel(*outcome, "s/p"));
    QVERIFY(std::isfinite(lowest) && lowest < highest);
}

void tst_series_view::figureBarsAreAsHighAsTheirValues() {
    const auto outcome = curves(PanelKind::Bars, 1, 4);
    QImage image(400, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    const Panel& panel = *findPanel(*outcome, "s/p");
    paintSeries(painter, QRectF(0, 0, 400, 300), panel, 0, lightTheme(), QFont());
    painter.end();
    const QRgb ink = seriesPen(panel, 0, lightTheme()).color().rgb();
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

QTEST_MAIN(tst_series_view)
#include "tst_series_view.moc"
