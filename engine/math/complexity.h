// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What kinds of layer cost as the sequence grows: the paper's table as it stands, and beside it the count with the projections that the table
// leaves out. Source: Vaswani et al. 2017, table 1.

#include <cstdint>

namespace att {

enum class LayerKind {
    SelfAttention,
    RestrictedSelfAttention,  ///< a window of w tokens to each side
    Tanh,                     ///< a recurrent layer
    Gru,
    Lstm,
    Convolution,         ///< kernels side by side: contiguous
    DilatedConvolution,  ///< a stack whose dilation grows by k from layer to layer, causal
};

struct LayerSize {
    int n = 1, d = 1;  ///< tokens, width
    int kernel = 3;    ///< k, at least 2; of an even one the shorter side counts
    int window = 2;    ///< w
};

struct Complexity {
    std::int64_t table = 0;            ///< the table's figure: n²d, r·n·d with r = 2w + 1, nd² for any recurrence, knd²
    std::int64_t withProjections = 0;  ///< multiply-adds of the whole layer: 4nd² + 2n²d, 4nd² + 2·pairs·d, 2 / 6 / 8·nd², knd²
    int sequentialSteps = 1;           ///< what cannot run at once: n for a recurrence
    int longestPath = 0;  ///< layers (or steps) between the farthest tokens: 1, ⌈(n-1)/w⌉, n-1, ⌈(n-1)/⌊(k-1)/2⌋⌉, ⌈log_k n⌉; -1: never
};

Complexity complexityOf(LayerKind kind, const LayerSize& size);

}  // namespace att
