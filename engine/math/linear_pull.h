// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The gradients of a linear layer, for float and double. The forward is linear.h.

#include <cstddef>

namespace att {

/// Forward: y = x·Wᵀ + b. x: n × in, W: out × in and dense. With dy, n × out and dense:
///   dx (+)= dy·W;  dW += dyᵀ·x;  db += Σ_i dy(i,·)
/// Each is left out when null. Nothing may overlap.
template <class Scalar>
struct LinearPull {
    int n = 0, in = 0, out = 0;
    const Scalar* x = nullptr;
    std::ptrdiff_t xRowStep = 0;  ///< 0: dense
    const Scalar* W = nullptr;
    const Scalar* dy = nullptr;
    Scalar* dx = nullptr;  ///< n × in, dense
    bool addX = true;      ///< to what stands in dx
    Scalar* dW = nullptr;
    Scalar* db = nullptr;
};

/// On the calling thread alone. Sums over the rows in their order: the same numbers, the same bytes.
template <class Scalar>
void pullLinear(const LinearPull<Scalar>& pull);

/// Straight from the formula: the reference that the fast version is tested against.
template <class Scalar>
void pullLinearPlain(const LinearPull<Scalar>& pull);

}  // namespace att
