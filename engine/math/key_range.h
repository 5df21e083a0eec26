// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The keys that one query may see when they lie side by side: what no mask, causal, window and padding have in common.

namespace att {

/// The keys begin … end-1. Empty when begin ≥ end. Bounds outside 0 … n_k are cut to it.
struct KeyRange {
    int begin = 0;
    int end = 0;
};

}  // namespace att
