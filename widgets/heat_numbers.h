// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The values written into the cells of a heatmap where they fit.

#include "engine/core/matrix.h"
#include "widgets/heat_layout.h"
#include "widgets/heat_scale.h"

class QPainter;

namespace att {

/// How numbers would be written into cells of this size; nothing when they do not fit.
struct NumberStyle {
    QFont font;
    int decimals = 2;
};
/// `pressed`: numbers are wanted, so fewer decimals will do; else they stand only where there is room for all.
std::optional<NumberStyle> numberStyle(const HeatLayout& layout, const HeatScale& scale, bool pressed);

/// `asText`: one text per cell, as figures need it; else the glyphs of all cells in two strokes.
void paintNumbers(QPainter& painter, const HeatLayout& layout, MatrixView<float> values, const HeatScale& scale, const NumberStyle& style,
                  bool asText);

}  // namespace att
