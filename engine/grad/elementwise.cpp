// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/grad/elementwise.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/grad/elementwise_kernels.h"

namespace att::grad {
namespace {

/// Adds to, or fills, the gradient of x from that of y.
void passOn(Tape<float>& t, Var y, Var x) {
    const float* const dy = t.gradient(y).data();
    const auto [dx, filled] = t.target(x);
    if (filled)
        elementwiseKernels().accumulate(dy, dx, t.size(x));
    else
        std::copy_n(dy, t.size(x), dx);
}
void passOn(Tape<double>& t, Var y, Var x) { t.gradient(x) += t.gradient(y); }

void sum(const float* a, const float* b, float* y, std::size_t count) { elementwiseKernels().add(a, b, y, count); }
void sum(const double* a, const double* b, double* y, std::size_t count) { std::transform(a, a + count, b, y, std::plus<>()); }

/// y = f(x), with f'(x, y) for the pull.
template <class Scalar, class Function, class Slope>
Var map(Tape<Scalar>& tape, Var x, Function f, Slope slope) {
    const Var y = tape.result(tape.rows(x), tape.columns(x), {x});
    tape.value(y) = tape.value(x).unaryExpr(f);
    tape.onPull(y, [=](Tape<Scalar>& t) { t.gradient(x).array() += t.gradient(y).array() * t.value(x).binaryExpr(t.value(y), slope).array(); });
    return y;
}

/// Φ(x) + x·φ(x)
template <class Scalar>
Scalar geluSlope(Scalar x) {
    const Scalar density = std::exp(-x * x / 2) * std::numbers::inv_sqrtpi_v<Scalar> / std::numbers::sqrt2_v<Scalar>;
    return (1 + std::erf(x / std::numbers::sqrt2_v<Scalar>)) / 2 + x * density;
}

/// With u = √(2/π)·(x + 0.044715x³): ½(1 + tanh u) + ½x·(1 - tanh² u)·u'
template <class Scalar>
Scalar geluTanhSlope(Scalar x) {
    const auto factor = static_cast<Scalar>(std::numbers::sqrt2 * std::numbers::inv_sqrtpi);
    const Scalar th = std::tanh(factor * (x + Scalar(0.044715) * x * x * x));
    return (1 + th) / 2 + x / 2 * (1 - th * th) * factor * (1 + 3 * Scalar(0.044715) * x * x);
}

template <class Scalar>
Scalar slopeOf(Activation activation, Scalar x) {
    switch (activation) {
        case Activation::Relu: return x > 0 ? Scalar(1) : Scalar(0);
        case Activation::Gelu: return geluSlope(x);
        case Activation::GeluTanh: return geluTanhSlope(x);
    }
    return 1;
}

Var relu(Tape<float>& tape, Var x) {
    const Var y = tape.result(tape.rows(x), tape.columns(x), {x});
    elementwiseKernels().relu(tape.data(x), tape.data(y), tape.size(x));
    tape.onPull(y, [=](Tape<float>& t) {  // y = max(x, 0)
        const auto [dx, filled] = t.target(x);
        elementwiseKernels().reluPull(t.data(x), t.gradient(y).data(), dx, filled, t.size(x));
    });
    return y;
}

}  // namespace

template <class Scalar>
Var add(Tape<Scalar>& tape, Var a, Var b) {
    const Var y = tape.result(tape.rows(a), tape.columns(a), {a, b});
    sum(tape.data(a), tape.data(b), tape.data(y), tape.size(y));
    tape.onPull(y, [=](Tape<Scalar>& t) {  // y = a + b
        if (t.wants(a)) passOn(t, y, a);
        if (t.wants(b)) passOn(t, y, b);
    });
    return y;
}

template <class Scalar>
Var subtract(Tape<Scalar>& tape, Var a, Var b) {
    return add(tape, a, scale(tape, b, Scalar(-1)));
}

template <class Scalar>
Var multiply(Tape<Scalar>& tape, Var a, Var b) {
    const Var y = tape.result(tape.rows(a), tape.columns(a), {a, b});
    tape.value(y) = tape.value(a).cwiseProduct(tape.value(b));
    tape.onPull(y, [=](Tape<Scalar>& t) {  // y = a∘b
        if (t.wants(a)) t.gradient(a) += t.gradient(y).cwiseProduct(t.value(b));
        if (t.wants(b)) t.gradient(b) += t.gradient(y).cwiseProduct(t.value(a));
    });
    return y;
}

template <class Scalar>
Var scale(Tape<Scalar>& tape, Var a, Scalar factor) {
    return map(
        tape, a, [factor](Scalar x) { return factor * x; }, [factor](Scalar, Scalar) { return factor; });
}

template <class Scalar>
Var activate(Tape<Scalar>& tape, Activation activation, Var x) {
    if constexpr (std::is_same_v<Scalar, float>)
        if (activation == Activation::Relu) return relu(tape, x);
    return map(
        tape, x, [activation](Scalar v) { return att::activate(activation, v); }, [activation](Scalar v, Scalar) { return slopeOf(activation, v); });
}

template <class Scalar>
Var sigmoid(Tape<Scalar>& tape, Var x) {
    return map(
        tape, x, [](Scalar v) { return 1 / (1 + std::exp(-v)); }, [](Scalar, Scalar y) { return y * (1 - y); });
}

template <class Scalar>
Var tanh(Tape<Scalar>& tape, Var x) {
    return map(
        tape, x, [](Scalar v) { return std::tanh(v); }, [](Scalar, Scalar y) { return 1 - y * y; });
}

template <class Scalar>
Var weightedSum(Tape<Scalar>& tape, Var x, const Scalar* weights) {
    const Var y = tape.result(1, 1, {x});
    const MatrixView<Scalar> w(weights, tape.rows(x), tape.columns(x));
    *tape.data(y) = weights ? tape.value(x).cwiseProduct(w).sum() : tape.value(x).sum();
    tape.onPull(y, [=](Tape<Scalar>& t) {  // y = Σ w∘x
        const Scalar dy = *t.gradient(y).data();
        if (weights)
            t.gradient(x) += dy * MatrixView<Scalar>(weights, t.rows(x), t.columns(x));
        else
            t.gradient(x).array() += dy;
    });
    return y;
}

template <class Scalar>
Var squaredDistance(Tape<Scalar>& tape, Var a, Var b, Scalar factor) {
    const Var y = tape.result(1, 1, {a, b});
    *tape.data(y) = factor * (tape.value(a) - tape.value(b)).squaredNorm();
    tape.onPull(y, [=](Tape<Scalar>& t) {  // y = factor·Σ (a - b)²
        const Scalar slope = 2 * factor * *t.gradient(y).data();
        if (t.wants(a)) t.gradient(a) += slope * (t.value(a) - t.value(b));
        if (t.wants(b)) t.gradient(b) -= slope * (t.value(a) - t.value(b));
    });
    return y;
}

#define ATT_INSTANTIATE(Scalar)                                  \
    template Var add(Tape<Scalar>&, Var, Var);                   \
    template Var subtract(Tape<Scalar>&, Var, Var);              \
    template Var multiply(Tape<Scalar>&, Var, Var);              \
    template Var scale(Tape<Scalar>&, Var, Scalar);              \
    template Var activate(Tape<Scalar>&, Activation, Var);       \
    template Var sigmoid(Tape<Scalar>&, Var);                    \
    template Var tanh(Tape<Scalar>&, Var);                       \
    template Var weightedSum(Tape<Scalar>&, Var, const Scalar*); \
    template Var squaredDistance(Tape<Scalar>&, Var, Var, Scalar);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att::grad
