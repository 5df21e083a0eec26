// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Transposing and packing for the products in tile.h. For kernel files only.

#include <utility>

#include "engine/core/simd.h"
#include "engine/math/panels.h"

namespace att {
namespace {

/// One step of a butterfly: swaps, in 2·distance × 2·distance squares, the upper right with the lower left quarter.
template <int distance, int... lane>
inline void swapQuarters(Floats& upper, Floats& lower, std::integer_sequence<int, lane...>) {
    const Floats a = upper, b = lower;
    upper = __builtin_shufflevector(a, b, ((lane & distance) ? lanes + lane - distance : lane)...);
    lower = __builtin_shufflevector(a, b, ((lane & distance) ? lanes + lane : lane + distance)...);
}

template <int distance>
inline void butterfly(Floats (&square)[lanes]) {
    if constexpr (distance > 0) {
#pragma GCC unroll 16
        for (int i = 0; i < lanes; ++i)
            if (!(i & distance)) swapQuarters<distance>(square[i], square[i + distance], std::make_integer_sequence<int, lanes>());
        butterfly<distance / 2>(square);
    }
}

/// to(j, i) = from(i, j) + (plus ? plus[i] : 0) for a lanes × lanes square.
inline void transposeSquare(RowsIn from, const float* plus, RowsOut to) {
    Floats square[lanes];
#pragma GCC unroll 16
    for (int i = 0; i < lanes; ++i) square[i] = load(from.data + i * from.step);
    butterfly<lanes / 2>(square);
    const Floats added = plus ? load(plus) : Floats{};
#pragma GCC unroll 16
    for (int j = 0; j < lanes; ++j) store(to.data + j * to.step, square[j] + added);
}

inline void transposeEdge(RowsIn from, int rows, int columns, const float* plus, RowsOut to) {
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < columns; ++j) to.data[j * to.step + i] = from.data[i * from.step + j] + (plus ? plus[i] : 0);
}

/// to(j, i) = from(i, j) + (plus ? plus[i] : 0): rows × columns becomes columns × rows.
inline void transpose(RowsIn from, int rows, int columns, const float* plus, RowsOut to) {
    for (int i = 0; i < rows; i += lanes) {
        for (int j = 0; j < columns; j += lanes) {
            const RowsIn corner{from.data + i * from.step + j, from.step};
            const RowsOut target{to.data + j * to.step + i, to.step};
            const float* added = plus ? plus + i : nullptr;
            if (rows - i >= lanes && columns - j >= lanes)
                transposeSquare(corner, added, target);
            else
                transposeEdge(corner, rows - i < lanes ? rows - i : lanes, columns - j < lanes ? columns - j : lanes, added, target);
        }
    }
}

}  // namespace
}  // namespace att
