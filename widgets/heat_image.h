// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One matrix as an image at the device's own pixels: pixel by pixel the colour of its cell, or of one number for all of
// its cells where they are smaller than a pixel. No smoothing: a colour never stands between two values.

#include <QImage>
#include <QRectF>
#include <optional>
#include <vector>

#include "engine/core/buffer.h"
#include "engine/core/matrix.h"
#include "engine/core/reduce.h"
#include "widgets/heat_scale.h"

namespace att {

struct HeatImageRequest {
    MatrixView<float> values;
    QRectF window;  ///< what to show, in columns and rows; inside the matrix
    QSize pixels;
    HeatScale scale;
    Reduction reduction = Reduction::Maximum;  ///< masked numbers take part only where there is nothing else; NaN wins
    Theme theme;                               ///< for the neutral colours
};

/// One number a pixel. Rows of pixels that stand for the same cells share a line of numbers.
struct HeatNumbers {
    QSize size;
    std::vector<int> lines;  ///< the line of each row of pixels, in order
    Buffer values;
    std::optional<Extent> extent;  ///< of all cells of the matrix, when the window shows all

    const float* row(int y) const { return values.data() + std::ptrdiff_t(lines[std::size_t(y)]) * size.width(); }
};

/// Every cell of the window is in exactly one pixel, or in all those that it covers. Needs no scale yet. Works on several threads.
HeatNumbers heatNumbers(const HeatImageRequest& request);
/// Format_RGB32. What is not a finite number is hatched in its neutral colours. Works on several threads.
QImage heatImage(const HeatNumbers& numbers, const HeatScale& scale, const Theme& theme);
/// Both at once, in the request's scale.
QImage heatImage(const HeatImageRequest& request);

/// How the look wants many cells joined: the largest of signed numbers is the one farthest from zero.
Reduction reductionFor(Reduce reduce, Tone tone);

/// The largest number of columns and rows that one pixel stands for; 1 × 1 when cells are pixels or larger.
QSize cellsPerPixel(const QRectF& window, QSize pixels);

}  // namespace att
