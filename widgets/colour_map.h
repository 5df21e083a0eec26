// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The data's colours: tables from the lowest value to the highest, and the neutral colours for what stands on no scale.
// What a value's place in its table is belongs to heat_scale.h; the furniture's colours are in theme.h.

#include <QColor>
#include <array>

#include "engine/core/panel.h"
#include "engine/core/quantise.h"
#include "widgets/look.h"
#include "widgets/theme.h"

namespace att {

/// Sequential maps run from nothing to much with lightness strictly rising (grey: falling, as ink on paper).
/// Diverging maps have a light neutral middle for zero and fall in lightness to both ends: violet − and ochre + for
/// signed numbers at large; for queries, keys and values the positive end is the role's own colour (blue, red, green)
/// and the negative end a hue that every kind of colour vision tells from it (ochre, petrol, purple).
enum class ColourMap { Viridis, Cividis, Magma, Grey, Diverging, Query, Key, Value };

using ColourTable = std::array<QRgb, scaleIndices>;

const ColourTable& colourTable(ColourMap map);

/// The map that shows data of this tone and role.
ColourMap colourMapFor(Tone tone, Role role, Colours colours);

/// Neutral colours for what has no place on a map; `hatch` is drawn over `ground` in thin diagonals.
struct Neutral {
    QRgb ground, hatch;
};
Neutral maskedColours(const Theme& theme);     ///< −∞: masked
Neutral notNumberColours(const Theme& theme);  ///< NaN and +∞

/// All that an index of quantise() can mean: the scale's colours, then those of −∞, +∞ and NaN.
std::array<QRgb, 256> paintedColours(ColourMap map, const Theme& theme);

/// Black or white, whichever stands out more on this ground.
QColor inkOn(QRgb ground);

}  // namespace att
