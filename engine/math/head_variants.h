// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The same heads written in other ways: each claims to give the same numbers, and a test holds it to that. For float and double.

#include <vector>

#include "engine/math/matrix_in.h"

namespace att {

/// concat·W_Oᵀ = Σ_h head_h·W_O^hᵀ: what each head adds to the output. concat: n × H·d_v; W_O: d × H·d_v, of which head h owns the columns
/// h·d_v … h·d_v + d_v - 1. H matrices of n × d; the bias is added once, to their sum. Vaswani et al. 2017, section 3.2.2.
template <class Scalar>
std::vector<Matrix<Scalar>> headContributions(const MatrixIn<Scalar>& concat, const MatrixIn<Scalar>& Wo, int heads);

/// The lecture's two stages q^{i,1} = W^{q,1}·(W^q·a^i) as the one projection that they are. W1: m × in, W2: out × m; b1, b2 or empty.
template <class Scalar>
struct MergedStages {
    Matrix<Scalar> W;     ///< W2·W1: out × in
    RowVector<Scalar> b;  ///< W2·b1 + b2, or empty when neither is there
};
template <class Scalar>
MergedStages<Scalar> mergeStages(const MatrixIn<Scalar>& W1, const RowVector<Scalar>& b1, const MatrixIn<Scalar>& W2, const RowVector<Scalar>& b2);

/// One head as lectures write it, tokens as columns: A = Kᵀ·Q, softmax down each column, O = V·A'. The numbers are those of the row form,
/// transposed; they are not computed again.
template <class Scalar>
struct ColumnForm {
    Matrix<Scalar> Q, K, V;  ///< d × n: column i is token i
    Matrix<Scalar> A;        ///< n_k × n_q scores: rows are keys
    Matrix<Scalar> weights;  ///< n_k × n_q: columns sum to 1
    Matrix<Scalar> O;        ///< d_v × n_q
};
/// Q, K, V, scores, weights and output of the row form.
template <class Scalar>
struct RowForm {
    Matrix<Scalar> Q, K, V, S, A, O;
};
template <class Scalar>
ColumnForm<Scalar> inColumns(const RowForm<Scalar>& rows);

}  // namespace att
