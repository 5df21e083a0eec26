// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where the parts of a heatmap stand in a rectangle, and which cell is under a point. Paints nothing.

#include <QFont>
#include <QPoint>
#include <QRectF>
#include <optional>

#include "engine/core/panel.h"

namespace att {

/// What a layout depends on. The window is in columns and rows; an empty one means the whole matrix.
struct HeatLayoutRequest {
    QRectF area;
    QFont font;
    QRectF window;
    bool title = true, axes = true, colourBar = true;
};

struct HeatLayout {
    QFont font, labelFont, smallFont;
    QRectF window;                                                          ///< shown columns and rows
    QRectF matrix;                                                          ///< on whole pixels of the rectangle's own coordinates
    QRectF title, columnName, columnLabels, rowName, rowLabels, bar, note;  ///< empty when left out
    bool barBelow = false;                                                  ///< the colour bar lies under the matrix
    bool lying = true;                                                      ///< column labels lie; else they are turned or stacked
    int columns = 0, rows = 0;                                              ///< of the matrix

    double cellWidth() const { return matrix.width() / window.width(); }
    double cellHeight() const { return matrix.height() / window.height(); }
    /// x is the column, y the row; nothing outside the matrix.
    std::optional<QPoint> cellAt(const QPointF& point) const;
    QRectF cellRect(int row, int column) const { return blockRect(row, column, 1, 1); }
    /// May reach out of the matrix when the window shows a part.
    QRectF blockRect(int row, int column, int rowCount, int columnCount) const;
    QRectF rowLabelRect(int row) const;
    QRectF columnLabelRect(int column) const;
};

HeatLayout layOutHeat(const Panel& panel, const HeatLayoutRequest& request);

/// The font's height in pixels times `factor`, at least 10 px.
QFont scaledFont(const QFont& font, double factor);

}  // namespace att
