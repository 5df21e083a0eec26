// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/grad/score.h"

#include <cmath>
#include <limits>

#include "engine/grad/linear.h"
#include "engine/math/product.h"

namespace att::grad {
namespace {

template <class Scalar>
Var dot(Tape<Scalar>& tape, ScoreKind kind, Var Q, Var K) {
    const bool scaled = kind == ScoreKind::ScaledDot;
    const Scalar factor = scaled ? 1 / std::sqrt(Scalar(tape.columns(K))) : Scalar(1);
    const Var S = tape.result(tape.rows(Q), tape.rows(K), {Q, K});
    const auto& t = std::as_const(tape);
    tape.value(S) = scaled ? scaledDotScore<Scalar>(t.value(Q), t.value(K)) : dotScore<Scalar>(t.value(Q), t.value(K));
    tape.onPull(S, [=](Tape<Scalar>& p) {  // S = factor·Q·Kᵀ
        if (p.wants(Q)) p.gradient(Q) += factor * att::product<Scalar>(p.gradient(S), p.value(K));
        if (p.wants(K)) p.gradient(K) += factor * transposedTimes<Scalar>(p.gradient(S), p.value(Q));
    });
    return S;
}

/// û = x/‖x‖: dx += (dû - û·(û·dû))/‖x‖, row by row. A row of zeros has no direction, and nothing flows.
template <class Scalar>
void pullDirections(const Matrix<Scalar>& dUnit, const MatrixView<Scalar>& X, MatrixSpan<Scalar> dX) {
    for (Eigen::Index i = 0; i < X.rows(); ++i) {
        const Scalar length = X.row(i).norm();
        if (length == 0) continue;
        const RowVector<Scalar> unit = X.row(i) / length;
        dX.row(i) += (dUnit.row(i) - unit * unit.dot(dUnit.row(i))) / length;
    }
}

template <class Scalar>
Matrix<Scalar> directions(const MatrixView<Scalar>& X) {
    Matrix<Scalar> unit = X;
    for (auto row : unit.rowwise()) row.normalize();
    return unit;
}

template <class Scalar>
Var cosine(Tape<Scalar>& tape, Var Q, Var K) {
    const Var S = tape.result(tape.rows(Q), tape.rows(K), {Q, K});
    tape.value(S) = cosineScore<Scalar>(tape.value(Q), tape.value(K));
    tape.onPull(S, [=](Tape<Scalar>& t) {  // S = directions of Q · those of Kᵀ
        const auto& values = std::as_const(t);
        const Matrix<Scalar> dS = t.gradient(S);
        if (t.wants(Q)) pullDirections<Scalar>(att::product<Scalar>(dS, directions<Scalar>(values.value(K))), values.value(Q), t.gradient(Q));
        if (t.wants(K)) pullDirections<Scalar>(transposedTimes<Scalar>(dS, directions<Scalar>(values.value(Q))), values.value(K), t.gradient(K));
    });
    return S;
}

template <class Scalar>
Var additive(Tape<Scalar>& tape, Var Q, Var K, const ScoreWeights& w) {
    const Var S = tape.result(tape.rows(Q), tape.rows(K), {Q, K, w.W, w.U, w.v});
    const auto weightsOn = [=](const Tape<Scalar>& t) { return AdditiveScore<Scalar>{t.value(w.W), t.value(w.U), t.value(w.v), {}}; };
    tape.value(S) = additiveScore<Scalar>(weightsOn(tape), tape.value(Q), tape.value(K));
    tape.onPull(S, [=](Tape<Scalar>& t) {  // S(i,j) = v·tanh(W·q_i + U·k_j)
        const auto score = weightsOn(t);
        const Matrix<Scalar> q = t.value(Q), k = t.value(K), dS = t.gradient(S);
        Matrix<Scalar> dFromQ = Matrix<Scalar>::Zero(q.rows(), score.v.size()), dFromK = Matrix<Scalar>::Zero(k.rows(), score.v.size());
        for (Eigen::Index i = 0; i < dS.rows(); ++i)
            for (Eigen::Index j = 0; j < dS.cols(); ++j) {
                const RowVector<Scalar> hidden = additiveHidden<Scalar>(score, q.row(i), k.row(j));
                if (t.wants(w.v)) t.gradient(w.v) += dS(i, j) * hidden;
                const RowVector<Scalar> d = dS(i, j) * score.v.array() * (1 - hidden.array().square());
                dFromQ.row(i) += d;
                dFromK.row(j) += d;
            }
        if (t.wants(Q)) t.gradient(Q) += att::product<Scalar>(dFromQ, score.W);
        if (t.wants(K)) t.gradient(K) += att::product<Scalar>(dFromK, score.U);
        if (t.wants(w.W)) t.gradient(w.W) += transposedTimes<Scalar>(dFromQ, q);
        if (t.wants(w.U)) t.gradient(w.U) += transposedTimes<Scalar>(dFromK, k);
    });
    return S;
}

/// The weight of one score of a row by another, for the normalisers whose rows sum to 1: dz = s∘(dA - Σ s∘dA / Σ s), with s = A^(2-α)
/// where A > 0, α = 1 for softmax and 2 for sparsemax. Peters, Niculae, Martins 2019, proposition 2.
template <class Scalar>
RowVector<Scalar> pullSimplex(const RowVector<Scalar>& A, const RowVector<Scalar>& dA, double alpha) {
    const RowVector<Scalar> s = A.unaryExpr([alpha](Scalar a) { return a > 0 ? std::pow(a, Scalar(2 - alpha)) : Scalar(0); });
    const Scalar sum = s.sum();
    if (sum == 0) return RowVector<Scalar>::Zero(A.size());
    return s.array() * (dA.array() - s.dot(dA) / sum);
}

template <class Scalar>
RowVector<Scalar> pullRow(const Normaliser& normaliser, const RowVector<Scalar>& S, const RowVector<Scalar>& A, const RowVector<Scalar>& dA) {
    const auto visible = (S.array() != -std::numeric_limits<Scalar>::infinity()).template cast<Scalar>().eval();
    const Scalar L = visible.sum();
    const auto positive = (A.array() > 0).template cast<Scalar>();
    switch (normaliser.kind) {
        case NormaliserKind::Softmax:
        case NormaliserKind::TopK: return pullSimplex<Scalar>(A, dA, 1);
        case NormaliserKind::Sparsemax: return pullSimplex<Scalar>(A, dA, 2);
        case NormaliserKind::Entmax: return pullSimplex<Scalar>(A, dA, normaliser.alpha);
        case NormaliserKind::Sigmoid: return visible * dA.array() * A.array() * (1 - A.array());
        case NormaliserKind::Relu: return dA.array() * positive;
        case NormaliserKind::ReluOverLength: return L > 0 ? RowVector<Scalar>(dA.array() * positive / L) : RowVector<Scalar>::Zero(A.size());
        case NormaliserKind::Hardmax: break;
    }
    return RowVector<Scalar>::Zero(A.size());
}

}  // namespace

template <class Scalar>
Var score(Tape<Scalar>& tape, ScoreKind kind, Var Q, Var K, const ScoreWeights& weights) {
    switch (kind) {
        case ScoreKind::Dot:
        case ScoreKind::ScaledDot: return dot(tape, kind, Q, K);
        case ScoreKind::Cosine: return cosine(tape, Q, K);
        case ScoreKind::General: return dot(tape, ScoreKind::Dot, product(tape, Q, weights.W), K);
        case ScoreKind::Additive: return additive(tape, Q, K, weights);
        case ScoreKind::Concat: {
            const int dQ = tape.columns(Q);
            const Var W = columns(tape, weights.W, 0, dQ), U = columns(tape, weights.W, dQ, tape.columns(K));
            return additive(tape, Q, K, {W, U, weights.v});
        }
    }
    return {};
}

template <class Scalar>
Var mask(Tape<Scalar>& tape, Var S, const unsigned char* keep) {
    const Var y = tape.result(tape.rows(S), tape.columns(S), {S});
    const std::vector<unsigned char> kept(keep, keep + tape.size(S));
    for (std::size_t c = 0; c < kept.size(); ++c) tape.data(y)[c] = kept[c] ? tape.data(S)[c] : -std::numeric_limits<Scalar>::infinity();
    tape.onPull(y, [=](Tape<Scalar>& t) {
        const Scalar* const dy = t.gradient(y).data();
        Scalar* const dS = t.gradient(S).data();
        for (std::size_t c = 0; c < kept.size(); ++c)
            if (kept[c]) dS[c] += dy[c];
    });
    return y;
}

template <class Scalar>
Var normalise(Tape<Scalar>& tape, const Normaliser& normaliser, Var S) {
    const Var A = tape.result(tape.rows(S), tape.columns(S), {S});
    tape.value(A) = att::normalise<Scalar>(normaliser, tape.value(S));
    tape.onPull(A, [=](Tape<Scalar>& t) {  // A = f(S / temperature)
        const Matrix<Scalar> dA = t.gradient(A);
        auto dS = t.gradient(S);
        for (Eigen::Index i = 0; i < dA.rows(); ++i)
            dS.row(i) += pullRow<Scalar>(normaliser, t.value(S).row(i), t.value(A).row(i), dA.row(i)) / Scalar(normaliser.temperature);
    });
    return A;
}

#define ATT_INSTANTIATE(Scalar)                                                  \
    template Var score(Tape<Scalar>&, ScoreKind, Var, Var, const ScoreWeights&); \
    template Var mask(Tape<Scalar>&, Var, const unsigned char*);                 \
    template Var normalise(Tape<Scalar>&, const Normaliser&, Var);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att::grad
