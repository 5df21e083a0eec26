// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/influence.h"

namespace att {
namespace {

/// ∂out / ∂X(token, c): n_out × d_out.
Matrix<double> derivative(const SequenceFunction& function, Matrix<double>& X, Eigen::Index token, Eigen::Index c, double step) {
    const double here = X(token, c);
    const auto at = [&](double distance) {
        X(token, c) = here + distance;
        Matrix<double> out = function(X);
        X(token, c) = here;
        return out;
    };
    const Matrix<double> near = at(step) - at(-step), far = at(2 * step) - at(-2 * step);
    return (8 * near - far) / (12 * step);
}

}  // namespace

Matrix<double> influenceOf(const SequenceFunction& function, const Matrix<double>& X, int token, double step) {
    Matrix<double> moved = X, J;
    for (Eigen::Index c = 0; c < X.cols(); ++c) {
        const Matrix<double> slope = derivative(function, moved, token, c, step);
        if (c == 0) J.resize(slope.size(), X.cols());
        J.col(c) = slope.reshaped<Eigen::RowMajor>();
    }
    return J;
}

Result<Matrix<double>> influenceMap(const SequenceFunction& function, const Matrix<double>& X, const Watch& watch, double step) {
    Matrix<double> squares, moved = X;
    for (Eigen::Index j = 0; j < X.rows(); ++j) {
        for (Eigen::Index c = 0; c < X.cols(); ++c) {
            if (watch.stopped()) return stoppedError();
            const Matrix<double> slope = derivative(function, moved, j, c, step);
            if (!squares.size()) squares = Matrix<double>::Zero(slope.rows(), X.rows());
            squares.col(j) += slope.rowwise().squaredNorm();
        }
    }
    return Matrix<double>(squares.cwiseSqrt());
}

}  // namespace att
