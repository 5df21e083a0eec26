// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The loss of self attention distillation, SAD (Hou et al. 2019, arXiv 1908.00821, section 3). Forwards: engine/math/activation_map.h.

#include <span>

#include "engine/grad/image.h"

namespace att::grad {

/// How strong the maps are at each place, such as Σ_c A_c²: 1 × H × W.
template <class Scalar>
Maps activationMap(Tape<Scalar>& tape, const Maps& A, const ActivationMap& map = {});

/// exp(x/T) over its sum over all places of a map and all channels: a distribution for each image.
template <class Scalar>
Maps placeSoftmax(Tape<Scalar>& tape, const Maps& x, double temperature = 1);

struct Distillation {
    ActivationMap map;
    Resize size;             ///< of the maps that are compared
    double temperature = 1;  ///< of the softmax
    double weight = 0.1;     ///< of the loss, as in the paper
};

/// y = weight·factor·Σ_images Σ_m mean over places of (Ψ(A_m) − Ψ(A_{m+1}))², 1 × 1. Each layer follows the next one, which is held and gets
/// no gradient of its own pair. `layers` from shallow to deep, at least two. factor = 1 / B gives the mean over the batch; a part of a batch
/// takes the factor of the whole batch.
template <class Scalar>
Var distillationLoss(Tape<Scalar>& tape, std::span<const Maps> layers, const Distillation& distillation, Scalar factor);

}  // namespace att::grad
