// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a change of the output pulls on queries, keys and values: the gradients of scaled dot-product attention, for float and double. The
// forward is attention.h.

#include "engine/math/matrix_in.h"
#include "engine/math/stack.h"

namespace att {

/// One head, with everything on the way to look at.
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

/// The same for H heads in place, to train with. Sizes and layouts as in attention.h.
template <class Scalar>
struct AttentionGradients {
    int heads = 1, queries = 0, keys = 0, dK = 0, dV = 0;
    Stack<const Scalar> Q, K, V, A;  ///< as the forward took and made them
    Scalar scale = 1;
    Stack<const Scalar> dO;  ///< H × n_q × d_v

    // Results, each added to what stands there; left out when null.
    Stack<Scalar> toQ, toK, toV;
    Stack<Scalar> toBias;  ///< H × n_q × n_k: dS, for a bias on the scaled scores; headStep 0 sums over the heads
};

/// On the calling thread alone.
template <class Scalar>
void pullAttention(const AttentionGradients<Scalar>& gradients);

/// Head by head through the function above: the reference that the fast version is tested against.
template <class Scalar>
void pullAttentionPlain(const AttentionGradients<Scalar>& gradients);

}  // namespace att
