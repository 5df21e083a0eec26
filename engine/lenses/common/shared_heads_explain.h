// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the numbers of shared_heads_stages.h came about.

#include "engine/lenses/common/layer_explain.h"
#include "engine/lenses/common/shared_heads_options.h"

namespace att::lenses {

/// What an explanation needs beside the outcome.
struct SharedHeadsReading {
    LayerReading layer;
    const SharedHeadsOptions& options;
    std::vector<int> groups;

    const Outcome& outcome() const { return layer.outcome; }
    int heads() const { return layer.sizes.heads; }
    int keyHeads() const { return options.sharing.groups; }
};

/// Of any cell of these stages.
Explanation explainSharedHeads(const SharedHeadsReading& reading, const Cell& cell);

}  // namespace att::lenses
