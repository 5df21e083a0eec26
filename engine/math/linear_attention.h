// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Attention without a softmax, in time that grows with n and not with n²: Katharopoulos et al. 2020 (arXiv 2006.16236), sections 3.2
// to 3.4, for float and double. No 1/√d_k.
// Q: n_q × d_k, K: n_k × d_k, V: n_k × d_v, O: n_q × d_v.

#include "engine/math/count.h"
#include "engine/math/matrix_in.h"

namespace att {

/// φ(x) = elu(x) + 1, element by element: x + 1 above 0, exp(x) below. Always positive.
template <class Scalar>
Matrix<Scalar> featureMap(const MatrixIn<Scalar>& X);

struct LinearAttention {
    bool causal = false;    ///< query i sees the keys up to i
    int firstQuery = 0;     ///< the place of the first row of Q, where Q is a block of rows; for impliedWeights
    int visibleKeys = -1;   ///< the keys from there on are padding; -1: none is
    double epsilon = 1e-6;  ///< added to the sum that divides
};

/// The weights that nobody has to compute: A(i,j) = φ(q_i)·φ(k_j) / (Σ_j φ(q_i)·φ(k_j) + ε) over the keys seen. Rows sum to just below 1,
/// to 0 where no key is seen.
template <class Scalar>
Matrix<Scalar> impliedWeights(const LinearAttention& attention, const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K);

/// What a recurrent reading of it carries from token to token: S = Σ_j φ(k_j)ᵀ·v_j, d_k × d_v, and z = Σ_j φ(k_j), d_k.
template <class Scalar>
struct LinearState {
    Matrix<Scalar> S;
    RowVector<Scalar> z;

    LinearState(int dK, int dV) : S(Matrix<Scalar>::Zero(dK, dV)), z(RowVector<Scalar>::Zero(dK)) {}
    void see(const RowIn<Scalar>& k, const RowIn<Scalar>& v);
    /// o = φ(q)·S / (φ(q)·z + ε).
    RowVector<Scalar> answer(const RowIn<Scalar>& q, double epsilon) const;
};

/// A·V by way of the state: all keys first, or with `causal` key i just before query i is answered.
template <class Scalar>
Matrix<Scalar> linearAttention(const LinearAttention& attention, const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K, const MatrixIn<Scalar>& V);

/// n_k·d_k·(d_v + 1) to build the state (the sum z counted as multiply-adds) and n_q·d_k·(d_v + 1) to ask it, about 2n·d_k·d_v.
Count linearAttentionCount(int queries, int keys, int dK, int dV);

}  // namespace att
