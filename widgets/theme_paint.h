// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The few shapes that all furniture is drawn with. Rectangles are in logical pixels; lines land on whole device pixels.

#include <QColor>
#include <QRectF>

class QPainter;
class QPalette;

namespace att {

struct Theme;

struct BoxLook {
    QColor fill;
    QColor line;
    double lineWidth = 1;
    double radius = 5;
};

/// A rounded box whose line lies inside `box`.
void paintBox(QPainter& painter, const QRectF& box, const BoxLook& look);
/// The ring around what has the keyboard: two pixels of accent just inside `box`.
void paintFocus(QPainter& painter, const QRectF& box, const QPalette& palette, double radius = 5);
/// An open arrow head in the middle of `box`, pointing down for 0 degrees and clockwise from there.
void paintChevron(QPainter& painter, const QRectF& box, const QColor& colour, double degrees, double size);
/// `over` laid on `under` with the given share of it, as an opaque colour.
QColor mixed(const QColor& under, const QColor& over, double share);

}  // namespace att
