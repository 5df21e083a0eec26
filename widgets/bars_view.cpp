// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bars_view.h"

#include <qcustomplot.h>

#include "widgets/heat_words.h"
#include "widgets/series_style.h"
#include "widgets/theme.h"

namespace att {

void BarsView::fill(const Panel& panel, int head) {
    auto* group = new QCPBarsGroup(plot());
    group->setSpacing(0);
    QVector<double> places(panel.shape.columns), values(panel.shape.columns);
    std::iota(places.begin(), places.end(), 0.0);
    for (int row = 0; row < panel.shape.rows; ++row) {
        for (int column = 0; column < panel.shape.columns; ++column) values[column] = double(panel.values->at(head, row, column));
        auto* bars = new QCPBars(plot()->xAxis, plot()->yAxis);
        bars->setData(places, values, true);
        bars->setWidth(0.8 / panel.shape.rows);
        bars->setBarsGroup(group);
        bars->setPen(Qt::NoPen);
        bars->setBrush(seriesPen(panel, row, themeOf(palette())).color());
        bars->setName(labelAt(panel.rows, row));
    }
}

}  // namespace att
