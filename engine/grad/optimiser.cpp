// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/grad/optimiser.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/grad/elementwise_kernels.h"

namespace att::grad {
namespace {

void adamStep(const AdamStep& step, const float* g, float* mean, float* square, float* w, std::size_t count) {
    elementwiseKernels().adam(step, g, mean, square, w, count);
}

/// m ← β1·m + (1-β1)·g;  v ← β2·v + (1-β2)·g²;  w ← w - η·m̂ / (√v̂ + ε), with m̂ = m/(1-β1ᵗ) and v̂ = v/(1-β2ᵗ).
template <class Step>
void adamStep(const Step& s, const double* g, double* mean, double* square, double* w, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        mean[i] = s.beta1 * mean[i] + (1 - s.beta1) * g[i];
        square[i] = s.beta2 * square[i] + (1 - s.beta2) * g[i] * g[i];
        w[i] = s.decay * w[i] - s.rate * (mean[i] * s.correction1) / (std::sqrt(square[i] * s.correction2) + s.epsilon);
    }
}

/// AdamStep in double.
struct AdamStepInDouble {
    double rate, beta1, beta2, epsilon, correction1, correction2, decay;
};
AdamStep narrowed(const AdamStepInDouble& s) {
    return {float(s.rate), float(s.beta1), float(s.beta2), float(s.epsilon), float(s.correction1), float(s.correction2), float(s.decay)};
}

double squaresOf(const float* x, std::size_t count) { return elementwiseKernels().squares(x, count); }
double squaresOf(const double* x, std::size_t count) { return Eigen::Map<const Eigen::ArrayXd>(x, Eigen::Index(count)).square().sum(); }

}  // namespace

template <class Scalar>
Optimiser<Scalar>::Optimiser(const OptimiserOptions& options, std::size_t weights) : m_options(options) {
    m_memory.first.resize(weights);
    m_memory.second.resize(options.kind == OptimiserKind::Sgd ? 0 : weights);
}

template <class Scalar>
void Optimiser<Scalar>::step(double rate, const Scalar* gradient, Scalar* weights) {
    ++m_memory.steps;
    if (m_options.kind == OptimiserKind::Sgd)
        sgd(rate, gradient, weights);
    else
        adam(rate, gradient, weights);
}

template <class Scalar>
void Optimiser<Scalar>::sgd(double rate, const Scalar* gradient, Scalar* weights) {
    const auto momentum = Scalar(m_options.momentum), decay = Scalar(m_options.decay), by = Scalar(rate);
    for (std::size_t i = 0; i < m_memory.first.size(); ++i) {
        m_memory.first[i] = momentum * m_memory.first[i] + gradient[i] + decay * weights[i];
        weights[i] -= by * m_memory.first[i];
    }
}

template <class Scalar>
void Optimiser<Scalar>::adam(double rate, const Scalar* gradient, Scalar* weights) {
    const auto& o = m_options;
    const double t = double(m_memory.steps);
    const bool apart = o.kind == OptimiserKind::AdamW;
    const AdamStepInDouble step{
        rate, o.beta1, o.beta2, o.epsilon, 1 / (1 - std::pow(o.beta1, t)), 1 / (1 - std::pow(o.beta2, t)), apart ? 1 - rate * o.decay : 1};
    std::vector<Scalar> decayed;
    if (!apart && o.decay != 0) {
        decayed.assign(gradient, gradient + m_memory.first.size());
        for (std::size_t i = 0; i < decayed.size(); ++i) decayed[i] += Scalar(o.decay) * weights[i];
        gradient = decayed.data();
    }
    if constexpr (std::is_same_v<Scalar, float>)
        adamStep(narrowed(step), gradient, m_memory.first.data(), m_memory.second.data(), weights, m_memory.first.size());
    else
        adamStep(step, gradient, m_memory.first.data(), m_memory.second.data(), weights, m_memory.first.size());
}

double Schedule::at(std::int64_t step) const {
    if (step < warmup) return rate * double(step + 1) / double(warmup);
    if (steps <= warmup) return rate;
    const double way = std::min(1.0, double(step - warmup) / double(steps - warmup));
    return rate * (last + (1 - last) * (1 + std::cos(std::numbers::pi * way)) / 2);
}

template <class Scalar>
double lengthOf(const Scalar* gradient, std::size_t count) {
    return std::sqrt(squaresOf(gradient, count));
}

template <class Scalar>
double clip(double longest, Scalar* gradient, std::size_t count) {
    const double length = lengthOf(gradient, count);
    if (length > longest)
        for (std::size_t i = 0; i < count; ++i) gradient[i] *= Scalar(longest / length);
    return length;
}

template class Optimiser<float>;
template class Optimiser<double>;
template double lengthOf(const float*, std::size_t);
template double lengthOf(const double*, std::size_t);
template double clip(double, float*, std::size_t);
template double clip(double, double*, std::size_t);

}  // namespace att::grad
