// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_sheet.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace att {
namespace {

constexpr double wantedAspect = 1.4;  // of the whole sheet, between a page and a slide

struct Row {
    std::size_t first, count;
    double aspect;  // of all its panels side by side
};

/// A panel that is a line or a column still needs room for its labels.
double usable(double aspect) { return std::clamp(aspect, 0.6, 3.0); }

/// As many rows as make the sheet about as wide as wanted: r rows of aspect total / r each are total / r² in all.
std::vector<Row> rowsOf(const std::vector<double>& aspects) {
    const double total = std::accumulate(aspects.begin(), aspects.end(), 0.0, [](double sum, double a) { return sum + usable(a); });
    const double rows = std::max(1.0, std::round(std::sqrt(total / wantedAspect)));
    std::vector<Row> list;
    double passed = 0;
    for (std::size_t i = 0; i < aspects.size(); ++i) {
        const double middle = passed + usable(aspects[i]) / 2;
        if (list.empty() || middle > total / rows * double(list.size())) list.push_back({i, 0, 0});
        ++list.back().count;
        list.back().aspect += usable(aspects[i]);
        passed += usable(aspects[i]);
    }
    return list;
}

double heightForWidthOne(const std::vector<Row>& rows) {
    return std::accumulate(rows.begin(), rows.end(), 0.0, [](double sum, const Row& row) { return sum + 1 / row.aspect; });
}

}  // namespace

double sheetAspect(const std::vector<double>& aspects) { return aspects.empty() ? wantedAspect : 1 / heightForWidthOne(rowsOf(aspects)); }

std::vector<QRectF> placeOnSheet(const std::vector<double>& aspects, QSizeF size, double gap) {
    const auto rows = rowsOf(aspects);
    const double free = std::max(0.0, size.height() - gap * (double(rows.size()) - 1));
    std::vector<QRectF> places;
    double y = 0;
    for (const auto& row : rows) {
        const double height = free / row.aspect / heightForWidthOne(rows);
        const double width = std::max(0.0, size.width() - gap * (double(row.count) - 1));
        double x = 0;
        for (std::size_t i = row.first; i < row.first + row.count; ++i) {
            const double share = width * usable(aspects[i]) / row.aspect;
            places.emplace_back(x, y, share, height);
            x += share + gap;
        }
        y += height + gap;
    }
    return places;
}

}  // namespace att
