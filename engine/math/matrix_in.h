// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the plain mathematics takes its matrices: whole ones, views of memory and blocks alike, without a copy. The hot kernels take stack.h.

#include "engine/core/matrix.h"

namespace att {

template <class Scalar>
using RowVector = Eigen::Matrix<Scalar, 1, Eigen::Dynamic>;

/// Any row-major matrix with dense rows. A transposed one is copied first.
template <class Scalar>
using MatrixIn = Eigen::Ref<const Matrix<Scalar>>;

/// Any dense row. Empty where a bias is left out.
template <class Scalar>
using RowIn = Eigen::Ref<const RowVector<Scalar>>;

}  // namespace att
