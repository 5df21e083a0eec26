// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What training makes small: softmax cross-entropy.

#include <span>

#include "engine/grad/tape.h"

namespace att::grad {

/// A row that takes no part in the loss.
constexpr int noTarget = -1;

/// y = factor·Σ_i -ln softmax(x_i)[target_i], 1 × 1, over the rows with a target. x: n × classes. factor = 1 / rows gives the mean; a part
/// of a batch takes the factor of the whole batch. `targets` is copied.
template <class Scalar>
Var crossEntropy(Tape<Scalar>& tape, Var x, std::span<const int> targets, Scalar factor);

}  // namespace att::grad
