// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The stages of the lens shuffle after those of the attention itself: "order", "shuffled", "compare", "outputs", "mean" and "numbers".

#include "engine/lenses/common/shuffle_measures.h"

namespace att::lenses {

/// What the layer gave after the shuffle, and what the shuffle changes.
struct ShuffledRun {
    TokenOrder order;
    LayerValues after;
    ShuffleComparison comparison;
    TensorPtr table;  ///< the numbers of measureShuffle() for it
};
void addShuffleStages(Outcome& outcome, const TextRun& before, const ShuffledRun& shuffled);

}  // namespace att::lenses
