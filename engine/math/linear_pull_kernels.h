// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The float kernels behind linear_pull.h: see core/instruction_set.h.

#include "engine/math/panels.h"

namespace att {

/// What each member means is said in linear_pull.h.
struct LinearPullPart {
    int n = 0, in = 0, out = 0;
    RowsIn x;
    const float* W = nullptr;
    const float* dy = nullptr;
    float* dx = nullptr;
    bool addX = true;
    float* dW = nullptr;
    float* db = nullptr;
};

constexpr int pullRows = 48;  ///< of a product at once; divides into the tiles of every instruction set

/// Floats of scratch: W or x in panels, and a block of the product before it is added.
constexpr std::size_t linearPullScratch(int n, int in, int out) {
    return panelsSize(n > out ? n : out, in) + std::size_t(pullRows) * wholeVectorsOf(in);
}

struct LinearPullKernels {
    /// `scratch`: linearPullScratch() floats, aligned to 64 bytes.
    void (*pull)(const LinearPullPart& part, float* scratch);
};

ATT_KERNEL_TABLE(LinearPullKernels, linearPullKernels);

}  // namespace att
