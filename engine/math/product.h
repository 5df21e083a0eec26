// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Products of matrices of any size, compiled once: Eigen's own costs seconds of compilation in each file that writes one. Not the fast
// product of the lenses' layers: that is linear.h.

#include "engine/math/matrix_in.h"

namespace att {

/// A·B
template <class Scalar>
Matrix<Scalar> product(const MatrixIn<Scalar>& A, const MatrixIn<Scalar>& B);

/// A·Bᵀ
template <class Scalar>
Matrix<Scalar> timesTransposed(const MatrixIn<Scalar>& A, const MatrixIn<Scalar>& B);

/// Aᵀ·B
template <class Scalar>
Matrix<Scalar> transposedTimes(const MatrixIn<Scalar>& A, const MatrixIn<Scalar>& B);

}  // namespace att
