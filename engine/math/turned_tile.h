// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Products whose left side is read down its columns: C (+)= factor·Aᵀ·B with B in panels, for gradients of weights. tile.h reads it along its
// rows. For kernel files only.

#include "engine/math/tile.h"

namespace att {
namespace {

/// C (+)= factor·Aᵀ·B. Here the rows of A lie side by side in memory, so one pointer reaches them all.
template <int rows, int vectors>
void multiplyTurnedTile(const Tile& tile) {
    Floats c[rows][vectors] = {};
    const float* a = tile.A;
    const float* b = tile.B;
#pragma GCC unroll 1
    for (const float* const end = b + std::ptrdiff_t(tile.depth) * vectors * lanes; b != end; b += vectors * lanes, a += tile.aStep) {
        Floats right[vectors];
#pragma GCC unroll 2
        for (int v = 0; v < vectors; ++v) right[v] = load(b + v * lanes);
#pragma GCC unroll 12
        for (int i = 0; i < rows; ++i) {
            const float left = a[i];
#pragma GCC unroll 2
            for (int v = 0; v < vectors; ++v) c[i][v] += left * right[v];
        }
    }
#pragma GCC unroll 12
    for (int i = 0; i < rows; ++i) {
#pragma GCC unroll 2
        for (int v = 0; v < vectors; ++v) {
            float* to = tile.C + i * tile.cStep + v * lanes;
            store(to, tile.add ? load(to) + tile.factor * c[i][v] : tile.factor * c[i][v]);
        }
    }
}

template <int vectors, int... rows>
struct TurnedTileTable {
    static constexpr TileFunction functions[] = {multiplyTurnedTile<rows, vectors>...};
};
#if defined(__AVX512F__)
template <int vectors>
using TurnedTiles = TurnedTileTable<vectors, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12>;
#elif defined(__AVX2__)
template <int vectors>
using TurnedTiles = TurnedTileTable<vectors, 1, 2, 3, 4, 5, 6>;
#else
template <int vectors>
using TurnedTiles = TurnedTileTable<vectors, 1, 2, 3, 4>;
#endif

/// C (+)= factor·Aᵀ·B.
struct TurnedProduct {
    int rows, depth, columns;
    RowsIn A;        ///< depth × rows
    const float* B;  ///< depth × columns, in panels
    RowsOut C;       ///< rows × columns; whole vectors are written
    float factor = 1;
    bool add = false;
};

inline void multiplyTurned(const TurnedProduct& p) {
    for (int begin = 0; begin < p.depth; begin += depthBlock) {
        const int depth = p.depth - begin < depthBlock ? p.depth - begin : depthBlock;
        for (int column = 0; column < p.columns; column += panelWidth) {
            const int vectors = p.columns - column > lanes ? 2 : 1;
            const float* b = p.B + std::ptrdiff_t(column) * p.depth + std::ptrdiff_t(begin) * vectors * lanes;
            for (int i = 0; i < p.rows; i += tileRows) {
                const int rows = p.rows - i < tileRows ? p.rows - i : tileRows;
                const Tile tile{
                    p.A.data + begin * p.A.step + i, p.A.step, b, p.C.data + i * p.C.step + column, p.C.step, depth, p.factor, p.add || begin > 0};
                (vectors == 2 ? TurnedTiles<2>::functions : TurnedTiles<1>::functions)[rows - 1](tile);
            }
        }
    }
}

}  // namespace
}  // namespace att
