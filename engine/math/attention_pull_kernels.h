// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The float kernel behind attention_pull.h: see core/instruction_set.h.

#include "engine/math/panels.h"

namespace att {

/// One head. What each member means is said in attention_pull.h.
struct AttentionPullPart {
    int queries = 0, keys = 0, dK = 0, dV = 0;
    RowsIn Q, K, V, A;
    float scale = 1;
    RowsIn dO;
    RowsOut toQ, toK, toV, toBias;
};

/// Floats of scratch: dS, one operand in panels, and one product.
constexpr std::size_t attentionPullScratch(int queries, int keys, int dK, int dV) {
    const int tokens = queries > keys ? queries : keys, width = dK > dV ? dK : dV;
    return std::size_t(queries) * wholeVectorsOf(keys) + panelsSize(width > tokens ? width : tokens, width > tokens ? width : tokens) +
           std::size_t(tokens) * wholeVectorsOf(width);
}

struct AttentionPullKernels {
    /// `scratch`: attentionPullScratch() floats, aligned to 64 bytes.
    void (*pull)(const AttentionPullPart& part, float* scratch);
};

ATT_KERNEL_TABLE(AttentionPullKernels, attentionPullKernels);

}  // namespace att
