// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A large matrix made small enough to paint: one number for all the cells of a pixel. Also the range of a matrix.

#include <span>

#include "engine/core/quantise.h"

namespace att {

enum class Reduction {
    Maximum,  ///< the largest
    Mean,     ///< the arithmetic mean
    Extreme,  ///< the one farthest from zero, with its sign: for signed data
};

/// How many blocks of `block` cells cover `cells`; the last one may be smaller.
constexpr int blocksIn(int cells, int block) { return (cells + block - 1) / block; }

/// The cells begin … end-1 along one axis, at least one.
struct CellSpan {
    int begin = 0, end = 0;
    bool operator==(const CellSpan&) const = default;
};

/// reduced(I, J) over the cells that rows[I] and columns[J] share, dense. NaN wins; -∞, which is a masked number, takes part only where
/// there is nothing else. The spans of each axis are in order. Works on several threads.
void reduceCells(const Pixels& pixels, std::span<const CellSpan> rows, std::span<const CellSpan> columns, Reduction reduction, float* reduced);

struct Extent {
    float lowest = 0, highest = 0;  ///< of the finite values; both 0 when there is none
    std::size_t notFinite = 0;      ///< how many values are NaN or infinite
};
/// Works on several threads.
Extent extentOf(const Pixels& pixels);

}  // namespace att
