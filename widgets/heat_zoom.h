// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which part of a matrix is shown, as a rectangle in columns and rows, and what zooming and panning make of it.

#include <QPointF>
#include <QRectF>
#include <QSize>

namespace att {

/// The whole of a matrix with this many columns (width) and rows (height).
QRectF wholeWindow(QSize matrix);
/// Inside the matrix, and never less than two cells (or all there are) each way.
QRectF heldInside(const QRectF& window, QSize matrix);
/// The window `factor` times closer, with `fixed` (in columns and rows) staying where it is.
QRectF zoomed(const QRectF& window, QSize matrix, const QPointF& fixed, double factor);
/// Moved as little as needed to show the whole cell.
QRectF showing(const QRectF& window, QSize matrix, QPoint cell);

}  // namespace att
