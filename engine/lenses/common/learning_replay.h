// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A trained model's pass over one example through engine/math/block.h, with every value on the way, for explanations. What the pictures show
// comes from the training's own pass; a test holds the two together.

#include <map>

#include "engine/math/block.h"
#include "engine/train/model.h"
#include "engine/train/task.h"

namespace att::lenses {

struct Replay {
    std::map<int, BlockTrace<float>> encoder, decoder;  ///< by layer; those that are left out are missing
    Matrix<float> last;                                 ///< what the vocabulary's layer reads: n × d
};

Replay replayOf(const ModelSpec& model, const ModelLayout& layout, const std::vector<float>& weights, const TaskExample& example,
                const Ablation& ablation);

/// The attention layer at a place; null when it is left out.
const MultiHeadTrace<float>* traceAt(const Replay& replay, const Ablation::Head& place);

/// The mask that holds there.
Mask maskAt(const ModelSpec& model, const Ablation::Head& place, const Ablation& ablation);

}  // namespace att::lenses
