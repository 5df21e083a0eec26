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

/// Rows of about 256 KiB: enough to be worth handing to a thread.
int rowsOfPart(const Pixels& pixels) { return std::max(1, 65536 / std::max(1, pixels.columns)); }

}  // namespace

void reduceBlocks(const Pixels& pixels, int blockRows, int blockColumns, Reduction reduction, float* reduced) {
    const int bands = blocksIn(pixels.rows, blockRows), columns = blocksIn(pixels.columns, blockColumns);
    const int bandsOfPart = std::max(1, rowsOfPart(pixels) / blockRows);
    parallelFor(blocksIn(bands, bandsOfPart), microsecondsFor(pixels), [&](int part) {
        std::vector<float> scratch(bandScratch(pixels.columns, blockColumns));
        for (int band = part * bandsOfPart; band < std::min(bands, (part + 1) * bandsOfPart); ++band)
            rasterKernels().reduceBand(rowsOf(pixels, band * blockRows, blockRows), blockColumns, reduction, scratch.data(),
                                       reduced + std::ptrdiff_t(band) * columns);
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
