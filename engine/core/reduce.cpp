// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/reduce.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <vector>

#include "engine/core/parallel.h"
#include "engine/core/raster_kernels.h"

namespace att {
namespace {

/// Reading is what takes the time: about 10 pixels a nanosecond.
double microsecondsFor(const Pixels& pixels) { return double(pixels.rows) * pixels.columns / 1e4; }

Pixels rowsOf(const Pixels& pixels, int first, int count) {
    return {pixels.values + first * pixels.rowStep, std::min(count, pixels.rows - first), pixels.columns, pixels.rowStep};
}

Pixels columnsOf(const Pixels& pixels, int first, int count) { return {pixels.values + first, pixels.rows, count, pixels.rowStep}; }

/// Where the columns of every span stand behind the first span's begin: as ColumnPlaces wants them.
std::vector<int> placesOf(std::span<const CellSpan> spans) {
    const int first = spans.front().begin, nothing = spans.back().end - first;
    int most = 1;
    for (const CellSpan& span : spans) most = std::max(most, span.end - span.begin);
    std::vector<int> places(std::size_t(most) * spans.size(), nothing);
    for (std::size_t x = 0; x < spans.size(); ++x)
        for (int k = 0; k < spans[x].end - spans[x].begin; ++k) places[std::size_t(k) * spans.size() + x] = spans[x].begin - first + k;
    return places;
}

/// Rows of about 256 KiB: enough to be worth handing to a thread.
int rowsOfPart(const Pixels& pixels) { return std::max(1, 65536 / std::max(1, pixels.columns)); }

}  // namespace

void reduceCells(const Pixels& pixels, std::span<const CellSpan> rows, std::span<const CellSpan> columns, Reduction reduction, float* reduced) {
    if (rows.empty() || columns.empty()) return;
    const std::vector<int> places = placesOf(columns);
    const int count = int(columns.size()), top = rows.front().begin, height = rows.back().end - top;
    const Pixels shown = columnsOf(pixels, columns.front().begin, columns.back().end - columns.front().begin);
    const ColumnPlaces numbers{int(places.size()) / count, count, places.data()};
    const int rowsTogether = std::max(1, int(std::size_t(rowsOfPart(shown)) * rows.size() / std::size_t(height)));
    parallelFor(blocksIn(int(rows.size()), rowsTogether), microsecondsFor(rowsOf(shown, top, height)), [&](int part) {
        std::vector<float> scratch(bandScratch(shown.columns, count));
        const auto own = rows.subspan(std::size_t(part) * std::size_t(rowsTogether));
        float* to = reduced + std::ptrdiff_t(part) * rowsTogether * count;
        for (std::size_t i = 0; i < std::min(own.size(), std::size_t(rowsTogether)); ++i, to += count)
            if (i > 0 && own[i] == own[i - 1])
                std::copy_n(to - count, count, to);
            else
                rasterKernels().reduceBand(rowsOf(shown, own[i].begin, own[i].end - own[i].begin), numbers, reduction, scratch.data(), to);
    });
}

Extent extentOf(const Pixels& pixels) {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    Extent all{infinity, -infinity, 0};
    std::mutex mutex;
    const int rows = rowsOfPart(pixels);
    parallelFor(blocksIn(pixels.rows, rows), microsecondsFor(pixels), [&](int part) {
        const Extent extent = rasterKernels().extent(rowsOf(pixels, part * rows, rows));
        const std::lock_guard lock(mutex);
        all = {std::min(all.lowest, extent.lowest), std::max(all.highest, extent.highest), all.notFinite + extent.notFinite};
    });
    return all.lowest <= all.highest ? all : Extent{0, 0, all.notFinite};
}

}  // namespace att
