// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The bar beside or below a heatmap that says what its colours mean. Not a widget.

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
    QFont font;           ///< of ticks and title
    bool lying = false;   ///< lowest at the left; else it stands, lowest at the bottom
    bool vector = false;  ///< rectangles in place of an image
};

/// Ticks at both ends and between; the scale's title below a lying bar, upwards beside a standing one.
void paintColourBar(QPainter& painter, const ColourBar& bar);

}  // namespace att
