// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The linear layer of everything that projects: y = x·Wᵀ + b, for float and double.

#include <span>

#include "engine/core/result.h"
#include "engine/core/watch.h"
#include "engine/math/stack.h"

namespace att {

/// x: n × in, W: out × in and dense (as PyTorch stores it), b: out or null.
/// y: n × out, or, with heads = H, the stack of its H blocks of out / H columns, each n × (out / H).
template <class Scalar>
struct Linear {
    int n = 0, in = 0, out = 0;
    const Scalar* x = nullptr;
    std::ptrdiff_t xRowStep = 0;  ///< 0: dense, as many as in
    const Scalar* W = nullptr;
    const Scalar* b = nullptr;
    Stack<Scalar> y;
    int heads = 1;  ///< divides out
};

/// Fails only with Stopped; y then holds anything. y must not overlap x, W or b. No size may be negative; in = 0 gives b.
template <class Scalar>
Status linear(const Linear<Scalar>& layer, const Watch& watch);

/// Several layers of the same x (data, n and in), such as Q, K and V: faster than one after another.
template <class Scalar>
Status linear(std::span<const Linear<Scalar>> layers, const Watch& watch);

/// One layer straight from the formula: the reference that the fast version is tested against.
template <class Scalar>
void linearPlain(const Linear<Scalar>& layer);

}  // namespace att
