// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The numbers of the lens reach: what every network makes of the text and how far it reaches, measured or taken over from an earlier outcome.

#include "engine/lenses/common/reach_networks.h"

namespace att::lenses {

/// One matrix per network; of the distances one row per network.
struct ReachStacks {
    TensorPtr outputs, influence, paths, distance;
};

/// X: 1 × n × d. Fails only with Stopped.
Result<ReachStacks> measureReach(const Networks& networks, const Tensor& X, const Watch& watch);
/// The earlier outcome's numbers, when only what is shown of them has changed.
std::optional<ReachStacks> reachTakenOver(const Spec& spec, const Watch& watch);

}  // namespace att::lenses
