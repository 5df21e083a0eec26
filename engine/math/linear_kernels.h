// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The float kernels behind linear.h: see core/instruction_set.h.

#include "engine/math/panels.h"

namespace att {

/// The rows firstRow … endRow-1 of W against some tokens: y(i, j) = Σ_c W(j,c)·x(i,c) + b(j).
struct LinearPart {
    int tokens = 0, in = 0, firstRow = 0, endRow = 0;
    const float* W = nullptr;  ///< out × in, dense, from its row 0
    const float* b = nullptr;  ///< out, or null
    float* y = nullptr;        ///< row i, column j is y[(j / headWidth)·headStep + i·rowStep + j mod headWidth]
    std::ptrdiff_t headStep = 0, rowStep = 0;
    int headWidth = 0;
};

/// Floats of scratch: Wx, and the same again turned.
constexpr std::size_t linearScratch(int rows, int tokens) { return 2 * wholeVectorsOf(rows) * wholeVectorsOf(tokens); }

/// Some tokens against all of W: y = x·Wᵀ + b, with `out` numbers in whole vectors.
struct TallPart {
    int tokens = 0, in = 0, out = 0;
    RowsIn x;
    const float* packedW = nullptr;  ///< Wᵀ in panels
    const float* b = nullptr;        ///< out, or null
    RowsOut y;
};

struct LinearKernels {
    /// With the tokens as the columns of panels. `scratch`: linearScratch() floats, aligned to 64 bytes.
    void (*throughPanels)(const LinearPart& part, const float* packedX, float* scratch);
    /// For few tokens: nothing is packed.
    void (*throughDots)(const LinearPart& part, RowsIn x);
    /// For many tokens.
    void (*throughWeights)(const TallPart& part);
};

ATT_KERNEL_TABLE(LinearKernels, linearKernels);

}  // namespace att
