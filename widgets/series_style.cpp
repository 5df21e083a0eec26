// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_style.h"

#include <algorithm>
#include <array>

#include "widgets/heat_range.h"

namespace att {

QPen seriesPen(const Panel& panel, int row, const Theme& theme) {
    // Okabe and Ito 2008 without its yellow, which is too pale on white, in an order of falling contrast between neighbours.
    static const std::array<QColor, 7> colours{"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#7A7A7A"};
    static const std::array<Qt::PenStyle, 4> dashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    QColor colour = colours[std::size_t(row) % colours.size()];
    if (panel.shape.rows == 1 && panel.role == Role::Query) colour = theme.query;
    if (panel.shape.rows == 1 && panel.role == Role::Key) colour = theme.key;
    if (panel.shape.rows == 1 && panel.role == Role::Value) colour = theme.value;
    return QPen(colour, 1.8, dashes[std::size_t(row) / colours.size() % dashes.size()]);
}

std::pair<double, double> valueRange(const Panel& panel) {
    const ValueRange range = unionOf(rangesOf(panel.values, false));
    double lowest = panel.lowest.value_or(range.empty() ? 0 : range.lowest), highest = panel.highest.value_or(range.empty() ? 1 : range.highest);
    if (panel.kind == PanelKind::Bars) lowest = std::min(lowest, 0.0), highest = std::max(highest, 0.0);
    if (!(lowest < highest)) highest = lowest + 1;
    const double air = 0.05 * (highest - lowest);
    return {lowest == 0 || panel.lowest ? lowest : lowest - air, panel.highest ? highest : highest + air};
}

bool wantsLegend(const Panel& panel) { return panel.shape.rows > 1 && panel.shape.rows <= 12; }

}  // namespace att
