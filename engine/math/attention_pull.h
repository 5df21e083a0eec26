// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a change of the output pulls on queries, keys and values: the gradients of one head of scaled dot-product attention, for float and
// double. The forward is attention.h.

#include "engine/math/matrix_in.h"

namespace att {

template <class Scalar>
struct AttentionPull {
    Matrix<Scalar> dQ, dK, dV;  ///< as Q, K, V
    Matrix<Scalar> dA, dS;      ///< n_q × n_k: by the weights, and by the scaled scores
};

/// Forward: S = scale·Q·Kᵀ, A = softmax of its rows, O = A·V. With dO, n_q × d_v:
///   dV = Aᵀ·dO;  dA = dO·Vᵀ;  dS = A ∘ (dA - rowsum(dA ∘ A));  dQ = scale·dS·K;  dK = scale·dSᵀ·Q
/// A is given as the forward made it: where a key was masked it is 0, and nothing flows.
template <class Scalar>
AttentionPull<Scalar> pullAttention(const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K, const MatrixIn<Scalar>& V, const MatrixIn<Scalar>& A,
                                    double scale, const MatrixIn<Scalar>& dO);

}  // namespace att
