// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// ALiBi: no position vectors, but a penalty on the scaled scores that grows with the distance, at a slope of each head's own.
// Source: Press, Smith, Lewis 2022 (arXiv 2108.12409), section 3; slopes for other than 2^a heads as in the authors' get_slopes.

#include <vector>

#include "engine/math/matrix_in.h"

namespace att {

/// H slopes, H ≥ 1. For H = 2^a: 2^(-8(h+1)/H); else those of the next smaller power of two, then every other of the next larger.
std::vector<double> linearBiasSlopes(int heads);

enum class LinearBiasForm {
    Distance,   ///< -m·(i - j), the paper's, meant for j ≤ i; a bonus for j > i, so it goes with a causal mask
    Symmetric,  ///< -m·|i - j|: for attention to both sides
    KeyOnly,    ///< m·j, as the authors' code adds it: each row shifted by a constant, so the same softmax and another picture of scores
};

/// What is added to the scaled scores of a head with slope m: n_q × n_k.
template <class Scalar>
Matrix<Scalar> linearBias(LinearBiasForm form, double slope, int queries, int keys);
/// Of H heads with their slopes, one below the other: (H·n_q) × n_k.
template <class Scalar>
Matrix<Scalar> linearBiases(LinearBiasForm form, int heads, int queries, int keys);

}  // namespace att
