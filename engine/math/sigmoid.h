// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The plain logistic function, for gates of few numbers.

#include <cmath>

namespace att {

/// σ(x) = 1 / (1 + e^{-x}), in double.
inline float sigmoid(float x) { return static_cast<float>(1 / (1 + std::exp(-double(x)))); }

}  // namespace att
