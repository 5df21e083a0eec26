// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The same attention on the tokens in another order, and how much that changes: for one encoding of positions and one mask, or for all of them.

#include "engine/lenses/common/shuffle_order.h"
#include "engine/lenses/common/text_attention.h"

namespace att::lenses {

/// The same layer on the tokens in another order; their places keep their positions.
Result<LayerValues> forwardShuffled(const TextRun& run, const PositionedLayer& positions, const TensorPtr& P, const ScoreRule& rule,
                                    const TokenOrder& order, const Watch& watch);

/// Weights, outputs and their mean, for each mask.
constexpr int shuffleMeasures = 3;

/// What the table compares: every encoding without a mask and with the causal one while that is cheap, else what was chosen.
struct ShuffleComparison {
    std::vector<PositionKind> kinds;
    std::vector<MaskKind> masks;
};
ShuffleComparison shuffleComparison(const ShuffleOptions& options, const LayerSizes& sizes);

/// The largest differences, kinds × (masks · 3). Fails with Stopped.
Result<TensorPtr> measureShuffle(const TextRun& run, const ShuffleOptions& options, const TokenOrder& order, const Watch& watch);

}  // namespace att::lenses
