// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Products of matrices and the layers made of one: linear layers and embeddings. Forwards: engine/math/linear.h.

#include <span>

#include "engine/grad/tape.h"

namespace att::grad {

/// y = x·Wᵀ + b. x: n × in, W: out × in, b: 1 × out, or left out.
template <class Scalar>
Var linear(Tape<Scalar>& tape, Var x, Var W, Var b = {});

/// Y = A·B
template <class Scalar>
Var product(Tape<Scalar>& tape, Var A, Var B);

/// y = rows of the table: n × d. `ids`, each in 0 … table rows - 1, is copied. Learned positions are an embedding of the positions.
template <class Scalar>
Var embedding(Tape<Scalar>& tape, std::span<const int> ids, Var table);

/// Columns first … first+count-1 of x.
template <class Scalar>
Var columns(Tape<Scalar>& tape, Var x, int first, int count);
/// a and b side by side.
template <class Scalar>
Var sideBySide(Tape<Scalar>& tape, Var a, Var b);

}  // namespace att::grad
