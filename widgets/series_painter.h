// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Curves and bars in a figure, on any thread and without widgets; on screen they are a SeriesPlot.

#include <QFont>
#include <QRectF>

#include "engine/core/panel.h"
#include "widgets/theme.h"

class QPainter;

namespace att {

/// A series or bars panel whose values are there, with axes, ticks and a legend where one is wanted.
void paintSeries(QPainter& painter, const QRectF& area, const Panel& panel, int head, const Theme& theme, const QFont& font);

}  // namespace att
