// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The maps that self attention distillation compares, for features of several depths: activation maps, brought to one size, a softmax over the
// places, the loss of each pair, and one step against its gradient. The arithmetic is math/activation_map.h; the layers are the lens's.

#include "engine/core/explanation.h"
#include "engine/lenses/common/image_features.h"
#include "engine/math/activation_map.h"

namespace att::lenses {

struct Distillation {
    ActivationMap map;
    bool alignCorners = false;
    double temperature = 1, weight = 0.1;
    int pair = 0;                     ///< whose student is moved: depth `pair` learns from the next one
    double step = 0.1;                ///< length of the step, as a share of the student maps' own length
    std::vector<std::string> depths;  ///< the addresses of the maps, the first the largest
};

/// For maps of each depth, C × h × w, the first the largest.
void addDistillation(Outcome& outcome, const Distillation& d, const std::vector<TensorPtr>& maps, const BitmapPtr& backdrop);
/// Nothing when the cell is not of these stages.
std::optional<Explanation> explainDistillation(const Outcome& outcome, const Distillation& d, const Cell& cell);

}  // namespace att::lenses
