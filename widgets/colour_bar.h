// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The bar beside a heatmap that says what its colours mean. Not a widget.

#include <QFont>
#include <QRectF>

#include "widgets/heat_scale.h"
#include "widgets/theme.h"

class QPainter;

namespace att {

struct ColourBar {
    QRectF area;
    HeatScale scale;
    Theme theme;
    QFont font;  ///< of ticks and title
    bool vector = false;
};

/// Lowest at the bottom; ticks at both ends and between; the scale's title upwards at the right.
void paintColourBar(QPainter& painter, const ColourBar& bar);

}  // namespace att
