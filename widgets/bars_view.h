// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Each row of values as a set of bars over the columns, sets side by side.

#include "widgets/series_plot.h"

namespace att {

class BarsView : public SeriesPlot {
    Q_OBJECT
public:
    using SeriesPlot::SeriesPlot;

protected:
    void fill(const Panel& panel, int head) override;
    double margin() const override { return 0.6; }
};

}  // namespace att
