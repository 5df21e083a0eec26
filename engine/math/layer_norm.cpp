// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/layer_norm.h"

#include <cmath>

#include "engine/math/layer_norm_kernels.h"
#include "engine/math/matrix_in.h"

namespace att {

template <class Scalar>
void layerNormPlain(const LayerNorm<Scalar>& layer) {
    const MatrixView<Scalar> X(layer.x, layer.n, layer.d);
    MatrixSpan<Scalar> Y(layer.y, layer.n, layer.d);
    for (int i = 0; i < layer.n; ++i) {
        const Scalar mean = X.row(i).mean();
        Y.row(i) = X.row(i).array() - mean;
        const Scalar factor = 1 / std::sqrt(Y.row(i).squaredNorm() / Scalar(layer.d) + Scalar(layer.epsilon));
        Y.row(i) *= factor;
        if (layer.gamma) Y.row(i).array() *= MatrixView<Scalar>(layer.gamma, 1, layer.d).array();
        if (layer.beta) Y.row(i) += MatrixView<Scalar>(layer.beta, 1, layer.d);
        if (layer.mean) layer.mean[i] = mean;
        if (layer.factor) layer.factor[i] = factor;
    }
}

template <class Scalar>
void pullLayerNormPlain(const LayerNormPull<Scalar>& pull) {
    const MatrixView<Scalar> X(pull.x, pull.n, pull.d), dY(pull.dy, pull.n, pull.d);
    for (int i = 0; i < pull.n; ++i) {
        const RowVector<Scalar> unit = (X.row(i).array() - pull.mean[i]) * pull.factor[i];
        RowVector<Scalar> d = dY.row(i);
        if (pull.gamma) d.array() *= MatrixView<Scalar>(pull.gamma, 1, pull.d).array();
        if (pull.dx) {
            const Scalar mean = d.mean(), along = d.dot(unit) / Scalar(pull.d);
            MatrixSpan<Scalar> dx(pull.dx + std::ptrdiff_t(i) * pull.d, 1, pull.d);
            if (!pull.addX) dx.setZero();
            dx.array() += pull.factor[i] * (d.array() - mean - unit.array() * along);
        }
        if (pull.dGamma) MatrixSpan<Scalar>(pull.dGamma, 1, pull.d).array() += dY.row(i).array() * unit.array();
        if (pull.dBeta) MatrixSpan<Scalar>(pull.dBeta, 1, pull.d) += dY.row(i);
    }
}

template <>
void layerNorm(const LayerNorm<double>& layer) {
    layerNormPlain(layer);
}
template <>
void layerNorm(const LayerNorm<float>& layer) {
    layerNormKernels().forward(layer);
}
template <>
void pullLayerNorm(const LayerNormPull<double>& pull) {
    pullLayerNormPlain(pull);
}
template <>
void pullLayerNorm(const LayerNormPull<float>& pull) {
    layerNormKernels().pull(pull);
}

template void layerNormPlain(const LayerNorm<float>&);
template void layerNormPlain(const LayerNorm<double>&);
template void pullLayerNormPlain(const LayerNormPull<float>&);
template void pullLayerNormPlain(const LayerNormPull<double>&);

}  // namespace att
