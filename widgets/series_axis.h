// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The two axes of curves and bars: how far they reach, whether they go by factors, and where the columns stand. Screen and
// figure ask the same questions here, so that they agree. Ticks are series_ticks.h.

#include <QString>

#include "engine/core/outcome.h"

namespace att {

struct PlotAxis {
    QString name;
    double lowest = 0, highest = 1;  ///< what is seen when nothing is zoomed
    bool logarithmic = false;

    /// 0 at lowest, 1 at highest. The number must be drawable.
    double share(double number) const;
    /// Finite, and above 0 on a logarithmic axis; what is not leaves a gap.
    bool drawable(double number) const;
};

/// Of the columns: from the first to the last place with some air, for bars half a place.
PlotAxis placeAxis(const Panel& panel);
/// Of the values: the panel's own scale, else its drawable numbers with some air. Bars show zero unless they go by factors.
PlotAxis valueAxis(const Panel& panel);
/// Whether the columns stand at numbers of their own. Bars do only where these are evenly spread.
bool standsAtPlaces(const Panel& panel);
/// Where the column stands along its axis: its place, or its number from 0.
double placeOf(const Panel& panel, int column);
/// From one column to the next, for bars.
double placeStep(const Panel& panel);
/// How wide a bar is, and where the middle of each stands: the rows side by side.
double barWidth(const Panel& panel);
double barPlace(const Panel& panel, int row, int column);
/// The column nearest to a place along the axis. There must be a column.
int columnNear(const Panel& panel, double place);
/// Whether each column stands for a map of some stack in the outcome, such as the weight of each channel.
bool countsMaps(const Outcome& outcome, const Panel& panel);

}  // namespace att
