// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/position_variants.h"

#include <algorithm>
#include <cmath>

namespace att {

double concatenatedFrequency(int i, int d, double base) { return std::pow(base, -double(i) / std::max(d / 2 - 1, 1)); }

template <class Scalar>
Matrix<Scalar> concatenatedPositions(int n, int d, double base) {
    Matrix<Scalar> P = Matrix<Scalar>::Zero(n, d);
    for (int i = 0; i < d / 2; ++i) {
        const double frequency = concatenatedFrequency(i, d, base);
        for (int p = 0; p < n; ++p) {
            P(p, i) = static_cast<Scalar>(std::sin(p * frequency));
            P(p, d / 2 + i) = static_cast<Scalar>(std::cos(p * frequency));
        }
    }
    return P;
}

Matrix<double> shiftMatrix(std::span<const double> frequencies, double k) {
    const auto pairs = static_cast<Eigen::Index>(frequencies.size());
    Matrix<double> M = Matrix<double>::Zero(2 * pairs, 2 * pairs);
    for (Eigen::Index i = 0; i < pairs; ++i) {
        const double angle = k * frequencies[std::size_t(i)];
        M.block<2, 2>(2 * i, 2 * i) << std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle);
    }
    return M;
}

template <class Scalar>
std::optional<Matrix<Scalar>> learnedPositions(const MatrixIn<Scalar>& table, int first, int n) {
    if (first < 0 || n < 0 || Eigen::Index(first) + n > table.rows()) return {};
    return Matrix<Scalar>(table.middleRows(first, n));
}

#define ATT_INSTANTIATE(Scalar)                                              \
    template Matrix<Scalar> concatenatedPositions<Scalar>(int, int, double); \
    template std::optional<Matrix<Scalar>> learnedPositions<Scalar>(const MatrixIn<Scalar>&, int, int);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
