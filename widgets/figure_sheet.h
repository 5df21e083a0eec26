// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Places several panels on one sheet: rows of equal height filled to the brim, in reading order. Does not paint.

#include <QRectF>
#include <QSizeF>
#include <vector>

namespace att {

/// Width / height of a sheet on which panels of these aspects stand well.
double sheetAspect(const std::vector<double>& aspects);

/// A rectangle for each, inside `size`, `gap` apart.
std::vector<QRectF> placeOnSheet(const std::vector<double>& aspects, QSizeF size, double gap);

}  // namespace att
