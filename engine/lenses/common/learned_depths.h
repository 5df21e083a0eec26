// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The depths of the networks for lanes, in place of those of depth_stages.h: the maps that each stage hands on, and the activation maps of the
// network trained without and of that trained with self attention distillation, side by side.

#include "engine/lenses/common/distillation_stages.h"

namespace att::lenses {

struct LearnedDepths {
    TrainedNetwork network;  ///< whose stages are shown
    Distillation distillation;

    int depths() const { return checkpointOf(network).model.stages; }
    /// "features/maps", "conv2/maps", …: as DepthStack has them.
    static std::string maps(int m);
};

/// The stages "conv2", …; the answer is the maps of each depth, the first those of the features.
std::vector<TensorPtr> addLearnedDepths(Outcome& outcome, const LearnedDepths& learned, const Features& features);
/// The stage "compared".
void addComparedDepths(Outcome& outcome, const LearnedDepths& learned, const Features& features);
/// Nothing when the cell is not of these stages.
std::optional<Explanation> explainLearnedDepths(const Outcome& outcome, const LearnedDepths& learned, const Cell& cell);

}  // namespace att::lenses
