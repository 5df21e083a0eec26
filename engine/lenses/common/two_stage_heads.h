// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Heads in two stages, as lectures write them, and the one matrix each that they are; heads joined by W^O and as a sum. Computes both ways and
// counts them; shows nothing. The mathematics is head_variants.h.

#include <array>

#include "engine/lenses/common/counting.h"
#include "engine/lenses/common/layer.h"
#include "engine/lenses/common/sequence.h"

namespace att::lenses {

/// What stands for q, k or v: its names in files and on screen, and where a head's numbers lie in the layer.
struct TwoStageLine {
    char letter;
    Role role;
    ProjectionNames first, second;
    Projection LayerWeights::*weights;
    TensorPtr LayerValues::*values;
    int d;  ///< d_k or d_v
};

std::array<TwoStageLine, 3> linesOf(const LayerSizes& sizes, int middle);
std::vector<ArraySlot> twoStageSlots(const LayerSizes& sizes, int middle);

/// What is computed from: `middle` is the width m of the first stage.
struct TwoStages {
    int middle;
    const ScoreOptions& score;
    const WeightOptions& weights;
};

struct TwoStageValues {
    LayerSizes sizes;
    TensorPtr X;
    LayerWeights first, second, merged;
    LayerValues middle;    ///< W^q·a and the like: 1 × n × m
    LayerValues twoStage;  ///< only Q, K, V
    LayerValues values;
    TensorPtr parts, sum, wrong;
};

/// Fails with Memory or Stopped.
Result<TwoStageValues> computeTwoStages(const TwoStages& options, const LayerSizes& sizes, const Sequence& sequence, const Given& given,
                                        const Watch& watch);

/// Parameters (column 0) or multiply-adds for the text (column 1) of two stages, one matrix, concat·W^O and Σ head·W^O_h.
std::vector<Counted> countOf(const LayerSizes& sizes, int middle, int way, int column);

}  // namespace att::lenses
