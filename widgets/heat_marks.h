// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What stands over a heatmap for a moment: the cell pointed at, the pinned one, the cells an explanation lights up.

#include <QPoint>
#include <optional>
#include <vector>

#include "widgets/heat_painter.h"

namespace att {

/// What stands over the cells. A point is a cell: x its column, y its row.
struct HeatMarks {
    std::optional<QPoint> hovered, pinned;
    std::vector<QPoint> lit;
    std::optional<int> query;  ///< the row that is isolated
    std::optional<int> key;    ///< or the column
};

void paintHeatMarks(QPainter& painter, const HeatPicture& picture, const HeatMarks& marks);

/// The marker of the pinned cell, at least so large that it is seen.
void paintPin(QPainter& painter, const QRectF& cell, const Theme& theme);

}  // namespace att
