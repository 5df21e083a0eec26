// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A curve with gaps as what is drawn: pieces of line, and the points that stand alone or are marked. Not where it stands on screen.

#include <QPointF>
#include <QPolygonF>
#include <vector>

class QPainter;

namespace att {

/// Splits at points that are not finite. Pieces have two points or more; a point between two gaps is in `lone`.
struct CurvePieces {
    std::vector<QPolygonF> pieces;
    QPolygonF lone;
};
CurvePieces piecesOf(const QPolygonF& points);

/// With the painter's pen; points as discs of its colour, all of them when `marked`.
void paintCurve(QPainter& painter, const QPolygonF& points, bool marked, double radius);

}  // namespace att
