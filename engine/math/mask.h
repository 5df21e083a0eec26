// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which keys a query may see, as one range of keys for each query. Applied by the kernels of attention.h, before the softmax.

#include <vector>

#include "engine/math/attention.h"

namespace att {

enum class MaskKind {
    None,     ///< every key
    Causal,   ///< j ≤ i
    Window,   ///< |i − j| ≤ window
    Padding,  ///< j < n_k − padding: the last tokens only fill up the sequence
};

struct Mask {
    MaskKind kind = MaskKind::None;
    int window = 0;   ///< keys to each side
    int padding = 0;  ///< keys at the end that nobody sees
};

/// One range inside 0 … n_k for each of n_q queries; empty for a query that sees nothing.
std::vector<KeyRange> visibleKeys(const Mask& mask, int queries, int keys);

inline bool sees(const KeyRange& range, int key) { return key >= range.begin && key < range.end; }
inline int size(const KeyRange& range) { return range.end > range.begin ? range.end - range.begin : 0; }

}  // namespace att
