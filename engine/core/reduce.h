// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A large matrix made small enough to paint: one number for all the cells of a pixel. Also the range of a matrix.

#include <limits>
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

/// Of the numbers in some cells; that of no cells changes nothing when added.
struct Extent {
    float lowest = std::numeric_limits<float>::infinity();    ///< of the finite ones
    float highest = -std::numeric_limits<float>::infinity();  ///< of the finite ones
    float smallestPositive = std::numeric_limits<float>::infinity();
    bool masked = false;     ///< −∞ is among them
    bool notNumber = false;  ///< NaN or +∞ is

    bool empty() const { return lowest > highest; }  ///< none is finite
    bool special() const { return masked || notNumber; }
    void add(const Extent& other);
    bool operator==(const Extent&) const = default;
};

/// reduced(I, J) over the cells that rows[I] and columns[J] share, dense. NaN wins; -∞, which is a masked number, takes part only where
/// there is nothing else. The spans of each axis are in order. `extent`, where it is asked for, becomes that of the cells read on the way:
/// all between the first span's begin and the last one's end when spans meet. Works on several threads.
void reduceCells(const Pixels& pixels, std::span<const CellSpan> rows, std::span<const CellSpan> columns, Reduction reduction, float* reduced,
                 Extent* extent = nullptr);

/// Works on several threads.
Extent extentOf(const Pixels& pixels);

}  // namespace att
