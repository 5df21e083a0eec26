// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Layer norm of rows, fast, and every norm of engine/math/norm.h, batch norm among them, by the sets that share a mean and a variance.

#include "engine/grad/tape.h"
#include "engine/math/norm.h"

namespace att::grad {

/// Over the rows of x, n × d. gamma, beta: 1 × d, or left out.
template <class Scalar>
Var layerNorm(Tape<Scalar>& tape, Var x, Var gamma, Var beta, double epsilon = 1e-5);

/// x: any matrix of shape.size() numbers; gamma, beta: 1 × channels, or left out. With `statistics`, what is returned there are those of x;
/// batch norm hands them to its RunningStatistics.
template <class Scalar>
Var norm(Tape<Scalar>& tape, NormKind kind, const NormShape& shape, Var x, Var gamma, Var beta, double epsilon = 1e-5,
         NormStatistics* statistics = nullptr);

/// By statistics that do not depend on x: batch norm in use.
template <class Scalar>
Var normBy(Tape<Scalar>& tape, NormKind kind, const NormShape& shape, const NormStatistics& statistics, Var x, Var gamma, Var beta,
           double epsilon = 1e-5);

}  // namespace att::grad
