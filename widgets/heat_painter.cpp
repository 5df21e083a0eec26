// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "widgets/colour_bar.h"
#include "widgets/heat_image.h"
#include "widgets/heat_labels.h"
#include "widgets/heat_numbers.h"
#include "widgets/heat_range.h"
#include "widgets/heat_words.h"
#include "widgets/picture_image.h"
#include "widgets/translate.h"

namespace att {
namespace {

struct HeatWords {
    Q_DECLARE_TR_FUNCTIONS(HeatWords)
};

constexpr int mostRectangles = 512 * 512;

HeatImageRequest imageRequest(const HeatPicture& picture, const QRectF& window, QSize pixels) {
    const Reduction reduction = reductionFor(picture.look->reduce, picture.panel->tone);
    return {picture.panel->values->head(picture.head), window, pixels, picture.scale, reduction, picture.theme};
}

void paintNames(QPainter& painter, const HeatPicture& picture) {
    const HeatLayout& layout = picture.layout;
    painter.setPen(picture.theme.secondary);
    painter.setFont(layout.smallFont);
    if (!layout.columnName.isEmpty()) painter.drawText(layout.columnName, Qt::AlignCenter | Qt::TextSingleLine, shown(picture.panel->columns.name));
    if (!layout.rowName.isEmpty()) paintUpwards(painter, layout.rowName, shown(picture.panel->rows.name), layout.smallFont);
}

void paintRowLabels(QPainter& painter, const HeatPicture& picture) {
    const HeatLayout& layout = picture.layout;
    const int stride = labelStride(layout.cellHeight(), QFontMetricsF(layout.labelFont).height());
    const int first = int(std::ceil(layout.window.top() / stride)) * stride;
    for (int row = first; row < std::min<double>(layout.rows, layout.window.bottom()); row += stride)
        if (layout.matrix.top() - 1 <= layout.cellRect(row, 0).center().y() && layout.cellRect(row, 0).center().y() <= layout.matrix.bottom() + 1)
            paintRowLabel(painter, layout.rowLabelRect(row), labelAt(picture.panel->rows, row), layout.labelFont);
}

void paintColumnLabels(QPainter& painter, const HeatPicture& picture) {
    const HeatLayout& layout = picture.layout;
    const double line = QFontMetricsF(layout.labelFont).height();
    const int stride = labelStride(layout.cellWidth(), layout.lying ? layout.cellWidth() : line);
    const int first = int(std::ceil(layout.window.left() / stride)) * stride;
    for (int column = first; column < std::min<double>(layout.columns, layout.window.right()); column += stride)
        if (const double x = layout.cellRect(0, column).center().x(); layout.matrix.left() - 1 <= x && x <= layout.matrix.right() + 1)
            paintColumnLabel(painter, layout.columnLabelRect(column), labelAt(picture.panel->columns, column), layout.labelFont, layout.lying);
}

/// Cells as rectangles. Each reaches under its neighbours to the right and below, so that viewers show no seams.
void paintRectangles(QPainter& painter, const HeatPicture& picture) {
    const HeatLayout& layout = picture.layout;
    const auto values = picture.panel->values->head(picture.head);
    const auto colourOf = [&](int row, int column) {
        const float value = values(row, column);
        if (std::isfinite(value)) return picture.scale.colour(value);
        return (value < 0 ? maskedColours(picture.theme) : notNumberColours(picture.theme)).ground;
    };
    for (int row = 0; row < layout.rows; ++row)
        for (int column = 0, end; column < layout.columns; column = end) {
            const QRgb colour = colourOf(row, column);
            for (end = column + 1; end < layout.columns && colourOf(row, end) == colour;) ++end;
            QRectF run = layout.blockRect(row, column, 1, end - column);
            run.setRight(std::min(run.right() + 0.3 * layout.cellWidth(), layout.matrix.right()));
            run.setBottom(std::min(run.bottom() + 0.3 * layout.cellHeight(), layout.matrix.bottom()));
            painter.fillRect(run, QColor(colour));
        }
}

/// The hatching that an image brings with it, as lines.
void paintHatching(QPainter& painter, const HeatPicture& picture) {
    if (!picture.scale.special()) return;
    const auto values = picture.panel->values->head(picture.head);
    for (int row = 0; row < picture.layout.rows; ++row)
        for (int column = 0; column < picture.layout.columns; ++column) {
            const float value = values(row, column);
            if (std::isfinite(value)) continue;
            const QRectF cell = picture.layout.cellRect(row, column);
            painter.setPen(QPen(QColor(value < 0 ? maskedColours(picture.theme).hatch : notNumberColours(picture.theme).hatch), 0.7));
            painter.drawLine(cell.bottomLeft(), cell.topRight());
            if (!(value < 0)) painter.drawLine(cell.topLeft(), cell.bottomRight());
        }
}

QSize pixelsOf(const HeatPicture& picture, double scale) {
    const QSizeF size = picture.layout.matrix.size() * scale;
    return {std::max(1, int(std::lround(size.width()))), std::max(1, int(std::lround(size.height())))};
}

QImage cellsImage(const HeatPicture& picture, const QRectF& window, QSize pixels) {
    return isOverPicture(picture) ? pictureImage(picture, window, pixels) : heatImage(imageRequest(picture, window, pixels));
}

/// Cells as an image that meets the device's pixels exactly, wherever the painter's scale puts the matrix.
void paintPixels(QPainter& painter, const HeatPicture& picture) {
    constexpr double mostPixels = 64e6;
    const QRectF matrix = picture.layout.matrix;
    const QTransform transform = painter.deviceTransform();
    const QRect device = transform.mapRect(matrix).toRect();
    if (transform.type() > QTransform::TxScale || double(device.width()) * device.height() > mostPixels || device.isEmpty())
        return painter.drawImage(matrix, heatCellsImage(picture, 1));
    painter.drawImage(transform.inverted().mapRect(QRectF(device)), cellsImage(picture, picture.layout.window, device.size()));
}

QRectF wholeCells(const HeatPicture& picture) { return {0, 0, double(picture.layout.columns), double(picture.layout.rows)}; }

void paintVectorCells(QPainter& painter, const HeatPicture& picture) {
    const int columns = picture.layout.columns, rows = picture.layout.rows;
    if (isOverPicture(picture))
        return painter.drawImage(picture.layout.matrix, pictureImage(picture, wholeCells(picture), pictureResolution(picture)));
    if (columns * double(rows) <= mostRectangles) {
        paintRectangles(painter, picture);
        paintHatching(painter, picture);
        return;
    }
    painter.drawImage(picture.layout.matrix, heatImage(imageRequest(picture, wholeCells(picture), {columns, rows})));
}

QString levelOfDetail(const HeatPicture& picture, double scale) {
    const QSize cells = cellsPerPixel(picture.layout.window, (picture.layout.matrix.size() * scale).toSize());
    if (cells == QSize(1, 1)) return {};
    const QString rows = QString::number(cells.height()), columns = QString::number(cells.width());
    switch (reductionFor(picture.look->reduce, picture.panel->tone)) {
        case Reduction::Mean: return HeatWords::tr("each pixel: mean of %1 × %2 cells").arg(rows, columns);
        case Reduction::Extreme: return HeatWords::tr("each pixel: farthest from zero of %1 × %2 cells").arg(rows, columns);
        case Reduction::Maximum: break;
    }
    return HeatWords::tr("each pixel: maximum of %1 × %2 cells").arg(rows, columns);
}

/// A swatch and what it means; gives back where the next one may stand.
double paintSwatch(QPainter& painter, const HeatPicture& picture, double x, const Neutral& colours, const QString& meaning) {
    const QRectF note = picture.layout.note;
    const QRectF swatch(x, note.top() + note.height() * 0.2, note.height() * 0.6, note.height() * 0.6);
    painter.fillRect(swatch, QColor(colours.ground));
    painter.setPen(QPen(QColor(colours.hatch), 1));
    painter.drawRect(swatch);
    painter.drawLine(swatch.bottomLeft(), swatch.topRight());
    painter.setPen(picture.theme.secondary);
    const double width = QFontMetricsF(picture.layout.smallFont).horizontalAdvance(meaning);
    painter.drawText(QRectF(swatch.right() + 4, note.top(), width + 4, note.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     meaning);
    return swatch.right() + width + 16;
}

void paintNote(QPainter& painter, const HeatPicture& picture, double scale) {
    const QRectF note = picture.layout.note;
    if (note.isEmpty()) return;
    painter.setFont(picture.layout.smallFont);
    double x = note.left();
    if (picture.scale.masked) x = paintSwatch(painter, picture, x, maskedColours(picture.theme), HeatWords::tr("masked (−∞)"));
    if (picture.scale.notNumber) x = paintSwatch(painter, picture, x, notNumberColours(picture.theme), HeatWords::tr("not a number"));
    painter.setPen(picture.theme.secondary);
    painter.drawText(QRectF(x, note.top(), note.right() - x, note.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     levelOfDetail(picture, scale));
}

}  // namespace

void paintHeatFrame(QPainter& painter, const HeatPicture& picture) {
    if (!picture.layout.columnName.isEmpty() || !picture.layout.rowName.isEmpty()) paintNames(painter, picture);
    painter.setPen(picture.theme.text);
    if (!picture.layout.rowLabels.isEmpty()) paintRowLabels(painter, picture);
    if (!picture.layout.columnLabels.isEmpty()) paintColumnLabels(painter, picture);
}

QImage heatCellsImage(const HeatPicture& picture, double scale) { return cellsImage(picture, picture.layout.window, pixelsOf(picture, scale)); }

QImage heatCellsInScale(HeatPicture& picture, double scale) {
    const Panel& panel = *picture.panel;
    const auto setScale = [&] { picture.scale = heatScale(panel, *picture.look, picture.head); };
    if (isOverPicture(picture)) {
        setScale();
        return heatCellsImage(picture, scale);
    }
    const HeatNumbers numbers = heatNumbers(imageRequest(picture, picture.layout.window, pixelsOf(picture, scale)));
    if (panel.shape.heads == 1 && numbers.extent) rememberRange(panel.values, *numbers.extent);
    setScale();
    return heatImage(numbers, picture.scale, picture.theme);
}

void paintHeatCells(QPainter& painter, const HeatPicture& picture, const QImage* cells) {
    if (picture.vector)
        paintVectorCells(painter, picture);
    else if (cells)
        painter.drawImage(picture.layout.matrix, *cells);
    else
        paintPixels(painter, picture);
    const CellNumbers wanted = !picture.numbers ? picture.look->numbers : *picture.numbers ? CellNumbers::On : CellNumbers::Off;
    const bool hides = wanted == CellNumbers::Auto && isOverPicture(picture) && picture.panel->backdrop && picture.look->over != OverPicture::Alone;
    if (wanted == CellNumbers::Off || picture.panel->colours || hides) return;
    if (const auto style = numberStyle(picture.layout, picture.scale, wanted == CellNumbers::On))
        paintNumbers(painter, picture.layout, picture.panel->values->head(picture.head), picture.scale, *style, picture.vector);
}

void paintHeatLegend(QPainter& painter, const HeatPicture& picture, double scale) {
    if (!picture.layout.bar.isEmpty() && !picture.panel->colours)
        paintColourBar(painter,
                       {picture.layout.bar, picture.scale, picture.theme, picture.layout.smallFont, picture.layout.barBelow, picture.vector});
    paintNote(painter, picture, scale);
}

}  // namespace att
