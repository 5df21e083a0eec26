// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Sums along the rows of two matrices, without packing: y = x·Wᵀ for few tokens, where a product in panels would fill
// its vectors with nothing. For kernel files only.

#include "engine/math/transpose.h"

namespace att {
namespace {

constexpr int dotRows = 4;
constexpr int dotTokens = lanes == 16 ? 4 : 2;

/// Lane l of the answer is the sum of vectors[l]: at each distance two vectors are folded into one.
template <int distance>
inline Floats foldSums(const Floats* vectors) {
    if constexpr (distance == lanes) {
        return *vectors;
    } else {
        Floats a = foldSums<2 * distance>(vectors), b = foldSums<2 * distance>(vectors + distance);
        swapQuarters<distance>(a, b, std::make_integer_sequence<int, lanes>());
        return a + b;
    }
}

/// sums[t·rows + r] = Σ_c W(r,c)·x(t,c)
template <int rows, int tokens>
void dotTile(RowsIn W, RowsIn x, int in, float* sums) {
    constexpr int padded = (rows * tokens + lanes - 1) / lanes * lanes;
    Floats partial[padded] = {};
    int c = 0;
#pragma GCC unroll 1
    for (; c + lanes <= in; c += lanes) {
        Floats w[rows];
#pragma GCC unroll 4
        for (int r = 0; r < rows; ++r) w[r] = load(W.data + r * W.step + c);
#pragma GCC unroll 4
        for (int t = 0; t < tokens; ++t) {
            const Floats token = load(x.data + t * x.step + c);
#pragma GCC unroll 4
            for (int r = 0; r < rows; ++r) partial[t * rows + r] += w[r] * token;
        }
    }
#pragma GCC unroll 4
    for (int s = 0; s < padded; s += lanes) store(sums + s, foldSums<1>(partial + s));
    for (; c < in; ++c)
        for (int t = 0; t < tokens; ++t)
            for (int r = 0; r < rows; ++r) sums[t * rows + r] += W.data[r * W.step + c] * x.data[t * x.step + c];
}

using DotFunction = void (*)(RowsIn W, RowsIn x, int in, float* sums);

template <int rows>
inline DotFunction dotFunction(int tokens) {
    constexpr DotFunction functions[] = {dotTile<rows, 1>, dotTile<rows, 2>, dotTile<rows, 3>, dotTile<rows, 4>};
    return functions[tokens - 1];
}

}  // namespace
}  // namespace att
