// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a panel's numbers become colours: the ends of the scale, linear or logarithmic, and the map. Paints nothing.

#include <QString>
#include <vector>

#include "engine/core/panel.h"
#include "engine/core/quantise.h"
#include "widgets/colour_map.h"
#include "widgets/look.h"

namespace att {

struct HeatScale {
    float lowest = 0, highest = 1;  ///< what the first and the last colour stand for; lowest < highest
    bool logarithmic = false;       ///< then 0 < lowest, and everything at or below it has the first colour
    ColourMap map = ColourMap::Viridis;
    bool masked = false, notNumber = false;  ///< whether the data holds −∞, or NaN or +∞
    QString title;                           ///< "shared scale · logarithmic"; may be empty

    /// 0 … 1 along the map; outside values stay at the ends.
    double position(double value) const;
    /// The value at a place along the map.
    double valueAt(double position) const;
    /// As quantise() wants it.
    ColourScale core() const { return {lowest, highest, logarithmic}; }
    /// The table's entry for a finite value, the same that quantise() gives.
    int index(float value) const;
    QRgb colour(float value) const { return colourTable(map)[std::size_t(index(value))]; }
    bool special() const { return masked || notNumber; }
    bool operator==(const HeatScale&) const = default;
};

/// `head` < 0: of all heads together. The panel's values must be there.
HeatScale heatScale(const Panel& panel, const Look& look, int head);

/// Values worth a tick, both ends among them, from low to high.
std::vector<double> scaleTicks(const HeatScale& scale, int atMost);

}  // namespace att
