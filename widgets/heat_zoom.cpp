// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_zoom.h"

#include <algorithm>

namespace att {

QRectF wholeWindow(QSize matrix) { return {0, 0, double(matrix.width()), double(matrix.height())}; }

QRectF heldInside(const QRectF& window, QSize matrix) {
    const auto held = [](double size, int cells) { return std::clamp(size, std::min(2.0, double(cells)), double(cells)); };
    const QSizeF size(held(window.width(), matrix.width()), held(window.height(), matrix.height()));
    const QPointF corner(std::clamp(window.left(), 0.0, matrix.width() - size.width()),
                         std::clamp(window.top(), 0.0, matrix.height() - size.height()));
    return {corner, size};
}

QRectF zoomed(const QRectF& window, QSize matrix, const QPointF& fixed, double factor) {
    // Both directions stop together, or cells would change their proportions.
    const double closest = std::max(std::min(2.0, double(matrix.width())) / window.width(), std::min(2.0, double(matrix.height())) / window.height());
    const double farthest = std::max(matrix.width() / window.width(), matrix.height() / window.height());
    const double scale = std::clamp(1 / factor, std::min(1.0, closest), std::max(1.0, farthest));
    const QPointF corner = fixed - (fixed - window.topLeft()) * scale;
    return heldInside({corner, window.size() * scale}, matrix);
}

QRectF showing(const QRectF& window, QSize matrix, QPoint cell) {
    const auto start = [](double from, double size, int place) { return std::clamp(from, place + 1 - size, double(place)); };
    QRectF moved = window;
    moved.moveTo(start(window.left(), window.width(), cell.x()), start(window.top(), window.height(), cell.y()));
    return heldInside(moved, matrix);
}

}  // namespace att
