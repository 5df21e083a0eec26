// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme_paint.h"

#include <QPainter>
#include <QPalette>

#include "widgets/theme.h"

namespace att {

void paintBox(QPainter& painter, const QRectF& box, const BoxLook& look) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double inset = look.line.isValid() ? look.lineWidth / 2 : 0;
    painter.setPen(look.line.isValid() ? QPen(look.line, look.lineWidth) : QPen(Qt::NoPen));
    painter.setBrush(look.fill.isValid() ? QBrush(look.fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), look.radius, look.radius);
    painter.restore();
}

void paintFocus(QPainter& painter, const QRectF& box, const QPalette& palette, double radius) {
    paintBox(painter, box, {{}, themeOf(palette).accent, 2, radius});
}

void paintChevron(QPainter& painter, const QRectF& box, const QColor& colour, double degrees, double size) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center());
    painter.rotate(degrees);
    painter.setPen(QPen(colour, std::max(1.2, size / 5), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF points[] = {{-size / 2, -size / 4}, {0, size / 4}, {size / 2, -size / 4}};
    painter.drawPolyline(points, 3);
    painter.restore();
}

QColor mixed(const QColor& under, const QColor& over, double share) {
    const auto part = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return {part(under.red(), over.red()), part(under.green(), over.green()), part(under.blue(), over.blue())};
}

}  // namespace att
