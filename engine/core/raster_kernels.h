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

/// Which columns of a band make one number each.
struct ColumnPlaces {
    int most = 0, count = 0;      ///< columns of a number at most, and numbers
    const int* places = nullptr;  ///< most × count: columns, or, where a number has fewer, the band's number of columns
};

struct RasterKernels {
    void (*quantise)(const Pixels& pixels, const IndexLine& line, std::uint8_t* indices, std::ptrdiff_t indexStep);

    /// Reduces all rows of `band` to columns.count numbers. `scratch`: bandScratch() floats. `extent` may be null.
    void (*reduceBand)(const Pixels& band, const ColumnPlaces& columns, Reduction reduction, float* scratch, float* reduced, Extent* extent);

    Extent (*extent)(const Pixels& pixels);
};

constexpr std::size_t bandScratch(int columns, int count) { return 2 * (std::size_t(columns) + 1) + std::size_t(count); }

ATT_KERNEL_TABLE(RasterKernels, rasterKernels);

}  // namespace att
