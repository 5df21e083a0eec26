// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/grad/loss_kernels.h"

#include "engine/math/exponential.h"

namespace att::grad {
namespace {

float largestOf(const float* x, int classes) {
    Floats largest = all(-__builtin_inff());
    int j = 0;
    for (; j + lanes <= classes; j += lanes) largest = larger(load(x + j), largest);
    float highest = att::largestOf(largest);
    for (; j < classes; ++j) highest = x[j] > highest ? x[j] : highest;
    return highest;
}

/// The rest of a row goes through a vector of its own.
float exponentials(const float* x, int classes, float largest, float* p) {
    Floats sums = {};
    int j = 0;
    for (; j + lanes <= classes; j += lanes) {
        const Floats e = exponential(load(x + j) - largest);
        store(p + j, e);
        sums += e;
    }
    float sum = sumOf(sums);
    if (j == classes) return sum;
    float rest[lanes] = {};
    for (int k = j; k < classes; ++k) rest[k - j] = x[k] - largest;
    store(rest, exponential(load(rest)));
    for (int k = j; k < classes; ++k) sum += p[k] = rest[k - j];
    return sum;
}

LossKernels::Row softmax(const float* x, int classes, float* p) {
    const float largest = largestOf(x, classes), sum = exponentials(x, classes, largest, p), factor = 1 / sum;
    for (int j = 0; j < classes; ++j) p[j] *= factor;
    return {largest, sum};
}

}  // namespace

namespace ATT_SET {
extern const LossKernels lossKernels;
const LossKernels lossKernels = {softmax};
}  // namespace ATT_SET

}  // namespace att::grad
