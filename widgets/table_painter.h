// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A table panel or a prose panel in a figure. Not for the screen, where a real table and a real text can be selected.

#include <QFont>
#include <QRectF>

#include "engine/core/panel.h"
#include "widgets/theme.h"

class QPainter;

namespace att {

/// As many rows and columns as fit; the last line says how many are left out.
void paintTable(QPainter& painter, const QRectF& area, const Panel& panel, int head, const Theme& theme, const QFont& font);
void paintProse(QPainter& painter, const QRectF& area, const Panel& panel, const Theme& theme, const QFont& font);

}  // namespace att
