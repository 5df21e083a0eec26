// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Relative positions as vectors added to the keys and to the values, for float and double.
// Source: Shaw, Uszkoreit, Vaswani 2018 (arXiv 1803.02155), sections 3.1 and 3.2.
//   e(i,j) = q_i·(k_j + aK_c) / √d_k,  o_i = Σ_j A(i,j)·(v_j + aV_c),  c = clip(j - i, -k, k)
// Both parts stand beside the plain ones: the first as the bias of attention.h, the second added to its output.

#include <cstdint>

#include "engine/math/matrix_in.h"

namespace att {

/// The row of a table of 2k + 1 vectors: clip(j - i, -k, k) + k.
int shawRow(int query, int key, int k);

/// scale·q_i·aK_c: n_q × n_k. Q: n_q × d_k; aK: (2k+1) × d_k; scale is that of the scores.
template <class Scalar>
Matrix<Scalar> shawScores(const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& aK, int keys, double scale);

/// Σ_j A(i,j)·aV_c: n_q × d_v. A: n_q × n_k; aV: (2k+1) × d_v.
template <class Scalar>
Matrix<Scalar> shawValues(const MatrixIn<Scalar>& A, const MatrixIn<Scalar>& aV);

/// (2k+1)·(d_k + d_v): the tables are shared by the heads.
std::int64_t shawParameters(int k, int dK, int dV);

}  // namespace att
