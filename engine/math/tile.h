// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The microkernel under every product, and the loops around it: C = factor·A·B with B in panels. For kernel files only.

#include "engine/core/simd.h"
#include "engine/math/panels.h"

namespace att {
namespace {

/// As many rows as leave all accumulators, two vectors of B and one element of A in registers.
constexpr int tileRows = lanes == 16 ? 12 : lanes == 8 ? 6 : 4;
constexpr int panelVectors = 2;
constexpr int panelWidth = panelVectors * lanes;
/// A block of a panel (256 × panelWidth) stays in the first cache while the rows of A pass by.
constexpr int depthBlock = 256;

struct Tile {
    const float* A;  ///< rows × depth
    std::ptrdiff_t aStep;
    const float* B;  ///< depth × (vectors · lanes), dense
    float* C;        ///< rows × (vectors · lanes)
    std::ptrdiff_t cStep;
    int depth;
    float factor;
    bool add;  ///< to what is in C, instead of replacing it
};

/// C (+)= factor·A·B. Rows of A are reached from every fourth one, at 0, 1, 2 and 3 steps: what the addressing modes give
/// for two registers, where a pointer a row would spill.
template <int rows, int vectors>
void multiplyTile(const Tile& tile) {
    constexpr int groups = (rows + 3) / 4;
    Floats c[rows][vectors] = {};
    const float* a[groups];
    for (int g = 0; g < groups; ++g) a[g] = tile.A + 4 * g * tile.aStep;
    const std::ptrdiff_t one = tile.aStep, three = 3 * tile.aStep;
    const float* b = tile.B;
#pragma GCC unroll 1
    for (const float* const end = b + std::ptrdiff_t(tile.depth) * vectors * lanes; b != end; b += vectors * lanes) {
        Floats right[vectors];
#pragma GCC unroll 2
        for (int v = 0; v < vectors; ++v) right[v] = load(b + v * lanes);
#pragma GCC unroll 12
        for (int i = 0; i < rows; ++i) {
            const float left = a[i / 4][i % 4 == 3 ? three : i % 4 * one];
#pragma GCC unroll 2
            for (int v = 0; v < vectors; ++v) c[i][v] += left * right[v];
        }
#pragma GCC unroll 3
        for (int g = 0; g < groups; ++g) ++a[g];
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

using TileFunction = void (*)(const Tile&);

template <int vectors, int... rows>
struct TileTable {
    static constexpr TileFunction functions[] = {multiplyTile<rows, vectors>...};
};
#if defined(__AVX512F__)
template <int vectors>
using Tiles = TileTable<vectors, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12>;
#elif defined(__AVX2__)
template <int vectors>
using Tiles = TileTable<vectors, 1, 2, 3, 4, 5, 6>;
#else
template <int vectors>
using Tiles = TileTable<vectors, 1, 2, 3, 4>;
#endif

inline void multiplyTile(const Tile& tile, int rows, int vectors) { (vectors == 2 ? Tiles<2>::functions : Tiles<1>::functions)[rows - 1](tile); }

/// C = factor · A·B over the panels that hold the columns firstColumn … endColumn-1.
struct Product {
    int rows, depth;
    RowsIn A;                    ///< rows × depth
    const float* B;              ///< packed
    int packedDepth;             ///< of B: its panels are packedDepth × panelWidth
    int firstDepth = 0;          ///< A's column 0 meets this row of B
    int columns;                 ///< of B, all of them
    int firstColumn, endColumn;  ///< firstColumn begins a panel
    RowsOut C;                   ///< column 0 is B's firstColumn; whole vectors are written
    float factor = 1;
    bool add = false;  ///< to what is in C, instead of replacing it
};

inline void multiplyBlock(const Product& p, int depthBegin, int depth) {
    for (int column = p.firstColumn; column < p.endColumn; column += panelWidth) {
        const int vectors = p.columns - column > lanes ? 2 : 1;
        const float* b = p.B + std::ptrdiff_t(column) * p.packedDepth + std::ptrdiff_t(p.firstDepth + depthBegin) * vectors * lanes;
        for (int i = 0; i < p.rows; i += tileRows)
            multiplyTile({p.A.data + i * p.A.step + depthBegin, p.A.step, b, p.C.data + i * p.C.step + column - p.firstColumn, p.C.step, depth,
                          p.factor, p.add || depthBegin > 0},
                         p.rows - i < tileRows ? p.rows - i : tileRows, vectors);
    }
}

inline void multiply(const Product& p) {
    int begin = 0;
    do {
        const int depth = p.depth - begin < depthBlock ? p.depth - begin : depthBlock;
        multiplyBlock(p, begin, depth);
        begin += depthBlock;
    } while (begin < p.depth);
}

}  // namespace
}  // namespace att
