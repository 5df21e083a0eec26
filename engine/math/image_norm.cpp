// SPDX-License-Identifier: GPL-3.0-or-later
// Means are taken off in single, where numbers near the mean lose nothing: what a mean rounds off is put right in double.
#include "engine/math/image_norm.h"

#include <algorithm>
#include <cmath>

#include "engine/math/image_norm_kernels.h"

namespace att {
namespace {

/// f(begin) for the places of a channel of each image.
template <class Function>
void forEachImage(const NormShape& shape, int channel, Function f) {
    for (int b = 0; b < shape.samples; ++b) f(shape.at(b, 0, channel));
}

double count(const NormShape& shape) { return double(shape.samples) * shape.places; }

struct ChannelFactors {
    float mean;     ///< in single
    double behind;  ///< what is left of the mean
    double r, gamma, beta;

    ChannelFactors(const BatchNorm& norm, const NormStatistics& statistics, int c)
        : mean(static_cast<float>(statistics.mean[c])),
          behind(statistics.mean[c] - double(mean)),
          r(1 / std::sqrt(statistics.variance[c] + norm.epsilon)),
          gamma(norm.gamma ? double(norm.gamma[c]) : 1),
          beta(norm.beta ? double(norm.beta[c]) : 0) {}
};

void pullChannel(const BatchNormPull& p, int c) {
    const NormShape& shape = p.forward.shape;
    const ChannelFactors f(p.forward, p.statistics, c);
    double sum = 0, along = 0;  // Σ dy, Σ dy·(x - mean)
    forEachImage(shape, c, [&](std::ptrdiff_t at) { imageNormKernels().sums(p.forward.x + at, f.mean, p.dy + at, shape.places, &sum, &along); });
    along -= f.behind * sum;
    if (p.dGamma) p.dGamma[c] += static_cast<float>(along * f.r);
    if (p.dBeta) p.dBeta[c] += static_cast<float>(sum);
    if (!p.dx) return;
    const double factor = f.r * f.gamma, slope = p.fixed ? 0 : -factor * f.r * f.r * along / count(shape),
                 shift = p.fixed ? 0 : -factor * sum / count(shape) - slope * f.behind;
    forEachImage(shape, c, [&](std::ptrdiff_t at) {
        imageNormKernels().pull(p.forward.x + at, f.mean, p.dy + at, float(factor), float(slope), float(shift), p.addX, shape.places, p.dx + at);
    });
}

}  // namespace

NormStatistics batchStatistics(const NormShape& shape, const float* x) {
    NormStatistics statistics{RowVector<double>(shape.channels), RowVector<double>(shape.channels)};
    for (int c = 0; c < shape.channels; ++c) {
        const float middle = x[shape.at(0, 0, c)];
        double sum = 0, squares = 0;
        forEachImage(shape, c, [&](std::ptrdiff_t at) { sum += imageNormKernels().sum(x + at, middle, shape.places); });
        const double mean = double(middle) + sum / count(shape), behind = mean - double(float(mean));
        forEachImage(shape, c, [&](std::ptrdiff_t at) { squares += imageNormKernels().squares(x + at, float(mean), shape.places); });
        statistics.mean[c] = mean;
        statistics.variance[c] = std::max(0.0, squares / count(shape) - behind * behind);
    }
    return statistics;
}

void batchNorm(const BatchNorm& norm, const NormStatistics& statistics, float* y) {
    for (int c = 0; c < norm.shape.channels; ++c) {
        const ChannelFactors f(norm, statistics, c);
        const double factor = f.r * f.gamma;
        forEachImage(norm.shape, c, [&](std::ptrdiff_t at) {
            imageNormKernels().apply(norm.x + at, f.mean, float(factor), float(f.beta - f.behind * factor), norm.shape.places, y + at);
        });
    }
}

void pullBatchNorm(const BatchNormPull& pull) {
    for (int c = 0; c < pull.forward.shape.channels; ++c) pullChannel(pull, c);
}

}  // namespace att
