// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/layer_norm_kernels.h"

#include "engine/core/simd.h"

namespace att {
namespace {

/// Σ_j over a row: vectors(j) for whole vectors, rest(j) for the numbers left.
template <class Vectors, class Rest>
float sumOver(int d, Vectors vectors, Rest rest) {
    Floats sums[2] = {};
    int j = 0;
    for (; j + 2 * lanes <= d; j += 2 * lanes) {
        sums[0] += vectors(j);
        sums[1] += vectors(j + lanes);
    }
    for (; j + lanes <= d; j += lanes) sums[0] += vectors(j);
    float sum = sumOf(sums[0] + sums[1]);
    for (; j < d; ++j) sum += rest(j);
    return sum;
}

float meanOfRow(const float* x, int d) {
    return sumOver(
               d, [x](int j) { return load(x + j); }, [x](int j) { return x[j]; }) /
           float(d);
}

float squaresOfRow(const float* x, int d, float mean) {
    const auto vectors = [x, mean](int j) {
        const Floats centred = load(x + j) - mean;
        return centred * centred;
    };
    return sumOver(d, vectors, [x, mean](int j) { return (x[j] - mean) * (x[j] - mean); });
}

float factorOf(float squares, int d, double epsilon) { return 1 / __builtin_sqrtf(squares / float(d) + float(epsilon)); }

void forward(const LayerNorm<float>& layer) {
    for (int i = 0; i < layer.n; ++i) {
        const float* const x = layer.x + std::ptrdiff_t(i) * layer.d;
        float* const y = layer.y + std::ptrdiff_t(i) * layer.d;
        const float mean = meanOfRow(x, layer.d), factor = factorOf(squaresOfRow(x, layer.d, mean), layer.d, layer.epsilon);
        for (int j = 0; j < layer.d; ++j) {
            const float unit = (x[j] - mean) * factor;
            y[j] = unit * (layer.gamma ? layer.gamma[j] : 1) + (layer.beta ? layer.beta[j] : 0);
        }
        if (layer.mean) layer.mean[i] = mean;
        if (layer.factor) layer.factor[i] = factor;
    }
}

/// dx (+)= r·(d̂ - mean of d̂ - x̂·mean of d̂∘x̂)
void pullRow(const LayerNormPull<float>& pull, const float* x, const float* dy, float mean, float factor, float* dx) {
    const float* const gamma = pull.gamma;
    const auto scaled = [dy, gamma](int j) { return gamma ? load(dy + j) * load(gamma + j) : load(dy + j); };
    const auto scaledOne = [dy, gamma](int j) { return gamma ? dy[j] * gamma[j] : dy[j]; };
    const float middle = sumOver(pull.d, scaled, scaledOne) / float(pull.d);
    const float along = sumOver(
                            pull.d, [=](int j) { return scaled(j) * ((load(x + j) - mean) * factor); },
                            [=](int j) { return scaledOne(j) * ((x[j] - mean) * factor); }) /
                        float(pull.d);
    int j = 0;
    for (; j + lanes <= pull.d; j += lanes) {
        const Floats d = factor * (scaled(j) - middle - (load(x + j) - mean) * factor * along);
        store(dx + j, pull.addX ? load(dx + j) + d : d);
    }
    for (; j < pull.d; ++j) {
        const float d = factor * (scaledOne(j) - middle - (x[j] - mean) * factor * along);
        dx[j] = pull.addX ? dx[j] + d : d;
    }
}

void addScale(const float* x, const float* dy, int d, float mean, float factor, float* dGamma) {
    for (int j = 0; j < d; ++j) dGamma[j] += dy[j] * ((x[j] - mean) * factor);
}

void addShift(const float* dy, int d, float* dBeta) {
    for (int j = 0; j < d; ++j) dBeta[j] += dy[j];
}

void pull(const LayerNormPull<float>& p) {
    for (int i = 0; i < p.n; ++i) {
        const std::ptrdiff_t row = std::ptrdiff_t(i) * p.d;
        if (p.dx) pullRow(p, p.x + row, p.dy + row, p.mean[i], p.factor[i], p.dx + row);
        if (p.dGamma) addScale(p.x + row, p.dy + row, p.d, p.mean[i], p.factor[i], p.dGamma);
        if (p.dBeta) addShift(p.dy + row, p.d, p.dBeta);
    }
}

}  // namespace

namespace ATT_SET {
extern const LayerNormKernels layerNormKernels;
const LayerNormKernels layerNormKernels = {forward, pull};
}  // namespace ATT_SET

}  // namespace att
