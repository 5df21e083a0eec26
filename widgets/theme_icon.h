// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Line icons from resources/icons, drawn in the ink of the place where they stand and sharp at any size.

#include <QIcon>

class QColor;
class QPainter;
class QRectF;

namespace att {

/// The icon of this name; follows the theme by itself. Empty when there is no such file.
QIcon themeIcon(const QString& name);
bool hasIcon(const QString& name);
void paintIcon(QPainter& painter, const QString& name, const QRectF& box, const QColor& ink);

}  // namespace att
