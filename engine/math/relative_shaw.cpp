// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/relative_shaw.h"

#include <algorithm>

#include "engine/math/product.h"

namespace att {
namespace {

int reachOf(Eigen::Index rows) { return static_cast<int>(rows / 2); }

}  // namespace

int shawRow(int query, int key, int k) { return std::clamp(key - query, -k, k) + k; }

template <class Scalar>
Matrix<Scalar> shawScores(const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& aK, int keys, double scale) {
    const Matrix<Scalar> byDistance = static_cast<Scalar>(scale) * timesTransposed<Scalar>(Q, aK);  // n_q × (2k+1)
    const int k = reachOf(aK.rows());
    return Matrix<Scalar>::NullaryExpr(Q.rows(), keys, [&](Eigen::Index i, Eigen::Index j) { return byDistance(i, shawRow(int(i), int(j), k)); });
}

template <class Scalar>
Matrix<Scalar> shawValues(const MatrixIn<Scalar>& A, const MatrixIn<Scalar>& aV) {
    const int k = reachOf(aV.rows());
    Matrix<Scalar> byDistance = Matrix<Scalar>::Zero(A.rows(), aV.rows());  // weight that falls on each distance: n_q × (2k+1)
    for (Eigen::Index i = 0; i < A.rows(); ++i)
        for (Eigen::Index j = 0; j < A.cols(); ++j) byDistance(i, shawRow(int(i), int(j), k)) += A(i, j);
    return product<Scalar>(byDistance, aV);
}

std::int64_t shawParameters(int k, int dK, int dV) { return (2 * std::int64_t(k) + 1) * (std::int64_t(dK) + dV); }

#define ATT_INSTANTIATE(Scalar)                                                                                \
    template Matrix<Scalar> shawScores<Scalar>(const MatrixIn<Scalar>&, const MatrixIn<Scalar>&, int, double); \
    template Matrix<Scalar> shawValues<Scalar>(const MatrixIn<Scalar>&, const MatrixIn<Scalar>&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
