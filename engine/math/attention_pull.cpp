// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/attention_pull.h"

namespace att {

template <class Scalar>
AttentionPull<Scalar> pullAttention(const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K, const MatrixIn<Scalar>& V, const MatrixIn<Scalar>& A,
                                    double scale, const MatrixIn<Scalar>& dO) {
    AttentionPull<Scalar> pull;
    pull.dV = A.transpose() * dO;  // O = A·V
    pull.dA = dO * V.transpose();
    const Eigen::Array<Scalar, Eigen::Dynamic, 1> along = (pull.dA.array() * A.array()).rowwise().sum();
    pull.dS = A.array() * (pull.dA.array().colwise() - along);  // A = softmax(S)
    pull.dQ = pull.dS * K * static_cast<Scalar>(scale);         // S = scale·Q·Kᵀ
    pull.dK = pull.dS.transpose() * Q * static_cast<Scalar>(scale);
    return pull;
}

#define ATT_INSTANTIATE(Scalar)                                                                                                     \
    template AttentionPull<Scalar> pullAttention<Scalar>(const MatrixIn<Scalar>&, const MatrixIn<Scalar>&, const MatrixIn<Scalar>&, \
                                                         const MatrixIn<Scalar>&, double, const MatrixIn<Scalar>&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)

}  // namespace att
