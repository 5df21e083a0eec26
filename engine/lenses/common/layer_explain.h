// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the numbers of an attention layer's stages came about, from its parameters to its output.

#include <optional>

#include "engine/core/explanation.h"
#include "engine/lenses/common/layer.h"
#include "engine/lenses/common/options.h"

namespace att::lenses {

/// What an explanation needs beside the outcome.
struct LayerReading {
    const Outcome& outcome;
    LayerSizes sizes;
    const ScoreOptions& score;
    Mask mask;
    std::vector<KeyRange> visible;  ///< one per query
    const WeightOptions& weights;
};

/// Nothing when the cell is not of a panel of layer_stages.h.
std::optional<Explanation> explainLayer(const LayerReading& layer, const Cell& cell);

}  // namespace att::lenses
