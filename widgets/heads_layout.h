// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where the small maps of all heads stand, and in which order. Paints nothing.

#include <QFont>
#include <QPoint>
#include <QRectF>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/panel.h"

namespace att {

struct HeadPlace {
    int head = 0;
    QRectF map, label;
};

struct HeadsLayout {
    std::vector<HeadPlace> places;  ///< in the order of the screen
    int columns = 1;
    QFont labelFont;

    /// The place in the order under a point; nothing between the maps.
    std::optional<int> placeAt(const QPointF& point) const;
    std::optional<int> placeOf(int head) const;
};

/// Heads by number, or by a measure of the panel, largest first. An unknown key means by number.
std::vector<int> orderOfHeads(const Panel& panel, const std::string& order);

/// As many columns as give the largest maps; what is left over becomes air between them. `beside` each map stays free.
HeadsLayout layOutHeads(const Panel& panel, const std::string& order, const QRectF& area, const QFont& font, double beside = 0);

}  // namespace att
