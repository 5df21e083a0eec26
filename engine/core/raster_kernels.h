// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The kernels behind quantise.h and reduce.h: see core/instruction_set.h.

#include "engine/core/instruction_set.h"
#include "engine/core/quantise.h"
#include "engine/core/reduce.h"

namespace att {

/// index = (value or ln value - from) · perUnit, cut to the scale and rounded.
struct IndexLine {
    float from = 0, perUnit = 0;
    bool logarithmic = false;
};

struct RasterKernels {
    void (*quantise)(const Pixels& pixels, const IndexLine& line, std::uint8_t* indices, std::ptrdiff_t indexStep);

    /// Reduces the rows of `band`, all of one row of blocks, to blocksIn(columns, blockColumns) numbers.
    /// `scratch`: bandScratch() floats.
    void (*reduceBand)(const Pixels& band, int blockColumns, Reduction reduction, float* scratch, float* reduced);

    /// lowest is +∞ and highest -∞ when no value is finite.
    Extent (*extent)(const Pixels& pixels);
};

constexpr std::size_t bandScratch(int columns, int blockColumns) { return std::size_t(columns) + std::size_t(blockColumns) + 64; }

ATT_KERNEL_TABLE(RasterKernels, rasterKernels);

}  // namespace att
