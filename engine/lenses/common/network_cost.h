// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a gate adds to all 16 blocks of ResNet-50, stage by stage and over the reduction r, as a stage of its own: every number from the
// closed forms of residual_network.h.

#include <functional>

#include "engine/core/explanation.h"
#include "engine/core/outcome.h"
#include "engine/lenses/common/gate_options.h"
#include "engine/math/residual_network.h"

namespace att::lenses {

struct NetworkCost {
    ReductionOptions reduction;
    Text title;
    /// Of one block with so many hidden units.
    std::function<Count(const ResidualStage&, int hidden)> count;
};

/// The stage "network" with the panels "table" and "curve".
void addNetworkStage(Outcome& outcome, const NetworkCost& cost);
/// The cell must be of that stage.
Explanation explainNetwork(const Outcome& outcome, const NetworkCost& cost, const Cell& cell);

}  // namespace att::lenses
