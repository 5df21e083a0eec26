// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_image.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <tuple>

#include "engine/core/memo.h"
#include "widgets/heat_image.h"
#include "widgets/picture_file.h"

namespace att {
namespace {

/// A bitmap as Qt paints it: it never changes, and is asked for with every frame.
QImage painted(const BitmapPtr& bitmap) {
    thread_local Memo<SameObject<Bitmap>, QImage> images(4);
    return images({bitmap}, [&] { return imageOf(*bitmap); });
}

/// The part of the picture that lies behind the window.
QRectF partOf(const QSize& size, const Panel& panel, const QRectF& window) {
    const double across = double(size.width()) / panel.shape.columns, down = double(size.height()) / panel.shape.rows;
    return {window.left() * across, window.top() * down, window.width() * across, window.height() * down};
}

QImage scaledPart(const QImage& image, const QRectF& part, QSize pixels) {
    const bool whole = part.toAlignedRect().contains(image.rect());
    if (whole && image.width() > 2 * pixels.width()) return image.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QImage scaled(pixels, QImage::Format_RGB32);
    QPainter painter(&scaled);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(QPointF(), QSizeF(pixels)), image, part);
    return scaled;
}

/// Kept too: options move while picture and window stay.
QImage backdrop(const Panel& panel, const QRectF& window, QSize pixels) {
    thread_local Memo<std::tuple<SameObject<Bitmap>, QRectF, QSize>, QImage> images(6);
    const QRectF part = partOf({panel.backdrop->width, panel.backdrop->height}, panel, window);
    return images({{panel.backdrop}, part, pixels}, [&] { return scaledPart(painted(panel.backdrop), part, pixels); });
}

/// Red, green and blue from 0 to 1, each cell one colour.
QImage colourCells(const Panel& panel, const QRectF& window, QSize pixels) {
    QImage cells(panel.shape.columns, panel.shape.rows, QImage::Format_RGB32);
    const auto byte = [&panel](int c, int y, int x) { return int(std::lround(255 * std::clamp(panel.values->at(c, y, x), 0.0f, 1.0f))); };
    for (int y = 0; y < cells.height(); ++y)
        for (int x = 0; x < cells.width(); ++x) cells.setPixel(x, y, qRgb(byte(0, y, x), byte(1, y, x), byte(2, y, x)));
    QImage image(pixels, QImage::Format_RGB32);
    QPainter(&image).drawImage(QRectF(QPointF(), QSizeF(pixels)), cells, window);
    return image;
}

QImage cellsOf(const HeatPicture& picture, const QRectF& window, QSize pixels) {
    const Panel& panel = *picture.panel;
    if (panel.colours) return colourCells(panel, window, pixels);
    return heatImage(
        {panel.values->head(picture.head), window, pixels, picture.scale, reductionFor(picture.look->reduce, panel.tone), picture.theme});
}

}  // namespace

bool isOverPicture(const HeatPicture& picture) {
    const Panel& panel = *picture.panel;
    return panel.kind == PanelKind::Picture && (panel.colours || (panel.backdrop && !picture.bare));
}

bool hasMapOfEachPlace(const Panel& panel) {
    return panel.kind == PanelKind::Picture && panel.heads.labels && panel.shape.heads >= panel.shape.rows * panel.shape.columns;
}

QImage pictureImage(const HeatPicture& picture, const QRectF& window, QSize pixels) {
    const Panel& panel = *picture.panel;
    QImage cells = cellsOf(picture, window, pixels);
    if (!panel.backdrop || picture.look->over == OverPicture::Alone || cells.isNull()) return cells;
    QImage image = backdrop(panel, window, pixels);
    QPainter painter(&image);
    const bool beside = picture.look->over == OverPicture::Beside;
    const QRect part = beside ? QRect(pixels.width() / 2, 0, pixels.width() - pixels.width() / 2, pixels.height()) : image.rect();
    painter.setOpacity(picture.look->overlay);
    painter.drawImage(part, cells, part);
    painter.setOpacity(1);
    if (beside) painter.fillRect(QRect(part.left() - 1, 0, 2, pixels.height()), Qt::white);
    return image;
}

QSize pictureResolution(const HeatPicture& picture) {
    const Panel& panel = *picture.panel;
    const int columns = panel.shape.columns, rows = panel.shape.rows;
    const auto fine = [](int cells, int wanted) { return cells * std::clamp((wanted + cells - 1) / cells, 1, 16); };
    return {fine(columns, panel.backdrop ? panel.backdrop->width : columns), fine(rows, panel.backdrop ? panel.backdrop->height : rows)};
}

}  // namespace att
