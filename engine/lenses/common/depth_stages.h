// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Features of several depths, as a small network would have them: each depth halves the maps of the one before by their largest numbers, convolves
// them 3 × 3 and rectifies them. Not trained; the first depth is what image_features.h makes.

#include "engine/lenses/common/convolution_layer.h"

namespace att::lenses {

struct DepthStack {
    int depths = 3, channels = 1;
    const KernelOptions& kernels;
    const WeightOptions& weights;

    /// Of depth m from 1 on; depth 0 are the features.
    ConvolutionLayer layer(int m) const;
    /// "features/maps", "conv2/maps", …
    std::string maps(int m) const;
};

void addDepthSlots(const DepthStack& stack, std::vector<ArraySlot>& slots);

/// The stages "pool2", "conv2", …; the answer is the maps of each depth. Fails with Stopped.
Result<std::vector<TensorPtr>> addDepths(Outcome& outcome, const DepthStack& stack, const Features& features, Tone tone, const Given& given,
                                         const Watch& watch);
/// Nothing when the cell is not of these stages.
std::optional<Explanation> explainDepths(const Outcome& outcome, const DepthStack& stack, const Given& given, const Cell& cell);

}  // namespace att::lenses
