// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The stages that show the numbers of the lens reach. No arithmetic.

#include "engine/lenses/common/reach_options.h"
#include "engine/lenses/common/reach_stacks.h"

namespace att::lenses {

void addReachStages(Outcome& outcome, const ReachOptions& options, const Networks& networks, const TensorPtr& X, const ReachStacks& stacks);

}  // namespace att::lenses
