// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/reduce.h"

#include <algorithm>
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

/// What several threads have seen together.
class SharedExtent {
public:
    void add(const Extent& extent) {
        const std::lock_guard lock(m_mutex);
        m_extent.add(extent);
    }
    const Extent& whole() const { return m_extent; }

private:
    std::mutex m_mutex;
    Extent m_extent;
};

}  // namespace

void Extent::add(const Extent& other) {
    lowest = std::min(lowest, other.lowest);
    highest = std::max(highest, other.highest);
    smallestPositive = std::min(smallestPositive, other.smallestPositive);
    masked |= other.masked;
    notNumber |= other.notNumber;
}

void reduceCells(const Pixels& pixels, std::span<const CellSpan> rows, std::span<const CellSpan> columns, Reduction reduction, float* reduced,
                 Extent* extent) {
    if (rows.empty() || columns.empty()) return;
    const std::vector<int> places = placesOf(columns);
    const int count = int(columns.size()), top = rows.front().begin, height = rows.back().end - top;
    const Pixels shown = columnsOf(pixels, columns.front().begin, columns.back().end - columns.front().begin);
    const ColumnPlaces numbers{int(places.size()) / count, count, places.data()};
    const int rowsTogether = std::max(1, int(std::size_t(rowsOfPart(shown)) * rows.size() / std::size_t(height)));
    SharedExtent seen;
    parallelFor(blocksIn(int(rows.size()), rowsTogether), microsecondsFor(rowsOf(shown, top, height)), [&](int part) {
        std::vector<float> scratch(bandScratch(shown.columns, count));
        const auto own = rows.subspan(std::size_t(part) * std::size_t(rowsTogether));
        float* to = reduced + std::ptrdiff_t(part) * rowsTogether * count;
        Extent ofBand, ofPart;
        for (std::size_t i = 0; i < std::min(own.size(), std::size_t(rowsTogether)); ++i, to += count)
            if (i > 0 && own[i] == own[i - 1]) {
                std::copy_n(to - count, count, to);
            } else {
                const Pixels band = rowsOf(shown, own[i].begin, own[i].end - own[i].begin);
                rasterKernels().reduceBand(band, numbers, reduction, scratch.data(), to, extent ? &ofBand : nullptr);
                ofPart.add(ofBand);
            }
        seen.add(ofPart);
    });
    if (extent) *extent = seen.whole();
}

Extent extentOf(const Pixels& pixels) {
    SharedExtent seen;
    const int rows = rowsOfPart(pixels);
    parallelFor(blocksIn(pixels.rows, rows), microsecondsFor(pixels),
                [&](int part) { seen.add(rasterKernels().extent(rowsOf(pixels, part * rows, rows))); });
    return seen.whole();
}

}  // namespace att
