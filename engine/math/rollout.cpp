// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/rollout.h"

#include "engine/math/product.h"

namespace att {
namespace {

/// A row that holds nothing becomes its own token's.
template <class Scalar>
Matrix<Scalar> withResidual(const Matrix<Scalar>& A, Scalar residual) {
    Matrix<Scalar> mixed = (1 - residual) * A;
    mixed.diagonal().array() += residual;
    for (Eigen::Index i = 0; i < mixed.rows(); ++i) {
        const Scalar sum = mixed.row(i).sum();
        if (sum == 0)
            mixed(i, i) = 1;
        else
            mixed.row(i) /= sum;
    }
    return mixed;
}

}  // namespace

template <class Scalar>
Matrix<Scalar> meanOfHeads(const MatrixIn<Scalar>& A, int heads) {
    const Eigen::Index n = A.rows() / heads;
    Matrix<Scalar> mean = Matrix<Scalar>::Zero(n, A.cols());
    for (int h = 0; h < heads; ++h) mean += A.middleRows(h * n, n);
    return mean / static_cast<Scalar>(heads);
}

template <class Scalar>
std::vector<Matrix<Scalar>> rollOut(const std::vector<Matrix<Scalar>>& layers, double residual) {
    std::vector<Matrix<Scalar>> rolled;
    for (const auto& A : layers) {
        const Matrix<Scalar> mixed = withResidual(A, static_cast<Scalar>(residual));
        rolled.push_back(rolled.empty() ? mixed : product<Scalar>(mixed, rolled.back()));
    }
    return rolled;
}

#define ATT_INSTANTIATE(Scalar)                                                \
    template Matrix<Scalar> meanOfHeads<Scalar>(const MatrixIn<Scalar>&, int); \
    template std::vector<Matrix<Scalar>> rollOut<Scalar>(const std::vector<Matrix<Scalar>>&, double);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
