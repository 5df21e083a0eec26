// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/linear_bias.h"

#include <bit>
#include <cmath>
#include <cstdlib>

namespace att {
namespace {

double biasAt(LinearBiasForm form, Eigen::Index i, Eigen::Index j) {
    switch (form) {
        case LinearBiasForm::Distance: return double(j - i);
        case LinearBiasForm::Symmetric: return -double(std::abs(i - j));
        case LinearBiasForm::KeyOnly: return double(j);
    }
    return 0;
}

/// Number h of the slopes of 2^a heads.
double slopeOf(int h, int powerOfTwo) { return std::exp2(-8.0 * (h + 1) / powerOfTwo); }

}  // namespace

std::vector<double> linearBiasSlopes(int heads) {
    const int power = static_cast<int>(std::bit_floor(static_cast<unsigned>(heads)));
    std::vector<double> slopes;
    for (int h = 0; h < power; ++h) slopes.push_back(slopeOf(h, power));
    for (int h = 0; h < heads - power; ++h) slopes.push_back(slopeOf(2 * h, 2 * power));
    return slopes;
}

template <class Scalar>
Matrix<Scalar> linearBias(LinearBiasForm form, double slope, int queries, int keys) {
    return Matrix<Scalar>::NullaryExpr(queries, keys,
                                       [&](Eigen::Index i, Eigen::Index j) { return static_cast<Scalar>(slope * biasAt(form, i, j)); });
}

template <class Scalar>
Matrix<Scalar> linearBiases(LinearBiasForm form, int heads, int queries, int keys) {
    const auto slopes = linearBiasSlopes(heads);
    Matrix<Scalar> biases(heads * queries, keys);
    for (int h = 0; h < heads; ++h) biases.middleRows(h * queries, queries) = linearBias<Scalar>(form, slopes[std::size_t(h)], queries, keys);
    return biases;
}

template Matrix<float> linearBiases<float>(LinearBiasForm, int, int, int);
template Matrix<double> linearBiases<double>(LinearBiasForm, int, int, int);
template Matrix<float> linearBias<float>(LinearBiasForm, double, int, int);
template Matrix<double> linearBias<double>(LinearBiasForm, double, int, int);

}  // namespace att
