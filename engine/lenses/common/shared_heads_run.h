// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A layer whose heads share keys and values, run beside the same layer with other ways to share.

#include "engine/lenses/common/sequence.h"
#include "engine/lenses/common/shared_heads_options.h"

namespace att::lenses {

/// Every way to share is run for comparison while that is cheap; else the chosen one and multi-head.
std::vector<int> comparedGroups(const SharedHeadsOptions& options, const LayerSizes& sizes);

struct SharedHeadsRun {
    LayerSizes sizes;
    TensorPtr X;
    LayerWeights multi;
    SharedLayer chosen;
    std::vector<int> groups;  ///< what is compared, rising; the last is multi-head
    TensorPtr outputs;        ///< one for each: n × d_model
};
/// Fails with Memory or Stopped.
Result<SharedHeadsRun> computeSharedHeads(const SharedHeadsOptions& options, const LayerSizes& sizes, const Sequence& sequence, const Given& given,
                                          const Watch& watch);

}  // namespace att::lenses
