// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What curves and bars look like, on screen and in figures: colours, dashes, marks.

#include <QPen>

#include "engine/core/panel.h"
#include "widgets/theme.h"

namespace att {

/// The share of a plot's height that turned labels may take.
constexpr double mostAcross = 0.3;

/// The role's colour for a curve alone; else one of seven that every kind of colour vision tells apart, with one of five
/// dashes, so that 35 curves differ. Curves of very many points are solid, as dashes would be lost in them, and thin where
/// there are also many of them. `unit` is 1 for text of 13 px (unitOf in theme_fonts.h).
QPen seriesPen(const Panel& panel, int row, const Theme& theme, double unit);

/// Whether there is so much to draw that it must be quick rather than smooth.
bool isDense(const Panel& panel);
/// Whether so few points lie on a curve that each is marked.
bool marksPoints(const Panel& panel);
/// The radius of a marked point.
double pointRadius(double unit);

}  // namespace att
