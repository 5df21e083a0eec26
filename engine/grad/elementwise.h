// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Operations number by number: sums, products, activations and gates. What mixes numbers of a row or of rows is in the other headers.

#include "engine/grad/tape.h"
#include "engine/math/feed_forward.h"

namespace att::grad {

/// y = a + b: also a residual connection.
template <class Scalar>
Var add(Tape<Scalar>& tape, Var a, Var b);
/// y = a - b
template <class Scalar>
Var subtract(Tape<Scalar>& tape, Var a, Var b);
/// y = a∘b
template <class Scalar>
Var multiply(Tape<Scalar>& tape, Var a, Var b);
/// y = factor·a
template <class Scalar>
Var scale(Tape<Scalar>& tape, Var a, Scalar factor);
/// y = act(x): see feed_forward.h.
template <class Scalar>
Var activate(Tape<Scalar>& tape, Activation activation, Var x);
/// y = 1 / (1 + exp(-x)): the gates of SE and CBAM.
template <class Scalar>
Var sigmoid(Tape<Scalar>& tape, Var x);
template <class Scalar>
Var tanh(Tape<Scalar>& tape, Var x);

/// y = Σ w∘x, 1 × 1, with constant weights as many as x has numbers; null: all 1.
template <class Scalar>
Var weightedSum(Tape<Scalar>& tape, Var x, const Scalar* weights = nullptr);
/// y = Σ (a - b)²·factor, 1 × 1.
template <class Scalar>
Var squaredDistance(Tape<Scalar>& tape, Var a, Var b, Scalar factor);

}  // namespace att::grad
