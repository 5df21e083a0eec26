// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The float kernel behind loss.h: see core/instruction_set.h.

#include "engine/core/instruction_set.h"

namespace att::grad {

struct LossKernels {
    /// p = softmax(x), classes numbers; answers the largest of x and Σ exp(x - largest).
    struct Row {
        float largest, sum;
    };
    Row (*softmax)(const float* x, int classes, float* p);
};

ATT_KERNEL_TABLE(LossKernels, lossKernels);

}  // namespace att::grad
