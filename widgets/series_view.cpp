// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_view.h"

#include <qcustomplot.h>

#include <cmath>

#include "widgets/heat_words.h"
#include "widgets/series_curve.h"
#include "widgets/series_style.h"
#include "widgets/theme.h"

namespace att {
namespace {

/// Also shows a point between two gaps, which alone makes no line.
class Curve : public QCPGraph {
public:
    using QCPGraph::QCPGraph;
    double radius = 2;

protected:
    void draw(QCPPainter* painter) override {
        QCPGraph::draw(painter);
        painter->setPen(Qt::NoPen);
        painter->setBrush(pen().color());
        const auto end = mDataContainer->constEnd();
        for (auto point = mDataContainer->constBegin(); point != end; ++point)
            if (isLone(point)) painter->drawEllipse(coordsToPixels(point->key, point->value), radius, radius);
    }

private:
    bool isLone(QCPGraphDataContainer::const_iterator point) const {
        const bool afterGap = point == mDataContainer->constBegin() || std::isnan((point - 1)->value);
        const bool beforeGap = point + 1 == mDataContainer->constEnd() || std::isnan((point + 1)->value);
        return !std::isnan(point->value) && afterGap && beforeGap;
    }
};

}  // namespace

void SeriesView::fill() {
    const int rows = panel()->shape.rows, columns = panel()->shape.columns;
    while (plot()->plottableCount() > rows) plot()->removePlottable(plot()->plottableCount() - 1);
    while (plot()->plottableCount() < rows) new Curve(plot()->xAxis, plot()->yAxis);
    QVector<double> places(columns), values(columns);
    for (int column = 0; column < columns; ++column) places[column] = placeOf(*panel(), column);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) values[column] = drawn(row, column);
        auto* curve = static_cast<Curve*>(plot()->graph(row));
        curve->setData(places, values, true);
        curve->setPen(seriesPen(*panel(), row, themeOf(palette()), unit()));
        curve->radius = pointRadius(unit());
        curve->setAntialiased(!isDense(*panel()));
        const QCPScatterStyle disc(QCPScatterStyle::ssDisc, curve->pen().color(), 2 * pointRadius(unit()));
        curve->setScatterStyle(marksPoints(*panel()) ? disc : QCPScatterStyle());
    }
}

double SeriesView::markPlace(int, int column) const { return placeOf(*panel(), column); }

int SeriesView::rowNear(int column, const QPointF& pointer) const {
    const auto distance = [&](int row) {
        const double away = std::abs(plot()->yAxis->coordToPixel(drawn(row, column)) - pointer.y());
        return std::isnan(away) ? INFINITY : away;
    };
    int nearest = 0;
    for (int row = 1; row < panel()->shape.rows; ++row)
        if (distance(row) < distance(nearest)) nearest = row;
    return nearest;
}

void SeriesView::paintRaised(QPainter& painter, int row) const {
    QPolygonF points;
    for (int column = 0; column < panel()->shape.columns; ++column)
        points << (std::isnan(drawn(row, column)) ? QPointF(NAN, NAN) : pixelOf(row, column));
    QPen pen = seriesPen(*panel(), row, themeOf(palette()), 1.7 * unit());
    painter.setPen(pen);
    paintCurve(painter, points, marksPoints(*panel()), 1.3 * pointRadius(unit()));
}

}  // namespace att
