// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Words of an SVG: numbers, attributes, colours, paths and text as bytes. Knows nothing of painting.

#include <qnamespace.h>
#include <QByteArray>

class QColor;
class QPainterPath;
class QRectF;
class QString;

namespace att::xml {

QByteArray number(qreal value);
/// ' name="value"'; the value must be escaped already.
QByteArray attribute(const char* name, const QByteArray& value);
/// x, y, width and height.
QByteArray attributes(const QRectF& rect);
/// A colour, and its opacity where it is not 1.
QByteArray paint(const char* name, const char* opacityName, const QColor& colour);
QByteArray pathData(const QPainterPath& path);
/// For text and attributes; what XML cannot hold becomes U+FFFD.
QByteArray escaped(const QString& text);

}  // namespace att::xml
