// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/colour_bar.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <cmath>

#include "widgets/heat_labels.h"
#include "widgets/heat_words.h"

namespace att {
namespace {

void paintSteps(QPainter& painter, const QRectF& strip, const ColourTable& table) {
    // Each step reaches down over the next ones, so that no viewer shows seams between them.
    const double step = strip.height() / double(table.size());
    for (int i = 255; i >= 0; --i) {
        const double top = strip.top() + (255 - i) * step;
        painter.fillRect(QRectF(strip.left(), top, strip.width(), strip.bottom() - top), QColor(table[i]));
    }
}

void paintImage(QPainter& painter, const QRectF& strip, const ColourTable& table) {
    QImage image(1, 256, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i) image.setPixel(0, 255 - i, table[i]);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(strip, image);
    painter.restore();
}

void paintTicks(QPainter& painter, const ColourBar& bar, const QRectF& strip) {
    const QFontMetricsF metrics(bar.font);
    const int fit = int(strip.height() / (2.2 * metrics.height()));
    const int decimals = decimalsFor(std::max(std::abs(bar.scale.lowest), std::abs(bar.scale.highest)));
    painter.setFont(bar.font);
    for (const double tick : scaleTicks(bar.scale, fit)) {
        const double y = strip.bottom() - bar.scale.position(tick) * strip.height();
        const double top = std::clamp(y - metrics.height() / 2, strip.top() - metrics.height() * 0.15, strip.bottom() - metrics.height() * 0.85);
        painter.setPen(QPen(bar.theme.faint, 1));
        painter.drawLine(QPointF(strip.right(), y), QPointF(strip.right() + 3, y));
        painter.setPen(bar.theme.secondary);
        const QRectF place(strip.right() + 6, top, bar.area.right() - strip.right(), metrics.height());
        const QString words = bar.scale.logarithmic ? numberInFull(float(std::round(tick * 1e6) / 1e6)) : numberShown(tick, decimals);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
    }
}

}  // namespace

void paintColourBar(QPainter& painter, const ColourBar& bar) {
    const QFontMetricsF metrics(bar.font);
    const QRectF strip(std::round(bar.area.left()), bar.area.top(), std::round(metrics.height()), bar.area.height());
    if (strip.height() < 4) return;
    const ColourTable& table = colourTable(bar.scale.map);
    bar.vector ? paintSteps(painter, strip, table) : paintImage(painter, strip, table);
    if (strip.height() < metrics.height()) return;
    paintTicks(painter, bar, strip);
    if (bar.scale.title.isEmpty()) return;
    painter.setPen(bar.theme.secondary);
    paintUpwards(painter, QRectF(bar.area.right() - metrics.height(), bar.area.top(), metrics.height(), bar.area.height()), bar.scale.title,
                 bar.font);
}

}  // namespace att
