// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/linear_attention.h"

#include <algorithm>
#include <cmath>

#include "engine/math/product.h"

namespace att {
namespace {

Eigen::Index keysSeen(const LinearAttention& attention, Eigen::Index keys) {
    return attention.visibleKeys < 0 ? keys : std::min<Eigen::Index>(keys, attention.visibleKeys);
}

}  // namespace

template <class Scalar>
Matrix<Scalar> featureMap(const MatrixIn<Scalar>& X) {
    return X.unaryExpr([](Scalar x) { return x > 0 ? x + 1 : std::exp(x); });
}

template <class Scalar>
Matrix<Scalar> impliedWeights(const LinearAttention& attention, const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K) {
    Matrix<Scalar> A = timesTransposed<Scalar>(featureMap<Scalar>(Q), featureMap<Scalar>(K));
    A.rightCols(A.cols() - keysSeen(attention, A.cols())).setZero();
    if (attention.causal)
        for (Eigen::Index i = 0; i < A.rows(); ++i) A.row(i).tail(std::max<Eigen::Index>(0, A.cols() - attention.firstQuery - i - 1)).setZero();
    for (auto row : A.rowwise()) row /= row.sum() + static_cast<Scalar>(attention.epsilon);
    return A;
}

template <class Scalar>
void LinearState<Scalar>::see(const RowIn<Scalar>& k, const RowIn<Scalar>& v) {
    const RowVector<Scalar> feature = featureMap<Scalar>(k);
    S += transposedTimes<Scalar>(feature, v);
    z += feature;
}

template <class Scalar>
RowVector<Scalar> LinearState<Scalar>::answer(const RowIn<Scalar>& q, double epsilon) const {
    const RowVector<Scalar> feature = featureMap<Scalar>(q);
    return product<Scalar>(feature, S) / (feature.dot(z) + static_cast<Scalar>(epsilon));
}

template <class Scalar>
Matrix<Scalar> linearAttention(const LinearAttention& attention, const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K, const MatrixIn<Scalar>& V) {
    Matrix<Scalar> O(Q.rows(), V.cols());
    LinearState<Scalar> state(static_cast<int>(K.cols()), static_cast<int>(V.cols()));
    const Eigen::Index keys = keysSeen(attention, K.rows());
    Eigen::Index j = 0;
    for (Eigen::Index i = 0; i < Q.rows(); ++i) {
        for (const Eigen::Index end = attention.causal ? std::min(keys, i + 1) : keys; j < end; ++j) state.see(K.row(j), V.row(j));
        O.row(i) = state.answer(Q.row(i), attention.epsilon);
    }
    return O;
}

Count linearAttentionCount(int queries, int keys, int dK, int dV) {
    const std::int64_t step = std::int64_t(dK) * (dV + 1);
    return {.multiplyAdds = (std::int64_t(queries) + keys) * step, .functions = (std::int64_t(queries) + keys) * dK, .kept = step};
}

#define ATT_INSTANTIATE(Scalar)                                                                                               \
    template Matrix<Scalar> featureMap<Scalar>(const MatrixIn<Scalar>&);                                                      \
    template Matrix<Scalar> impliedWeights<Scalar>(const LinearAttention&, const MatrixIn<Scalar>&, const MatrixIn<Scalar>&); \
    template struct LinearState<Scalar>;                                                                                      \
    template Matrix<Scalar> linearAttention<Scalar>(const LinearAttention&, const MatrixIn<Scalar>&, const MatrixIn<Scalar>&, \
                                                    const MatrixIn<Scalar>&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
