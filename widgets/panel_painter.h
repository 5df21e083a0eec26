// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Paints one panel into a rectangle, for the screen and for figures alike, so that an exported picture is what
// was on screen. Not a widget: no state, no events.

#include <QFont>
#include <QRectF>
#include <QSizeF>
#include <memory>
#include <optional>
#include <string>

#include "engine/core/outcome.h"
#include "widgets/look.h"
#include "widgets/theme.h"

class QPainter;

namespace att {

/// Everything that decides what a painted panel looks like.
struct PanelScene {
    OutcomePtr outcome;
    std::string panel;        ///< "stage/panel"
    std::optional<int> head;  ///< one head of a stack; nothing: all heads as a grid
    std::shared_ptr<const Look> look;
    Theme theme;
    QFont font;  ///< of tokens and titles; numbers and small texts derive from it
    bool title = true;
    bool axes = true;
    bool colourBar = true;
    std::optional<bool> numbers;  ///< overrides the look's
    bool vector = false;          ///< cells as rectangles that stay sharp in SVG and PDF (up to 512²), never clipped paths
    std::optional<Cell> pinned;
};

void paintPanel(QPainter& painter, const QRectF& area, const PanelScene& scene);

/// Width / height that suits the panel's data, for figures whose height follows from the width.
double naturalAspect(const PanelScene& scene);

}  // namespace att
