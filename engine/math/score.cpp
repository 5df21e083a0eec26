// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/score.h"

#include <cmath>

#include "engine/math/product.h"

namespace att {
namespace {

/// The rows of X divided by their lengths; rows of zeros stay.
template <class Scalar>
Matrix<Scalar> directions(const MatrixIn<Scalar>& X) {
    Matrix<Scalar> unit = X;
    for (auto row : unit.rowwise()) row.normalize();
    return unit;
}

std::int64_t times(std::int64_t a, std::int64_t b, std::int64_t c = 1) { return a * b * c; }

Count additiveCount(const ScoreSizes& s) {
    const std::int64_t pairs = times(s.queries, s.keys, s.dHidden);
    return {.parameters = times(s.dHidden, s.dQ + s.dK) + s.dHidden,
            .multiplyAdds = times(s.dHidden, s.queries, s.dQ) + times(s.dHidden, s.keys, s.dK) + pairs,
            .functions = pairs,
            .kept = pairs};
}

}  // namespace

template <class Scalar>
Matrix<Scalar> dotScore(const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K) {
    return timesTransposed<Scalar>(Q, K);
}

template <class Scalar>
Matrix<Scalar> scaledDotScore(const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K) {
    return timesTransposed<Scalar>(Q, K) / std::sqrt(Scalar(K.cols()));
}

template <class Scalar>
Matrix<Scalar> cosineScore(const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K) {
    return timesTransposed<Scalar>(directions<Scalar>(Q), directions<Scalar>(K));
}

template <class Scalar>
RowVector<Scalar> additiveHidden(const AdditiveScore<Scalar>& score, const RowIn<Scalar>& q, const RowIn<Scalar>& k) {
    RowVector<Scalar> hidden = timesTransposed<Scalar>(q, score.W) + timesTransposed<Scalar>(k, score.U);
    if (score.b.size()) hidden += score.b;
    return hidden.array().tanh();
}

template <class Scalar>
Matrix<Scalar> additiveFromParts(const MatrixIn<Scalar>& P, const MatrixIn<Scalar>& R, const RowIn<Scalar>& v) {
    Matrix<Scalar> S(P.rows(), R.rows());
    for (Eigen::Index i = 0; i < S.rows(); ++i)
        for (Eigen::Index j = 0; j < S.cols(); ++j) S(i, j) = (P.row(i) + R.row(j)).array().tanh().matrix().dot(v);
    return S;
}

template <class Scalar>
Matrix<Scalar> additiveScore(const AdditiveScore<Scalar>& score, const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K) {
    Matrix<Scalar> P = timesTransposed<Scalar>(Q, score.W);
    if (score.b.size()) P.rowwise() += score.b;
    return additiveFromParts<Scalar>(P, timesTransposed<Scalar>(K, score.U), score.v);
}

template <class Scalar>
Matrix<Scalar> generalScore(const MatrixIn<Scalar>& W, const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K) {
    return timesTransposed<Scalar>(product<Scalar>(Q, W), K);
}

template <class Scalar>
Matrix<Scalar> concatScore(const MatrixIn<Scalar>& W, const RowIn<Scalar>& v, const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K) {
    return additiveScore<Scalar>({.W = W.leftCols(Q.cols()), .U = W.rightCols(K.cols()), .v = v, .b = {}}, Q, K);
}

Count scoreCount(ScoreKind kind, const ScoreSizes& s) {
    const Count dot{.multiplyAdds = times(s.queries, s.keys, s.dK)};
    switch (kind) {
        case ScoreKind::Dot:
        case ScoreKind::ScaledDot:
        case ScoreKind::Cosine: return dot;
        case ScoreKind::General:
            return {.parameters = times(s.dQ, s.dK), .multiplyAdds = times(s.queries, s.dQ, s.dK) + dot.multiplyAdds, .kept = times(s.queries, s.dK)};
        case ScoreKind::Additive:
        case ScoreKind::Concat: return additiveCount(s);
    }
    return {};
}

#define ATT_INSTANTIATE(Scalar)                                                                                                    \
    template Matrix<Scalar> dotScore<Scalar>(const MatrixIn<Scalar>&, const MatrixIn<Scalar>&);                                    \
    template Matrix<Scalar> scaledDotScore<Scalar>(const MatrixIn<Scalar>&, const MatrixIn<Scalar>&);                              \
    template Matrix<Scalar> cosineScore<Scalar>(const MatrixIn<Scalar>&, const MatrixIn<Scalar>&);                                 \
    template RowVector<Scalar> additiveHidden<Scalar>(const AdditiveScore<Scalar>&, const RowIn<Scalar>&, const RowIn<Scalar>&);   \
    template Matrix<Scalar> additiveFromParts<Scalar>(const MatrixIn<Scalar>&, const MatrixIn<Scalar>&, const RowIn<Scalar>&);     \
    template Matrix<Scalar> additiveScore<Scalar>(const AdditiveScore<Scalar>&, const MatrixIn<Scalar>&, const MatrixIn<Scalar>&); \
    template Matrix<Scalar> generalScore<Scalar>(const MatrixIn<Scalar>&, const MatrixIn<Scalar>&, const MatrixIn<Scalar>&);       \
    template Matrix<Scalar> concatScore<Scalar>(const MatrixIn<Scalar>&, const RowIn<Scalar>&, const MatrixIn<Scalar>&, const MatrixIn<Scalar>&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
