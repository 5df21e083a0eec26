// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A large matrix made small enough to paint: one number for every block of cells. Also the range of a matrix.

#include "engine/core/quantise.h"

namespace att {

enum class Reduction {
    Maximum,  ///< the largest
    Mean,     ///< the arithmetic mean
    Extreme,  ///< the one farthest from zero, with its sign: for signed data
};

/// How many blocks of `block` cells cover `cells`; the last one may be smaller.
constexpr int blocksIn(int cells, int block) { return (cells + block - 1) / block; }

/// reduced(I, J) over the cells of block (I, J), dense, blocksIn(rows, blockRows) × blocksIn(columns, blockColumns).
/// A block that holds NaN gives NaN. Works on several threads.
void reduceBlocks(const Pixels& pixels, int blockRows, int blockColumns, Reduction reduction, float* reduced);

struct Extent {
    float lowest = 0, highest = 0;  ///< of the finite values; both 0 when there is none
    std::size_t notFinite = 0;      ///< how many values are NaN or infinite
};
/// Works on several threads.
Extent extentOf(const Pixels& pixels);

}  // namespace att
