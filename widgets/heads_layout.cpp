// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heads_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "widgets/heat_layout.h"

namespace att {
namespace {

struct Grid {
    int columns = 1, rows = 1;
    QSizeF map;
    double gap = 0, label = 0;

    double area() const { return map.width() * map.height(); }
};

/// Maps keep the matrix's proportions between 3:1 and 1:3; beyond that they would be threads.
double mapAspect(const Shape& shape) { return std::clamp(double(std::max(1, shape.columns)) / std::max(1, shape.rows), 1.0 / 3, 3.0); }

/// Between the maps, under each for its number, and at its right.
struct Spacing {
    double gap, label, beside;
    double nearly;  ///< how large, of the largest, maps may be for the sake of more columns
};

/// Names ask for wide places: then fewer columns do, and the air between them may be as wide as the maps.
bool named(const Panel& panel) {
    return std::ranges::any_of(panel.headNames, [](const HeadName& name) { return !name.name.empty(); });
}

Grid gridOf(int columns, int heads, const QSizeF& room, double aspect, const Spacing& spacing) {
    Grid grid{columns, (heads + columns - 1) / columns, {}, spacing.gap, spacing.label};
    const double width = (room.width() - (columns - 1) * grid.gap) / columns - spacing.beside;
    const double height = (room.height() - (grid.rows - 1) * grid.gap * 0.6) / grid.rows - grid.label;
    const double fit = std::floor(std::max(1.0, std::min(width, height * aspect)));
    grid.map = {fit, std::max(1.0, std::floor(fit / aspect))};
    return grid;
}

/// The most columns whose maps are nearly as large as any: rows that span the card look calmer than a thin tower.
Grid bestGrid(int heads, const QSizeF& room, double aspect, const Spacing& spacing) {
    Grid best = gridOf(1, heads, room, aspect, spacing);
    double largest = best.area();
    for (int columns = 2; columns <= heads; ++columns) {
        const Grid grid = gridOf(columns, heads, room, aspect, spacing);
        largest = std::max(largest, grid.area());
        const bool fuller = grid.rows < best.rows || grid.area() > best.area();  // else its last row would only be emptier
        if (fuller && grid.area() >= spacing.nearly * largest) best = grid;
    }
    return best;
}

/// Hundreds of maps in a narrow card go without their numbers, which the hover tells, before they become dots.
Grid readableGrid(int heads, const QSizeF& room, double aspect, const Spacing& spacing) {
    constexpr double dot = 12;
    const Grid numbered = bestGrid(heads, room, aspect, spacing);
    return std::min(numbered.map.width(), numbered.map.height()) >= dot ? numbered : bestGrid(heads, room, aspect, {2, 0, 0, spacing.nearly});
}

}  // namespace

std::vector<int> orderOfHeads(const Panel& panel, const std::string& order) {
    std::vector<int> heads(std::max(0, panel.shape.heads));
    std::iota(heads.begin(), heads.end(), 0);
    for (const Measure& measure : panel.measures)
        if (measure.key == order && measure.perHead.size() == heads.size())
            std::stable_sort(heads.begin(), heads.end(), [&](int a, int b) { return measure.perHead[a] > measure.perHead[b]; });
    return heads;
}

HeadsLayout layOutHeads(const Panel& panel, const std::string& order, const QRectF& area, const QFont& font, double beside) {
    HeadsLayout layout;
    layout.labelFont = scaledFont(font, 0.82);
    const auto heads = orderOfHeads(panel, order);
    if (heads.empty()) return layout;
    const double line = QFontMetricsF(layout.labelFont).height();
    const Spacing spacing{std::round(line * 0.75), line * 1.15, beside, named(panel) ? 0.97 : 0.8};
    const Grid grid = readableGrid(int(heads.size()), area.size(), mapAspect(panel.shape), spacing);
    layout.columns = grid.columns;
    // Where there is room, captions may go on to a second line.
    const bool second = named(panel) && grid.label > 0 && area.height() / grid.rows - grid.map.height() - grid.label >= line + 3;
    const double caption = second ? grid.label + line : grid.label;
    // What is left over goes between the maps, up to a point where they would fall apart.
    const auto airy = [](double needed, double room, int count, double most) {
        return needed + (count > 1 ? std::floor(std::clamp((room - count * needed) / (count - 1), 0.0, most)) : 0);
    };
    // Names are as wide as the maps' share of the room: the outer maps leave half of the air at their sides.
    const double width = grid.map.width() + beside,
                 share = std::clamp(std::floor(area.width() / grid.columns), width, width + 1.2 * grid.map.width());
    const double across = named(panel) ? share : airy(width, area.width(), grid.columns, 0.5 * grid.map.width());
    const double down = airy(grid.map.height() + caption, area.height(), grid.rows, 0.5 * grid.map.height());
    const double overhang = std::max(0.0, std::min(grid.columns > 1 ? (across - grid.map.width()) / 2 - 1 : 24.0, named(panel) ? 36.0 : 24.0));
    const double left = area.left() + std::floor((area.width() - (grid.columns - 1) * across - grid.map.width() - beside) / 2);
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const QRectF map(QPointF(std::round(left + double(i % grid.columns) * across), std::round(area.top() + double(i / grid.columns) * down)),
                         grid.map);
        const QRectF label(map.left() - overhang, map.bottom() + 3, map.width() + 2 * overhang, caption);
        layout.places.push_back({heads[i], map, label});
    }
    return layout;
}

std::optional<int> HeadsLayout::placeAt(const QPointF& point) const {
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i].map.united(places[i].label).contains(point)) return int(i);
    return {};
}

std::optional<int> HeadsLayout::placeOf(int head) const {
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i].head == head) return int(i);
    return {};
}

}  // namespace att
