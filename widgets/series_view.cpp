// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_view.h"

#include <qcustomplot.h>

#include "widgets/heat_words.h"
#include "widgets/series_style.h"
#include "widgets/theme.h"

namespace att {

void SeriesView::fill(const Panel& panel, int head) {
    QVector<double> places(panel.shape.columns), values(panel.shape.columns);
    std::iota(places.begin(), places.end(), 0.0);
    for (int row = 0; row < panel.shape.rows; ++row) {
        for (int column = 0; column < panel.shape.columns; ++column) values[column] = double(panel.values->at(head, row, column));
        QCPGraph* graph = plot()->addGraph();
        graph->setData(places, values, true);
        graph->setPen(seriesPen(panel, row, themeOf(palette())));
        graph->setName(labelAt(panel.rows, row));
        // A point alone would be no line.
        if (panel.shape.columns == 1) graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 6));
    }
}

}  // namespace att
