// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The float kernel behind attention.h: see core/instruction_set.h.

#include "engine/math/key_range.h"
#include "engine/math/panels.h"

namespace att {

/// A block of query rows of one head; everything that has rows starts at the block's first one. What each member means
/// is said in attention.h.
struct AttentionPart {
    int rows = 0, keys = 0, dK = 0, dV = 0;
    RowsIn Q;
    const float* packedK = nullptr;  ///< Kᵀ (d_k × n_k) in panels
    const float* packedV = nullptr;  ///< V (n_k × d_v) in panels, all finite
    float scale = 1;
    const KeyRange* visible = nullptr;  ///< cut to 0 … n_k; or null
    const unsigned char* painted = nullptr;
    RowsIn bias;
    RowsOut raw, scaled, biased, masked, A, O;
    bool pastCache = false;    ///< write A past the caches: for results larger than them
    float* scratch = nullptr;  ///< attentionScratch() floats, aligned to 64 bytes
};

/// The scores, their rows a cache line apart from a power of two, and the mixed values.
constexpr std::size_t scoreStep(int keys) { return wholeVectorsOf(keys) + 16; }
constexpr std::size_t attentionScratch(int rows, int keys, int dV) { return std::size_t(rows) * (scoreStep(keys) + wholeVectorsOf(dV)); }

struct AttentionKernels {
    void (*attend)(const AttentionPart& part);
};

ATT_KERNEL_TABLE(AttentionKernels, attentionKernels);

}  // namespace att
