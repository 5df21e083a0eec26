// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The float kernels behind elementwise.h and the optimisers: see core/instruction_set.h.

#include <cstddef>

#include "engine/core/instruction_set.h"

namespace att::grad {

struct AdamStep {
    float rate, beta1, beta2, epsilon;
    float correction1, correction2;  ///< 1 / (1 - βᵗ)
    float decay;                     ///< what is left of a weight: 1 - rate·weight decay
};

struct ElementwiseKernels {
    void (*add)(const float* a, const float* b, float* y, std::size_t count);
    void (*accumulate)(const float* x, float* y, std::size_t count);  ///< y += x
    void (*relu)(const float* x, float* y, std::size_t count);
    /// dx (+)= dy where x > 0
    void (*reluPull)(const float* x, const float* dy, float* dx, bool add, std::size_t count);
    /// See optimiser.h.
    void (*adam)(const AdamStep& step, const float* gradient, float* mean, float* square, float* weights, std::size_t count);
    double (*squares)(const float* x, std::size_t count);
};

ATT_KERNEL_TABLE(ElementwiseKernels, elementwiseKernels);

}  // namespace att::grad
