// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the numbers of the experiment behind 1/√d_k came about: a point of a curve from its samples, a sample from its row of weights, a
// weight from its scores, a score from the query and the key that were drawn.

#include "engine/core/explanation.h"
#include "engine/lenses/common/saturation_stages.h"

namespace att::lenses {

/// `drawn` says where q and K come from.
Explanation explainSaturation(const Outcome& outcome, const SaturationView& view, const Cell& cell, Message drawn);

}  // namespace att::lenses
