// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/feed_forward.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace att {
namespace {

template <class Scalar>
Scalar gelu(Scalar x) {
    return x / 2 * std::erfc(-x / std::numbers::sqrt2_v<Scalar>);  // 1 + erf would cancel far below 0
}

template <class Scalar>
Scalar geluTanh(Scalar x) {
    const auto factor = static_cast<Scalar>(std::numbers::sqrt2 * std::numbers::inv_sqrtpi);  // √(2/π)
    return x / (1 + std::exp(-2 * factor * (x + Scalar(0.044715) * x * x * x)));  // ½(1 + tanh u) = 1 / (1 + exp(-2u)), which does not cancel
}

}  // namespace

template <class Scalar>
Scalar activate(Activation activation, Scalar x) {
    switch (activation) {
        case Activation::Relu: return std::max(x, Scalar(0));
        case Activation::Gelu: return gelu(x);
        case Activation::GeluTanh: return geluTanh(x);
    }
    return x;
}

template <class Scalar>
Result<FeedForwardTrace<Scalar>> feedForward(const FeedForward<Scalar>& layer, const MatrixIn<Scalar>& X, const Watch& watch) {
    auto hidden = apply<Scalar>(layer.in, X, watch);
    if (!hidden) return hidden.error();
    Matrix<Scalar> active = hidden->unaryExpr([&](Scalar x) { return activate(layer.activation, x); });
    auto output = apply<Scalar>(layer.out, active, watch);
    if (!output) return output.error();
    return FeedForwardTrace<Scalar>{std::move(hidden).value(), std::move(active), std::move(output).value()};
}

Count feedForwardCount(int n, int d, int dHidden) {
    const std::int64_t weights = 2 * std::int64_t(d) * dHidden;
    return {
        .parameters = weights + dHidden + d, .multiplyAdds = n * weights, .functions = std::int64_t(n) * dHidden, .kept = std::int64_t(n) * dHidden};
}

#define ATT_INSTANTIATE(Scalar)                           \
    template Scalar activate<Scalar>(Activation, Scalar); \
    template Result<FeedForwardTrace<Scalar>> feedForward<Scalar>(const FeedForward<Scalar>&, const MatrixIn<Scalar>&, const Watch&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
