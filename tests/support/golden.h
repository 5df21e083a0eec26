// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Comparing arrays in tests, with a message that says where they differ most.

#include <QString>
#include <cmath>

#include "engine/core/matrix.h"

namespace att {

/// Empty when every element of `actual` is within `relative` of `expected` (against the largest magnitude of expected,
/// at least 1e-30), else a sentence that names the worst place.
template <class A, class B>
QString compareMatrices(const A& actual, const B& expected, double relative) {
    if (actual.rows() != expected.rows() || actual.cols() != expected.cols())
        return QString("%1×%2 where %3×%4 was expected").arg(actual.rows()).arg(actual.cols()).arg(expected.rows()).arg(expected.cols());
    const double scale = expected.size() ? std::max(1e-30, double(expected.cwiseAbs().maxCoeff())) : 1;
    for (Eigen::Index i = 0; i < actual.rows(); ++i)
        for (Eigen::Index j = 0; j < actual.cols(); ++j)
            if (!(std::abs(double(actual(i, j)) - double(expected(i, j))) <= relative * scale))
                return QString("[%1, %2] is %3, expected %4")
                    .arg(i)
                    .arg(j)
                    .arg(double(actual(i, j)), 0, 'g', 9)
                    .arg(double(expected(i, j)), 0, 'g', 9);
    return {};
}

}  // namespace att
