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
    void fill(const Panel& panel, int head) override;
    double margin() const override { return 0; }
};

}  // namespace att
