// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tokens along one side of a matrix: which of them fit, how they lie, and painting them. Each is laid out on its
// own, so that no script turns its neighbours around.

#include <QFont>
#include <QRectF>
#include <QString>

#include "engine/core/panel.h"
#include "widgets/theme.h"

class QPainter;

namespace att {

/// The widest of the first labels (at most 256 are measured, and none counts for more than `most`).
double widestLabel(const Axis& axis, int count, const QFont& font, double most);

/// Every how many cells a label stands: 1, 2, 5, 10, 20 …, so that none touches the next.
int labelStride(double cellExtent, double labelExtent);

/// Whether the text is written in characters that stand upright in a column: Han, kana, Hangul.
bool standsUpright(const QString& text);
/// How much longer a column of characters is than a line of them, where the axis has such labels; else 1.
double uprightRoom(const Axis& axis);

/// Right aligned and elided in `place`.
void paintRowLabel(QPainter& painter, const QRectF& place, const QString& text, const QFont& font);
/// Centred in `place` and elided, when labels lie; else bottom aligned: Chinese characters one under the other, others turned by a quarter.
void paintColumnLabel(QPainter& painter, const QRectF& place, const QString& text, const QFont& font, bool lying);
/// The name of the rows' axis along the left side, centred.
void paintUpwards(QPainter& painter, const QRectF& place, const QString& text, const QFont& font);

}  // namespace att
