// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_marks.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "widgets/heat_labels.h"
#include "widgets/heat_words.h"

namespace att {
namespace {

/// A line that is seen on any colour: dark outside, bright inside.
void paintBand(QPainter& painter, const QRectF& band) {
    painter.setPen(QPen(QColor(0, 0, 0, 110), 1));
    painter.drawRect(band.adjusted(-0.5, -0.5, 0.5, 0.5));
    painter.setPen(QPen(QColor(255, 255, 255, 210), 1));
    painter.drawRect(band.adjusted(0.5, 0.5, -0.5, -0.5));
}

QRectF atLeast(const QRectF& cell, double size) {
    const double x = std::max(0.0, (size - cell.width()) / 2), y = std::max(0.0, (size - cell.height()) / 2);
    return cell.adjusted(-x, -y, x, y);
}

QColor veilOf(const HeatPicture& picture) {
    QColor veil = picture.theme.card;
    veil.setAlpha(165);
    return veil;
}

void paintIsolatedRow(QPainter& painter, const HeatPicture& picture, int row) {
    const QRectF& matrix = picture.layout.matrix;
    const QRectF band = atLeast(QRectF(matrix.left(), picture.layout.cellRect(row, 0).top(), matrix.width(), picture.layout.cellHeight()), 3);
    painter.fillRect(QRectF(matrix.topLeft(), QPointF(matrix.right(), std::max(band.top(), matrix.top()))), veilOf(picture));
    painter.fillRect(QRectF(QPointF(matrix.left(), std::min(band.bottom(), matrix.bottom())), matrix.bottomRight()), veilOf(picture));
}

void paintIsolatedColumn(QPainter& painter, const HeatPicture& picture, int column) {
    const QRectF& matrix = picture.layout.matrix;
    const QRectF band = atLeast(QRectF(picture.layout.cellRect(0, column).left(), matrix.top(), picture.layout.cellWidth(), matrix.height()), 3);
    painter.fillRect(QRectF(matrix.topLeft(), QPointF(std::max(band.left(), matrix.left()), matrix.bottom())), veilOf(picture));
    painter.fillRect(QRectF(QPointF(std::min(band.right(), matrix.right()), matrix.top()), matrix.bottomRight()), veilOf(picture));
}

/// Neighbours in a row are outlined together.
void paintLit(QPainter& painter, const HeatPicture& picture, std::vector<QPoint> lit) {
    std::sort(lit.begin(), lit.end(), [](QPoint a, QPoint b) { return std::pair(a.y(), a.x()) < std::pair(b.y(), b.x()); });
    for (std::size_t i = 0, end; i < lit.size(); i = end) {
        for (end = i + 1; end < lit.size() && lit[end].y() == lit[i].y() && lit[end].x() <= lit[end - 1].x() + 1;) ++end;
        const QRectF run = atLeast(picture.layout.blockRect(lit[i].y(), lit[i].x(), 1, lit[end - 1].x() - lit[i].x() + 1), 4);
        painter.setPen(QPen(Qt::white, 3.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(run);
        painter.setPen(QPen(lightTheme().accent, 1.8, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(run);
    }
}

/// The labels of the pointed-at row and column, whole, over their neighbours.
void paintPointedLabel(QPainter& painter, const HeatPicture& picture, const QString& label, const QPointF& anchor, bool row) {
    QFont font = picture.layout.labelFont;
    font.setBold(true);
    const QFontMetricsF metrics(font);
    const double room = row ? std::max(picture.layout.rowLabels.width(), 0.3 * picture.layout.matrix.width()) : 0.6 * picture.layout.matrix.width();
    const QString words = metrics.elidedText(label, Qt::ElideRight, room);
    const QSizeF size(metrics.horizontalAdvance(words) + 8, metrics.height());
    QRectF chip(QPointF(), size);
    row ? chip.moveCenter({anchor.x() - size.width() / 2 + 4, anchor.y()}) : chip.moveCenter({anchor.x(), anchor.y() - size.height() / 2});
    if (!row)
        chip.moveLeft(std::clamp(chip.left(), picture.layout.matrix.left() - 4,
                                 std::max(picture.layout.matrix.left() - 4, picture.layout.matrix.right() + 4 - chip.width())));
    painter.setPen(Qt::NoPen);
    painter.setBrush(picture.theme.chip);
    painter.drawRoundedRect(chip, 4, 4);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(picture.theme.text);
    painter.setFont(font);
    painter.drawText(chip, Qt::AlignCenter | Qt::TextSingleLine, words);
}

/// A label that is turned or stacked stays so, in its own column.
void paintPointedColumn(QPainter& painter, const HeatPicture& picture, int column) {
    QFont font = picture.layout.labelFont;
    font.setBold(true);
    const QString label = labelAt(picture.panel->columns, column);
    QRectF chip = picture.layout.columnLabelRect(column);
    chip.setTop(chip.bottom() - std::min(QFontMetricsF(font).horizontalAdvance(label) + 2, 1.3 * chip.height()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(picture.theme.chip);
    painter.drawRoundedRect(chip.adjusted(0, -3, 0, 3), 4, 4);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(picture.theme.text);
    paintColumnLabel(painter, chip, label, font, false);
}

void paintPointed(QPainter& painter, const HeatPicture& picture, QPoint cell) {
    const HeatLayout& layout = picture.layout;
    const QRectF place = layout.cellRect(cell.y(), cell.x());
    paintBand(painter, atLeast(QRectF(layout.matrix.left(), place.top(), layout.matrix.width(), place.height()), 3));
    paintBand(painter, atLeast(QRectF(place.left(), layout.matrix.top(), place.width(), layout.matrix.height()), 3));
    painter.setPen(QPen(Qt::white, 2));
    painter.drawRect(atLeast(place, 5));
}

void paintPointedLabels(QPainter& painter, const HeatPicture& picture, QPoint cell) {
    const HeatLayout& layout = picture.layout;
    const QPointF centre = layout.cellRect(cell.y(), cell.x()).center();
    if (!layout.rowLabels.isEmpty())
        paintPointedLabel(painter, picture, labelAt(picture.panel->rows, cell.y()), {layout.rowLabels.right(), centre.y()}, true);
    if (!layout.columnLabels.isEmpty() && !layout.lying) return paintPointedColumn(painter, picture, cell.x());
    if (!layout.columnLabels.isEmpty())
        paintPointedLabel(painter, picture, labelAt(picture.panel->columns, cell.x()), {centre.x(), layout.columnLabels.bottom()}, false);
}

}  // namespace

void paintHeatMarks(QPainter& painter, const HeatPicture& picture, const HeatMarks& marks) {
    painter.save();
    painter.setClipRect(picture.layout.matrix.adjusted(-3, -3, 3, 3));
    painter.setBrush(Qt::NoBrush);
    if (marks.query && *marks.query < picture.layout.rows) paintIsolatedRow(painter, picture, *marks.query);
    if (marks.key && *marks.key < picture.layout.columns) paintIsolatedColumn(painter, picture, *marks.key);
    if (marks.hovered) paintPointed(painter, picture, *marks.hovered);
    paintLit(painter, picture, marks.lit);
    if (marks.pinned) paintPin(painter, picture.layout.cellRect(marks.pinned->y(), marks.pinned->x()), picture.theme);
    painter.restore();
    if (marks.hovered) paintPointedLabels(painter, picture, *marks.hovered);
}

void paintPin(QPainter& painter, const QRectF& cell, const Theme& theme) {
    // Thin on small cells, so that their colour stays to be seen.
    const double thickness = std::clamp(std::min(cell.width(), cell.height()) / 8, 1.5, 3.0);
    const QRectF place = atLeast(cell.adjusted(1, 1, -1, -1), 7);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 150), thickness + 1.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(place);
    painter.setPen(QPen(theme.marker, thickness, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(place);
}

}  // namespace att
