// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One matrix as an image at the device's own pixels: pixel by pixel the colour of its cell, or of the largest or the
// mean of its cells where they are smaller than a pixel. No smoothing: a colour never stands between two values.

#include <QImage>
#include <QRectF>

#include "engine/core/matrix.h"
#include "widgets/heat_scale.h"

namespace att {

struct HeatImageRequest {
    MatrixView<float> values;
    QRectF window;  ///< what to show, in columns and rows; inside the matrix
    QSize pixels;
    HeatScale scale;
    Reduce reduce = Reduce::Maximum;
    Neutral masked, notNumber;
};

/// Format_RGB32. What is not a finite number is hatched in its neutral colours.
QImage heatImage(const HeatImageRequest& request);

/// The largest number of columns and rows that one pixel stands for; 1 × 1 when cells are pixels or larger.
QSize cellsPerPixel(const QRectF& window, QSize pixels);

}  // namespace att
