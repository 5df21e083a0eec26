// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_axis.h"

#include <algorithm>
#include <cmath>

#include "widgets/heat_range.h"
#include "widgets/translate.h"

namespace att {
namespace {

constexpr double air = 0.05;      // of the values' extent, beyond them
constexpr double sideAir = 0.02;  // of the places' extent, so that the first and last point are whole

/// The extremes of what can be drawn; 1 … 10 when nothing can.
std::pair<double, double> positiveRange(const Panel& panel) {
    double lowest = INFINITY, highest = 0;
    for (std::size_t i = 0; panel.values && i < panel.shape.size(); ++i) {
        const auto value = double(panel.values->data()[i]);
        if (std::isfinite(value) && value > 0) lowest = std::min(lowest, value), highest = std::max(highest, value);
    }
    return highest > 0 ? std::pair(lowest, highest) : std::pair(1.0, 10.0);
}

/// In logarithms, or as they are; widened where the two are one.
PlotAxis widened(double lowest, double highest, bool logarithmic, double below, double above) {
    if (logarithmic) lowest = std::log10(lowest), highest = std::log10(highest);
    if (!(lowest < highest)) {
        const double half = logarithmic ? 0.5 : std::max(1.0, std::abs(lowest)) / 2;
        lowest -= half, highest = lowest + 2 * half;
    }
    const double extent = highest - lowest;
    lowest -= below * extent, highest += above * extent;
    return {{}, logarithmic ? std::pow(10, lowest) : lowest, logarithmic ? std::pow(10, highest) : highest, logarithmic};
}

PlotAxis byFactors(const Panel& panel) {
    auto [lowest, highest] = positiveRange(panel);
    const bool fixedBelow = panel.lowest && *panel.lowest > 0, fixedAbove = panel.highest && *panel.highest > 0;
    if (fixedBelow) lowest = double(*panel.lowest);
    if (fixedAbove) highest = double(*panel.highest);
    return widened(lowest, highest, true, fixedBelow ? 0 : air, fixedAbove ? 0 : air);
}

PlotAxis bySteps(const Panel& panel) {
    const Extent range = unionOf(rangesOf(panel.values, false));
    double lowest = range.empty() ? 0 : double(range.lowest), highest = range.empty() ? 1 : double(range.highest);
    if (panel.lowest) lowest = double(*panel.lowest);
    if (panel.highest) highest = double(*panel.highest);
    if (panel.kind == PanelKind::Bars) lowest = std::min(lowest, 0.0), highest = std::max(highest, 0.0);
    const bool distinct = lowest < highest;
    return widened(lowest, highest, false, distinct && (lowest == 0 || panel.lowest) ? 0 : air,
                   distinct && (highest == 0 || panel.highest) ? 0 : air);
}

bool even(const std::vector<double>& places) {
    const double step = (places.back() - places.front()) / std::max(1.0, double(places.size()) - 1);
    for (std::size_t i = 1; i < places.size(); ++i)
        if (std::abs(places[i] - places[i - 1] - step) > 1e-6 * std::abs(step)) return false;
    return true;
}

}  // namespace

bool standsAtPlaces(const Panel& panel) {
    const auto& places = panel.columns.places;
    if (!places || places->size() < std::size_t(std::max(1, panel.shape.columns))) return false;
    return panel.kind != PanelKind::Bars || (!panel.columns.logarithmic && places->size() > 1 && even(*places));
}

double PlotAxis::share(double number) const {
    return logarithmic ? std::log(number / lowest) / std::log(highest / lowest) : (number - lowest) / (highest - lowest);
}

bool PlotAxis::drawable(double number) const { return std::isfinite(number) && (!logarithmic || number > 0); }

double placeOf(const Panel& panel, int column) { return standsAtPlaces(panel) ? (*panel.columns.places)[std::size_t(column)] : column; }

double placeStep(const Panel& panel) {
    return standsAtPlaces(panel) && panel.shape.columns > 1
               ? (placeOf(panel, panel.shape.columns - 1) - placeOf(panel, 0)) / (panel.shape.columns - 1)
               : 1;
}

double barWidth(const Panel& panel) { return 0.8 * placeStep(panel) / std::max(1, panel.shape.rows); }

double barPlace(const Panel& panel, int row, int column) { return placeOf(panel, column) + (row - 0.5 * (panel.shape.rows - 1)) * barWidth(panel); }

int columnNear(const Panel& panel, double place) {
    const int last = panel.shape.columns - 1;
    if (!standsAtPlaces(panel)) return std::clamp(int(std::lround(std::clamp(place, -1.0, last + 1.0))), 0, last);
    const auto& places = *panel.columns.places;
    const int above = int(std::lower_bound(places.begin(), places.end(), place) - places.begin());
    if (above == 0 || above > last) return std::clamp(above, 0, last);
    const double left = placeOf(panel, above - 1), right = placeOf(panel, above);
    return panel.columns.logarithmic ? (place * place < left * right ? above - 1 : above) : (2 * place < left + right ? above - 1 : above);
}

bool countsMaps(const Outcome& outcome, const Panel& panel) {
    const auto matches = [&panel](const Panel& stack) {
        return stack.shape.heads > 1 && stack.shape.heads == panel.shape.columns && stack.heads.name == panel.columns.name;
    };
    return std::ranges::any_of(outcome.stages, [&](const Stage& stage) { return std::ranges::any_of(stage.panels, matches); });
}

PlotAxis placeAxis(const Panel& panel) {
    const int last = std::max(0, panel.shape.columns - 1);
    const bool logarithmic = standsAtPlaces(panel) && panel.columns.logarithmic && placeOf(panel, 0) > 0;
    const double first = placeOf(panel, 0), end = placeOf(panel, last), half = placeStep(panel) * 0.6;
    PlotAxis axis =
        panel.kind == PanelKind::Bars ? widened(first - half, end + half, false, 0, 0) : widened(first, end, logarithmic, sideAir, sideAir);
    axis.name = shown(panel.columns.name);
    return axis;
}

PlotAxis valueAxis(const Panel& panel) {
    PlotAxis axis = panel.measured.logarithmic ? byFactors(panel) : bySteps(panel);
    axis.name = shown(panel.measured.name);
    return axis;
}

}  // namespace att
