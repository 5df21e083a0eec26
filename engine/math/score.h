// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How much a query and a key belong together: the scores of attention other than the kernel's own scaled dot product, and that one
// beside them to compare. What becomes of the scores is normalise.h. For float and double.
// Q: n_q × d_q and K: n_k × d_k, rows are tokens; S: n_q × n_k, rows are queries, columns are keys.

#include "engine/math/count.h"
#include "engine/math/matrix_in.h"

namespace att {

enum class ScoreKind {
    Dot,        ///< q·k. Luong, Pham, Manning 2015, section 3.1
    ScaledDot,  ///< q·k / √d_k. Vaswani et al. 2017, section 3.2.1
    Cosine,     ///< q·k / (‖q‖·‖k‖), in [-1, 1]; the dot product of unit vectors, and of no others
    Additive,   ///< vᵀ·tanh(W·q + U·k). Bahdanau, Cho, Bengio 2015, appendix A.1.2
    General,    ///< qᵀ·W·k. Luong 2015, section 3.1
    Concat,     ///< vᵀ·tanh(W·[q; k]): additive with W = [W U]. Luong 2015, section 3.1
};

/// d_q = d_k is required.
template <class Scalar>
Matrix<Scalar> dotScore(const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K);
template <class Scalar>
Matrix<Scalar> scaledDotScore(const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K);
/// A vector of zeros has no direction: its scores are 0.
template <class Scalar>
Matrix<Scalar> cosineScore(const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K);

/// W: d_h × d_q, U: d_h × d_k, v: d_h. b: d_h, or empty as in the paper; with b and v = g·v'/‖v'‖ it is the normalised variant.
template <class Scalar>
struct AdditiveScore {
    Matrix<Scalar> W, U;
    RowVector<Scalar> v, b;
};

/// tanh(W·q + U·k + b): d_h numbers, whose sum weighted with v is the score.
template <class Scalar>
RowVector<Scalar> additiveHidden(const AdditiveScore<Scalar>& score, const RowIn<Scalar>& q, const RowIn<Scalar>& k);
template <class Scalar>
Matrix<Scalar> additiveScore(const AdditiveScore<Scalar>& score, const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K);

/// The same from what is computed once a token: P = Q·Wᵀ + b, n_q × d_h, and R = K·Uᵀ, n_k × d_h. S(i,j) = v·tanh(p_i + r_j).
template <class Scalar>
Matrix<Scalar> additiveFromParts(const MatrixIn<Scalar>& P, const MatrixIn<Scalar>& R, const RowIn<Scalar>& v);

/// W: d_q × d_k. With W = I it is the dot product.
template <class Scalar>
Matrix<Scalar> generalScore(const MatrixIn<Scalar>& W, const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K);

/// W: d_h × (d_q + d_k), v: d_h. The columns of W that meet q come first.
template <class Scalar>
Matrix<Scalar> concatScore(const MatrixIn<Scalar>& W, const RowIn<Scalar>& v, const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K);

struct ScoreSizes {
    int queries = 0, keys = 0;  ///< n_q, n_k
    int dQ = 0, dK = 0;         ///< widths of a query and of a key
    int dHidden = 0;            ///< d_h of additive and concat
};

/// Additive and concat project queries and keys once: d_h·(n_q·d_q + n_k·d_k) + n_q·n_k·d_h multiply-adds, and keep n_q·n_k·d_h numbers,
/// which is why the dot product won. Scaling and the lengths of the cosine's vectors are n_q·n_k and n_q·d_q + n_k·d_k more.
Count scoreCount(ScoreKind kind, const ScoreSizes& sizes);

}  // namespace att
