// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From scores to weights: softmax and what has been put in its place, for float and double. The kernel of attention.h has its own softmax,
// fused with the scores; here a row of scores may come from anywhere. How weights are judged is measure.h.

#include "engine/math/matrix_in.h"

namespace att {

enum class NormaliserKind {
    Softmax,         ///< exp(z_j) / Σ exp(z). Vaswani et al. 2017, section 3.2.1
    Sigmoid,         ///< σ(z_j + bias): no competition, no sum. Ramapuram et al. 2024, section 3
    Relu,            ///< max(z_j, 0): the weights of ReLA. Zhang, Titov, Sennrich 2021, section 3
    ReluOverLength,  ///< max(z_j, 0) / L, L the visible keys. Wortsman et al. 2023, section 2
    Sparsemax,       ///< the nearest point of the simplex. Martins, Astudillo 2016, section 2
    Entmax,          ///< [(α-1)·z_j - τ]₊^(1/(α-1)): α = 1 softmax, 2 sparsemax. Peters, Niculae, Martins 2019, section 3
    TopK,            ///< softmax over the k highest; of equal ones the lowest index
    Hardmax,         ///< 1 for the highest; of equal ones the lowest index
};

struct Normaliser {
    NormaliserKind kind = NormaliserKind::Softmax;
    double temperature = 1;  ///< above 0; all scores are divided by it first
    double alpha = 1.5;      ///< entmax: at least 1
    int k = 1;               ///< top-k: at least 1; from the number of visible keys on it is softmax
    bool lengthBias = true;  ///< sigmoid: bias = -ln L, so that the weights of equal scores near 0 sum to about 1; else 0
};

/// Whether a row that sees a key sums to 1. Without it entropy is not defined.
bool sumsToOne(NormaliserKind kind);

/// S: n_q × n_k scores, -∞ where a key is masked; A: n_q × n_k weights, 0 there. L is the number of keys that are not masked.
/// A row that sees no key gives zeros. A NaN or +∞ makes the visible weights of its row NaN, and no other.
template <class Scalar>
Matrix<Scalar> normalise(const Normaliser& normaliser, const MatrixIn<Scalar>& S);

/// The τ of sparsemax and entmax (α > 1) for one row of scores, already divided by the temperature: exact for α = 1.5 and 2, else by
/// bisection in double. NaN for a row without a finite score.
template <class Scalar>
double entmaxThreshold(const RowIn<Scalar>& z, double alpha);

/// RMSNorm(A·V)·scale with A from Relu: the output of ReLA. O: n_q × d_v and scale: d_v, or empty for 1. Rows of zeros stay zeros.
/// gate: d_v or empty; with it the result is multiplied by σ(gate·o), as in the authors' code (bzhangGo/zero, modules/rela.py).
template <class Scalar>
Matrix<Scalar> relaOutput(const MatrixIn<Scalar>& O, const RowVector<Scalar>& scale = {}, const RowVector<Scalar>& gate = {}, double epsilon = 1e-8);

/// ∂p_i/∂z_j = p_i·(δ_ij - p_j) for p = softmax(z): n × n, symmetric, rows sum to 0. With a temperature it is divided by that.
template <class Scalar>
Matrix<Scalar> softmaxJacobian(const RowIn<Scalar>& p);
/// Its squared Frobenius norm row by row, p_i²·((1 - p_i)² + Σ_{j≠i} p_j²), and its diagonal, p_i·(1 - p_i). In double, none below 0.
template <class Scalar>
RowVector<double> softmaxJacobianSquares(const RowIn<Scalar>& p);
template <class Scalar>
RowVector<double> softmaxJacobianDiagonal(const RowIn<Scalar>& p);
/// Its Frobenius norm and its trace, 1 - Σp², from these: 0 when saturated; the trace is 1 - 1/n when even.
template <class Scalar>
double softmaxJacobianNorm(const RowIn<Scalar>& p);
template <class Scalar>
double softmaxJacobianTrace(const RowIn<Scalar>& p);

/// -Σ p·ln p in nats, 0·ln 0 = 0.
template <class Scalar>
double entropyInNats(const RowIn<Scalar>& p);

}  // namespace att
