// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_curve.h"

#include <QPainter>
#include <cmath>

namespace att {

CurvePieces piecesOf(const QPolygonF& points) {
    CurvePieces answer;
    QPolygonF piece;
    for (qsizetype i = 0; i <= points.size(); ++i) {
        if (i < points.size() && std::isfinite(points[i].x()) && std::isfinite(points[i].y())) {
            piece << points[i];
            continue;
        }
        if (piece.size() == 1) answer.lone << piece.front();
        if (piece.size() > 1) answer.pieces.push_back(piece);
        piece.clear();
    }
    return answer;
}

void paintCurve(QPainter& painter, const QPolygonF& points, bool marked, double radius) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const auto [pieces, lone] = piecesOf(points);
    for (const QPolygonF& piece : pieces) painter.drawPolyline(piece);
    painter.setBrush(painter.pen().color());
    painter.setPen(Qt::NoPen);
    for (const QPointF& point : lone) painter.drawEllipse(point, radius, radius);
    for (const QPolygonF& piece : pieces)
        for (const QPointF& point : piece)
            if (marked) painter.drawEllipse(point, radius, radius);
    painter.restore();
}

}  // namespace att
