// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/colour_bar.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/digits.h"
#include "widgets/heat_labels.h"
#include "widgets/heat_words.h"

namespace att {
namespace {

/// A step of colour with all that lies beyond it: painted from one end to the other, steps leave no seams in any viewer.
QRectF restFrom(const QRectF& strip, double part, bool lying) {
    return lying ? strip.adjusted(part * strip.width(), 0, 0, 0) : strip.adjusted(0, 0, 0, -part * strip.height());
}

void paintSteps(QPainter& painter, const QRectF& strip, const ColourTable& table, bool lying) {
    for (std::size_t i = 0; i < table.size(); ++i) painter.fillRect(restFrom(strip, double(i) / double(table.size()), lying), QColor(table[i]));
}

void paintImage(QPainter& painter, const QRectF& strip, const ColourTable& table, bool lying) {
    const int count = int(table.size());
    QImage image(lying ? count : 1, lying ? 1 : count, QImage::Format_RGB32);
    for (int i = 0; i < count; ++i) image.setPixel(lying ? i : 0, lying ? 0 : count - 1 - i, table[i]);
    painter.drawImage(strip, image);
}

QString tickWords(const HeatScale& scale, double tick) {
    if (scale.logarithmic) return significant(tick, 2);
    const double largest = std::max(std::abs(scale.lowest), std::abs(scale.highest));
    constexpr double leastWithDecimals = 1e-4;  // below, all decimals that fit would be zeros
    if (largest < leastWithDecimals && tick != 0) return significant(tick, 2);
    return withDecimals(tick, decimalsFor(largest));
}

void paintStandingTick(QPainter& painter, const ColourBar& bar, const QRectF& strip, double tick) {
    const double height = QFontMetricsF(bar.font).height(), y = strip.bottom() - bar.scale.position(tick) * strip.height();
    painter.setPen(QPen(bar.theme.faint, 1));
    painter.drawLine(QPointF(strip.right(), y), QPointF(strip.right() + 3, y));
    painter.setPen(bar.theme.secondary);
    const double top = std::clamp(y - height / 2, strip.top() - height * 0.15, strip.bottom() - height * 0.85);
    painter.drawText(QRectF(strip.right() + 6, top, bar.area.width(), height), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     tickWords(bar.scale, tick));
}

void paintLyingTick(QPainter& painter, const ColourBar& bar, const QRectF& strip, double tick) {
    const QString words = tickWords(bar.scale, tick);
    const double width = QFontMetricsF(bar.font).horizontalAdvance(words) + 2, x = strip.left() + bar.scale.position(tick) * strip.width();
    painter.setPen(QPen(bar.theme.faint, 1));
    painter.drawLine(QPointF(x, strip.bottom()), QPointF(x, strip.bottom() + 3));
    painter.setPen(bar.theme.secondary);
    const double left = std::clamp(x - width / 2, strip.left() - 1, std::max(strip.left() - 1, strip.right() - width + 1));
    painter.drawText(QRectF(left, strip.bottom() + 3, width, QFontMetricsF(bar.font).height()), Qt::AlignCenter | Qt::TextSingleLine, words);
}

void paintTitle(QPainter& painter, const ColourBar& bar) {
    const QFontMetricsF metrics(bar.font);
    const double line = metrics.height();
    painter.setPen(bar.theme.secondary);
    if (!bar.lying) return paintUpwards(painter, QRectF(bar.area.right() - line, bar.area.top(), line, bar.area.height()), bar.scale.title, bar.font);
    const QRectF place(bar.area.left(), bar.area.bottom() - line, bar.area.width(), line);
    painter.drawText(place, Qt::AlignHCenter | Qt::AlignBottom | Qt::TextSingleLine,
                     metrics.elidedText(bar.scale.title, Qt::ElideRight, place.width()));
}

}  // namespace

void paintColourBar(QPainter& painter, const ColourBar& bar) {
    const QFontMetricsF metrics(bar.font);
    const double thickness = std::round(metrics.height() * (bar.lying ? 0.7 : 0.9));
    const QRectF strip(bar.area.topLeft(), bar.lying ? QSizeF(bar.area.width(), thickness) : QSizeF(thickness, bar.area.height()));
    const double length = bar.lying ? strip.width() : strip.height();
    if (length < 4) return;
    const ColourTable& table = colourTable(bar.scale.map);
    bar.vector ? paintSteps(painter, strip, table, bar.lying) : paintImage(painter, strip, table, bar.lying);
    painter.setFont(bar.font);
    const double pitch = bar.lying ? 1.6 * metrics.horizontalAdvance(tickWords(bar.scale, bar.scale.lowest)) : 2.2 * metrics.height();
    for (const double tick : scaleTicks(bar.scale, int(length / pitch)))
        bar.lying ? paintLyingTick(painter, bar, strip, tick) : paintStandingTick(painter, bar, strip, tick);
    if (!bar.scale.title.isEmpty() && length > 3 * metrics.height()) paintTitle(painter, bar);
}

}  // namespace att
