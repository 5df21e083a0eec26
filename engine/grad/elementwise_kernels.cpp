// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/grad/elementwise_kernels.h"

#include "engine/core/simd.h"

namespace att::grad {
namespace {

void add(const float* a, const float* b, float* y, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) y[i] = a[i] + b[i];
}

void accumulate(const float* x, float* y, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) y[i] += x[i];
}

void relu(const float* x, float* y, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) y[i] = x[i] < 0 ? 0 : x[i];
}

void reluPull(const float* x, const float* dy, float* dx, bool add, std::size_t count) {
    if (add)
        for (std::size_t i = 0; i < count; ++i) dx[i] += x[i] > 0 ? dy[i] : 0;
    else
        for (std::size_t i = 0; i < count; ++i) dx[i] = x[i] > 0 ? dy[i] : 0;
}

void adam(const AdamStep& s, const float* gradient, float* mean, float* square, float* weights, std::size_t count) {
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        const Floats g = load(gradient + i);
        const Floats m = s.beta1 * load(mean + i) + (1 - s.beta1) * g;
        const Floats v = s.beta2 * load(square + i) + (1 - s.beta2) * g * g;
        store(mean + i, m);
        store(square + i, v);
        store(weights + i, s.decay * load(weights + i) - s.rate * (m * s.correction1) / (squareRoot(v * s.correction2) + s.epsilon));
    }
    for (; i < count; ++i) {
        mean[i] = s.beta1 * mean[i] + (1 - s.beta1) * gradient[i];
        square[i] = s.beta2 * square[i] + (1 - s.beta2) * gradient[i] * gradient[i];
        weights[i] = s.decay * weights[i] - s.rate * (mean[i] * s.correction1) / (__builtin_sqrtf(square[i] * s.correction2) + s.epsilon);
    }
}

double squares(const float* x, std::size_t count) {
    double sum = 0;
    for (std::size_t begin = 0; begin < count; begin += 1024) {
        const std::size_t end = begin + 1024 < count ? begin + 1024 : count;
        Floats part = {};
        std::size_t i = begin;
        for (; i + lanes <= end; i += lanes) part += load(x + i) * load(x + i);
        sum += double(sumOf(part));
        for (; i < end; ++i) sum += double(x[i]) * double(x[i]);
    }
    return sum;
}

}  // namespace

namespace ATT_SET {
extern const ElementwiseKernels elementwiseKernels;
const ElementwiseKernels elementwiseKernels = {add, accumulate, relu, reluPull, adam, squares};
}  // namespace ATT_SET

}  // namespace att::grad
