// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The plain softmax of one row, in double, for modules with few rows. Attention has its own, fused with its scores.

#include <algorithm>
#include <cmath>

namespace att {

/// y = softmax(factor·x), both of `count` numbers.
inline void softmaxRow(const float* x, double factor, int count, float* y) {
    double most = factor * double(x[0]), sum = 0;
    for (int i = 1; i < count; ++i) most = std::max(most, factor * double(x[i]));
    for (int i = 0; i < count; ++i) sum += std::exp(factor * double(x[i]) - most);
    for (int i = 0; i < count; ++i) y[i] = static_cast<float>(std::exp(factor * double(x[i]) - most) / sum);
}

}  // namespace att
