// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Paints one matrix as a heatmap in separate strokes, so that a view can keep what did not change. Not a widget.

#include <QImage>
#include <memory>
#include <optional>

#include "engine/core/panel.h"
#include "widgets/heat_layout.h"
#include "widgets/heat_scale.h"
#include "widgets/look.h"
#include "widgets/theme.h"

class QPainter;

namespace att {

/// One head of a panel whose values are there, with all that decides how it looks.
struct HeatPicture {
    const Panel* panel = nullptr;
    int head = 0;
    std::shared_ptr<const Look> look;
    Theme theme;
    HeatLayout layout;
    HeatScale scale;
    std::optional<bool> numbers;  ///< overrides the look's
    bool vector = false;          ///< rectangles for cells, texts for numbers
    bool bare = false;            ///< a map without the picture it lies over
};

/// Axis names and the labels that fit.
void paintHeatFrame(QPainter& painter, const HeatPicture& picture);

/// The cells at the device's pixels; `scale` is how many of them make one of the layout's units.
QImage heatCellsImage(const HeatPicture& picture, double scale);
/// The same, after the picture's scale is set to what its look wants: numbers that are new are read once for both.
QImage heatCellsInScale(HeatPicture& picture, double scale);
/// Cells and the numbers in them. `cells` is the image from above, or null to make it (or rectangles) here.
void paintHeatCells(QPainter& painter, const HeatPicture& picture, const QImage* cells);

/// Colour bar and the small print under the matrix.
void paintHeatLegend(QPainter& painter, const HeatPicture& picture, double scale);

}  // namespace att
