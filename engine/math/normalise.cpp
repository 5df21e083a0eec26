// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/normalise.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <vector>

#include "engine/math/entmax.h"
#include "engine/math/product.h"

namespace att {
namespace {

/// The places of the k highest, of equal ones the lowest first.
template <class Scalar>
std::vector<Eigen::Index> highest(const RowVector<Scalar>& z, int k) {
    std::vector<Eigen::Index> places(static_cast<std::size_t>(z.size()));
    std::iota(places.begin(), places.end(), Eigen::Index(0));
    std::ranges::stable_sort(places, std::greater<>(), [&](Eigen::Index j) { return z[j]; });
    places.resize(std::min(places.size(), static_cast<std::size_t>(std::max(k, 1))));
    return places;
}

template <class Scalar>
RowVector<Scalar> softmax(const RowVector<Scalar>& z) {
    const RowVector<Scalar> e = (z.array() - z.maxCoeff()).exp();
    return e / e.sum();
}

template <class Scalar>
RowVector<Scalar> sigmoid(const RowVector<Scalar>& z, Scalar bias) {
    return z.unaryExpr([bias](Scalar score) { return 1 / (1 + std::exp(-score - bias)); });
}

template <class Scalar>
RowVector<Scalar> topK(const RowVector<Scalar>& z, int k) {
    const auto places = highest(z, k);
    RowVector<Scalar> p = RowVector<Scalar>::Zero(z.size());
    for (const auto j : places) p[j] = std::exp(z[j] - z[places.front()]);
    return p / p.sum();
}

template <class Scalar>
RowVector<Scalar> entmax(const RowVector<Scalar>& z, double alpha) {
    return alpha == 1 ? softmax(z) : entmaxOf<Scalar>(z, alpha);
}

/// The weights of one row of finite scores, at least one.
template <class Scalar>
RowVector<Scalar> weights(const Normaliser& normaliser, const RowVector<Scalar>& z) {
    const auto L = static_cast<Scalar>(z.size());
    switch (normaliser.kind) {
        case NormaliserKind::Softmax: return softmax(z);
        case NormaliserKind::Sigmoid: return sigmoid(z, normaliser.lengthBias ? -std::log(L) : Scalar(0));
        case NormaliserKind::Relu: return z.cwiseMax(Scalar(0));
        case NormaliserKind::ReluOverLength: return z.cwiseMax(Scalar(0)) / L;
        case NormaliserKind::Sparsemax: return entmax(z, 2);
        case NormaliserKind::Entmax: return entmax(z, normaliser.alpha);
        case NormaliserKind::TopK: return topK(z, normaliser.k);
        case NormaliserKind::Hardmax: return topK(z, 1);
    }
    return z;
}

/// The keys whose score is not -∞.
template <class Scalar>
std::vector<Eigen::Index> visibleIn(const RowIn<Scalar>& scores) {
    std::vector<Eigen::Index> visible;
    for (Eigen::Index j = 0; j < scores.size(); ++j)
        if (scores[j] != -std::numeric_limits<Scalar>::infinity()) visible.push_back(j);
    return visible;
}

template <class Scalar>
RowVector<Scalar> rowOfWeights(const Normaliser& normaliser, const RowIn<Scalar>& scores) {
    RowVector<Scalar> A = RowVector<Scalar>::Zero(scores.size());
    const auto visible = visibleIn<Scalar>(scores);
    if (visible.empty()) return A;
    const RowVector<Scalar> z = scores(visible) / static_cast<Scalar>(normaliser.temperature);
    if (z.allFinite())
        A(visible) = weights(normaliser, z);
    else
        A(visible).setConstant(std::numeric_limits<Scalar>::quiet_NaN());
    return A;
}

}  // namespace

bool sumsToOne(NormaliserKind kind) {
    return kind != NormaliserKind::Sigmoid && kind != NormaliserKind::Relu && kind != NormaliserKind::ReluOverLength;
}

template <class Scalar>
Matrix<Scalar> normalise(const Normaliser& normaliser, const MatrixIn<Scalar>& S) {
    Matrix<Scalar> A(S.rows(), S.cols());
    for (Eigen::Index i = 0; i < S.rows(); ++i) A.row(i) = rowOfWeights<Scalar>(normaliser, S.row(i));
    return A;
}

template <class Scalar>
double entmaxThreshold(const RowIn<Scalar>& z, double alpha) {
    const auto visible = visibleIn<Scalar>(z);
    const Eigen::RowVectorXd finite = z(visible).template cast<double>();
    return visible.empty() || !finite.allFinite() ? std::numeric_limits<double>::quiet_NaN() : thresholdOf(finite, alpha);
}

template <class Scalar>
Matrix<Scalar> relaOutput(const MatrixIn<Scalar>& O, const RowVector<Scalar>& scale, const RowVector<Scalar>& gate, double epsilon) {
    Matrix<Scalar> Y = O;
    for (auto row : Y.rowwise()) row /= std::sqrt(row.squaredNorm() / static_cast<Scalar>(row.size()) + static_cast<Scalar>(epsilon));
    if (scale.size()) Y.array().rowwise() *= scale.array();
    if (gate.size()) Y.array() /= (1 + (-(O.array().rowwise() * gate.array())).exp());
    return Y;
}

template <class Scalar>
Matrix<Scalar> softmaxJacobian(const RowIn<Scalar>& p) {
    Matrix<Scalar> J = -transposedTimes<Scalar>(p, p);
    J.diagonal() += p;
    return J;
}

template <class Scalar>
RowVector<double> softmaxJacobianSquares(const RowIn<Scalar>& p) {
    const Eigen::ArrayXd w = p.template cast<double>().transpose(), squares = w.square();
    return squares * ((1 - w).square() + (squares.sum() - squares).max(0.0));
}

template <class Scalar>
RowVector<double> softmaxJacobianDiagonal(const RowIn<Scalar>& p) {
    const Eigen::ArrayXd w = p.template cast<double>().transpose();
    return w * (1 - w);
}

template <class Scalar>
double softmaxJacobianNorm(const RowIn<Scalar>& p) {
    return std::sqrt(softmaxJacobianSquares<Scalar>(p).sum());
}

template <class Scalar>
double softmaxJacobianTrace(const RowIn<Scalar>& p) {
    return softmaxJacobianDiagonal<Scalar>(p).sum();
}

template <class Scalar>
double entropyInNats(const RowIn<Scalar>& p) {
    double entropy = 0;
    for (Eigen::Index j = 0; j < p.size(); ++j)
        if (p[j] != 0) entropy -= double(p[j]) * std::log(double(p[j]));
    return entropy;
}

#define ATT_INSTANTIATE(Scalar)                                                                                                      \
    template Matrix<Scalar> normalise<Scalar>(const Normaliser&, const MatrixIn<Scalar>&);                                           \
    template double entmaxThreshold<Scalar>(const RowIn<Scalar>&, double);                                                           \
    template Matrix<Scalar> relaOutput<Scalar>(const MatrixIn<Scalar>&, const RowVector<Scalar>&, const RowVector<Scalar>&, double); \
    template Matrix<Scalar> softmaxJacobian<Scalar>(const RowIn<Scalar>&);                                                           \
    template RowVector<double> softmaxJacobianSquares<Scalar>(const RowIn<Scalar>&);                                                 \
    template RowVector<double> softmaxJacobianDiagonal<Scalar>(const RowIn<Scalar>&);                                                \
    template double softmaxJacobianNorm<Scalar>(const RowIn<Scalar>&);                                                               \
    template double softmaxJacobianTrace<Scalar>(const RowIn<Scalar>&);                                                              \
    template double entropyInNats<Scalar>(const RowIn<Scalar>&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
