// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What stages and explanations of distillation_stages.h must agree on.

#include "engine/lenses/common/distillation_stages.h"

namespace att::lenses::reading {

/// Of the panel of G in the stage "map", for depth `m` from 0.
std::string mapId(std::size_t m);

/// What the gradient is multiplied by, so that the step is as long as asked for; 0 where there is no gradient.
double stepFactor(const Distillation& d, const Tensor& maps, const Tensor& gradient);

}  // namespace att::lenses::reading
