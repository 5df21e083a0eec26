// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Each row of values as a curve over the columns.

#include "widgets/series_plot.h"

namespace att {

class SeriesView : public SeriesPlot {
    Q_OBJECT
public:
    using SeriesPlot::SeriesPlot;

protected:
    void fill() override;
    double markPlace(int row, int column) const override;
    int rowNear(int column, const QPointF& pointer) const override;
    void paintRaised(QPainter& painter, int row) const override;
};

}  // namespace att
