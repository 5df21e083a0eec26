// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The threshold behind sparsemax and entmax. Masks, temperatures and the choice among normalisers are normalise.h.

#include "engine/math/matrix_in.h"

namespace att {

/// The τ for which Σ_j [(α-1)·z_j - τ]₊^(1/(α-1)) = 1. z: finite, not empty; α > 1. Exact from the sorted scores for α = 2 (Martins,
/// Astudillo 2016, algorithm 1) and α = 1.5 (Peters, Niculae, Martins 2019, algorithm 2), else by bisection (their algorithm 1).
double thresholdOf(const Eigen::RowVectorXd& z, double alpha);

/// Those weights themselves. Computed in double, shifted so that the highest score is 0, and divided by their sum.
template <class Scalar>
RowVector<Scalar> entmaxOf(const RowIn<Scalar>& z, double alpha);

}  // namespace att
