// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the numbers of an attention layer's stages came about, from its parameters to its output.

#include <functional>
#include <optional>

#include "engine/core/explanation.h"
#include "engine/lenses/common/layer.h"
#include "engine/lenses/common/options.h"
#include "engine/lenses/common/visibility.h"

namespace att::lenses {

/// What an explanation needs beside the outcome.
struct LayerReading {
    const Outcome& outcome;
    LayerSizes sizes;
    const ScoreOptions& score;
    Visibility visibility;
    const WeightOptions& weights;
    const char* x = "positions/sum";                                  ///< the panel that Q, K and V are projected from
    std::function<std::vector<Term>(const Cell&)> mixedAddends = {};  ///< what stands beside the weighted mean in a mixed value, if anything
    const char* memory = nullptr;                                     ///< the panel that K and V are projected from, where it is another
};

/// Of a cell of a matrix "w_…" or its bias "b_…" in one stage: drawn, or read from a file.
Explanation explainParameter(const LayerReading& layer, const Cell& cell);

/// Nothing when the cell is not of a panel of layer_stages.h, or of panel::bias: how the bias came about, the lens knows.
std::optional<Explanation> explainLayer(const LayerReading& layer, const Cell& cell);

}  // namespace att::lenses
