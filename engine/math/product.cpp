// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/product.h"

namespace att {

template <class Scalar>
Matrix<Scalar> product(const MatrixIn<Scalar>& A, const MatrixIn<Scalar>& B) {
    return A * B;
}

template <class Scalar>
Matrix<Scalar> timesTransposed(const MatrixIn<Scalar>& A, const MatrixIn<Scalar>& B) {
    return A * B.transpose();
}

template <class Scalar>
Matrix<Scalar> transposedTimes(const MatrixIn<Scalar>& A, const MatrixIn<Scalar>& B) {
    return A.transpose() * B;
}

#define ATT_INSTANTIATE(Scalar)                                                                        \
    template Matrix<Scalar> product<Scalar>(const MatrixIn<Scalar>&, const MatrixIn<Scalar>&);         \
    template Matrix<Scalar> timesTransposed<Scalar>(const MatrixIn<Scalar>&, const MatrixIn<Scalar>&); \
    template Matrix<Scalar> transposedTimes<Scalar>(const MatrixIn<Scalar>&, const MatrixIn<Scalar>&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
