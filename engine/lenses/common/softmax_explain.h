// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a row of scores became weights: the steps from scaling to the quotient, for any layer with the stages of layer_stages.h.

#include "engine/lenses/common/layer_explain.h"

namespace att::lenses {

Explanation explainScaled(const LayerReading& layer, const Cell& cell);
Explanation explainBiased(const LayerReading& layer, const Cell& cell);
Explanation explainMasked(const LayerReading& layer, const Cell& cell);
Explanation explainWeight(const LayerReading& layer, const Cell& cell);

/// q ⊙ k: one product for each dimension, whose sum is the score.
Profile scoreProfile(const LayerReading& layer, const Cell& cell);
/// The score's sum over dimensions; its result is the number in the panel of scores when that was kept.
Step scoreStep(const LayerReading& layer, const Cell& cell);

}  // namespace att::lenses
