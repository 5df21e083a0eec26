// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bars_view.h"

#include <qcustomplot.h>

#include <cmath>

#include "widgets/series_style.h"
#include "widgets/theme.h"

namespace att {

void BarsView::fill() {
    const int rows = panel()->shape.rows, columns = panel()->shape.columns;
    while (plot()->plottableCount() > rows) plot()->removePlottable(plot()->plottableCount() - 1);
    while (plot()->plottableCount() < rows) (new QCPBars(plot()->xAxis, plot()->yAxis))->setPen(Qt::NoPen);
    QVector<double> places(columns), values(columns);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) places[column] = markPlace(row, column), values[column] = drawn(row, column);
        auto* bars = static_cast<QCPBars*>(plot()->plottable(row));
        bars->setData(places, values, true);
        bars->setWidth(barWidth(*panel()));
        bars->setBrush(seriesPen(*panel(), row, themeOf(palette()), unit()).color());
    }
}

double BarsView::markPlace(int row, int column) const { return barPlace(*panel(), row, column); }

int BarsView::rowNear(int column, const QPointF& pointer) const {
    const double place = plot()->xAxis->pixelToCoord(pointer.x());
    return std::clamp(int(std::floor((place - placeOf(*panel(), column)) / barWidth(*panel()) + 0.5 * panel()->shape.rows)), 0,
                      panel()->shape.rows - 1);
}

void BarsView::paintRaised(QPainter& painter, int row) const {
    const double half = barWidth(*panel()) / 2, base = std::clamp(0.0, plot()->yAxis->range().lower, plot()->yAxis->range().upper);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int column = 0; column < panel()->shape.columns; ++column) {
        if (std::isnan(drawn(row, column))) continue;
        const QPointF foot(plot()->xAxis->coordToPixel(markPlace(row, column) - half), plot()->yAxis->coordToPixel(base));
        const QPointF top(plot()->xAxis->coordToPixel(markPlace(row, column) + half), pixelOf(row, column).y());
        painter.fillRect(QRectF(foot, top).normalized(), seriesPen(*panel(), row, themeOf(palette()), unit()).color());
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

}  // namespace att
