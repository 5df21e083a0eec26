// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The float kernels behind image_norm.h: see core/instruction_set.h. Each works on the `count` places of one channel of one image.

#include <cstddef>

#include "engine/core/instruction_set.h"

namespace att {

struct ImageNormKernels {
    /// Σ (x - middle)
    double (*sum)(const float* x, float middle, std::ptrdiff_t count);
    /// Σ (x - mean)²
    double (*squares)(const float* x, float mean, std::ptrdiff_t count);
    /// y = (x - mean)·factor + shift
    void (*apply)(const float* x, float mean, float factor, float shift, std::ptrdiff_t count, float* y);
    /// Σ dy and Σ dy·(x - mean), added to the two
    void (*sums)(const float* x, float mean, const float* dy, std::ptrdiff_t count, double* sum, double* along);
    /// dx (+)= factor·dy + slope·(x - mean) + shift
    void (*pull)(const float* x, float mean, const float* dy, float factor, float slope, float shift, bool add, std::ptrdiff_t count, float* dx);
};

ATT_KERNEL_TABLE(ImageNormKernels, imageNormKernels);

}  // namespace att
