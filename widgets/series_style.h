// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What curves and bars look like, on screen and in figures: colours, dashes, ranges.

#include <QPen>
#include <utility>

#include "engine/core/panel.h"
#include "widgets/theme.h"

namespace att {

/// The role's colour for a curve alone, else one of seven that every kind of colour vision tells apart; from the eighth
/// on the dashes differ too.
QPen seriesPen(const Panel& panel, int row, const Theme& theme);

/// What the value axis shows: the panel's own scale, else its finite numbers with some air; bars always show zero.
std::pair<double, double> valueRange(const Panel& panel);

/// Whether the rows need a legend, and are few enough for one.
bool wantsLegend(const Panel& panel);

}  // namespace att
