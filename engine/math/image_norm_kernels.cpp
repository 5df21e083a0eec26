// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/image_norm_kernels.h"

#include "engine/core/simd.h"

namespace att {
namespace {

/// Σ f over vectors, and over the rest one by one: few numbers a lane in single, so that little is lost, and those in double.
template <class OfVector, class OfNumber>
double total(std::ptrdiff_t count, OfVector ofVector, OfNumber ofNumber) {
    constexpr std::ptrdiff_t block = 64 * lanes;
    double sum = 0;
    std::ptrdiff_t i = 0;
    while (i + 2 * lanes <= count) {
        const std::ptrdiff_t end = i + block < count ? i + block : count;
        Floats even = {}, odd = {};
        for (; i + 2 * lanes <= end; i += 2 * lanes) {
            even += ofVector(i);
            odd += ofVector(i + lanes);
        }
        sum += double(sumOf(even + odd));
    }
    for (; i < count; ++i) sum += double(ofNumber(i));
    return sum;
}

double sum(const float* x, float middle, std::ptrdiff_t count) {
    return total(
        count, [=](std::ptrdiff_t i) { return load(x + i) - middle; }, [=](std::ptrdiff_t i) { return x[i] - middle; });
}

double squares(const float* x, float mean, std::ptrdiff_t count) {
    const auto square = [=](auto value) { return (value - mean) * (value - mean); };
    return total(
        count, [=](std::ptrdiff_t i) { return square(load(x + i)); }, [=](std::ptrdiff_t i) { return square(x[i]); });
}

void apply(const float* x, float mean, float factor, float shift, std::ptrdiff_t count, float* y) {
    for (std::ptrdiff_t i = 0; i < count; ++i) y[i] = (x[i] - mean) * factor + shift;
}

void sums(const float* x, float mean, const float* dy, std::ptrdiff_t count, double* sum, double* along) {
    *sum += total(
        count, [=](std::ptrdiff_t i) { return load(dy + i); }, [=](std::ptrdiff_t i) { return dy[i]; });
    *along += total(
        count, [=](std::ptrdiff_t i) { return load(dy + i) * (load(x + i) - mean); }, [=](std::ptrdiff_t i) { return dy[i] * (x[i] - mean); });
}

void pull(const float* x, float mean, const float* dy, float factor, float slope, float shift, bool add, std::ptrdiff_t count, float* dx) {
    if (add)
        for (std::ptrdiff_t i = 0; i < count; ++i) dx[i] += factor * dy[i] + slope * (x[i] - mean) + shift;
    else
        for (std::ptrdiff_t i = 0; i < count; ++i) dx[i] = factor * dy[i] + slope * (x[i] - mean) + shift;
}

}  // namespace

namespace ATT_SET {
extern const ImageNormKernels imageNormKernels;
const ImageNormKernels imageNormKernels = {sum, squares, apply, sums, pull};
}  // namespace ATT_SET

}  // namespace att
