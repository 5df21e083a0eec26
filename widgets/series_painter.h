// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Curves and bars in a figure, on any thread and without widgets; on screen they are a SeriesPlot.

#include <QFont>
#include <QRectF>
#include <optional>

#include "engine/core/outcome.h"
#include "widgets/theme.h"

class QPainter;

namespace att {

/// A series or bars panel whose values are there. `pinned` lies inside it.
struct SeriesScene {
    const Panel& panel;
    int head = 0;
    const Theme& theme;
    QFont font;
    std::optional<Cell> pinned = {};
};

/// With legend, axes and ticks as they are on screen while nothing is zoomed.
void paintSeries(QPainter& painter, const QRectF& area, const SeriesScene& scene);

}  // namespace att
