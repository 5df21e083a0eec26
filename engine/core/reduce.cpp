// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/reduce.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace att {
namespace {

float reduceBlock(const Pixels& block, Reduction reduction) {
    float kept = reduction == Reduction::Maximum ? -std::numeric_limits<float>::infinity() : 0.0f;
    for (int i = 0; i < block.rows; ++i) {
        for (int j = 0; j < block.columns; ++j) {
            const float value = block.values[i * block.rowStep + j];
            if (std::isnan(value)) return value;
            if (reduction == Reduction::Mean) kept += value;
            if (reduction == Reduction::Maximum) kept = std::max(kept, value);
            if (reduction == Reduction::Extreme && std::abs(value) > std::abs(kept)) kept = value;
        }
    }
    return reduction == Reduction::Mean ? kept / (float(block.rows) * float(block.columns)) : kept;
}

}  // namespace

void reduceBlocks(const Pixels& pixels, int blockRows, int blockColumns, Reduction reduction, float* reduced) {
    for (int i = 0; i < pixels.rows; i += blockRows) {
        for (int j = 0; j < pixels.columns; j += blockColumns) {
            const Pixels block{pixels.values + i * pixels.rowStep + j, std::min(blockRows, pixels.rows - i),
                               std::min(blockColumns, pixels.columns - j), pixels.rowStep};
            *reduced++ = reduceBlock(block, reduction);
        }
    }
}

Extent extentOf(const Pixels& pixels) {
    Extent extent{std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity(), 0};
    for (int i = 0; i < pixels.rows; ++i) {
        for (int j = 0; j < pixels.columns; ++j) {
            const float value = pixels.values[i * pixels.rowStep + j];
            if (!std::isfinite(value)) {
                ++extent.notFinite;
                continue;
            }
            extent.lowest = std::min(extent.lowest, value);
            extent.highest = std::max(extent.highest, value);
        }
    }
    if (extent.lowest > extent.highest) extent.lowest = extent.highest = 0;
    return extent;
}

}  // namespace att
