// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/multiscale_attention.h"

#include <cmath>
#include <vector>

#include "engine/core/parallel.h"
#include "engine/math/sigmoid.h"
#include "engine/math/softmax_row.h"

namespace att {
namespace {

/// Of one map: means of its rows, then of its columns.
void poolBothWays(MatrixView<float> map, float* to) {
    std::vector<double> columns(std::size_t(map.cols()), 0);
    for (Eigen::Index y = 0; y < map.rows(); ++y) {
        double sum = 0;
        for (Eigen::Index x = 0; x < map.cols(); ++x) {
            sum += double(map(y, x));
            columns[std::size_t(x)] += double(map(y, x));
        }
        *to++ = static_cast<float>(sum / double(map.cols()));
    }
    for (const double sum : columns) *to++ = static_cast<float>(sum / double(map.rows()));
}

TensorPtr pool(const MultiscaleAttention& module, const Tensor& X) {
    const int places = X.shape().rows + X.shape().columns;
    auto pooled = std::make_shared<Tensor>(Shape{module.groups, module.width(), places});
    parallelFor(module.channels, double(X.shape().size()) / 2000,
                [&](int c) { poolBothWays(X.head(c), pooled->data() + std::ptrdiff_t(c) * places); });
    return pooled;
}

/// The same weights for every group, as a convolution in groups.
struct Repeated {
    std::vector<float> W, b;
    KernelShape kernel;
};
Repeated repeated(const MultiscaleAttention& module, const ConvolutionNumbers& numbers, int side) {
    const int n = module.width();
    Repeated all{.kernel = {.in = module.channels, .out = module.channels, .height = side, .width = side, .groups = module.groups}};
    for (int g = 0; g < module.groups; ++g) {
        all.W.insert(all.W.end(), numbers.W, numbers.W + std::ptrdiff_t(n) * n * side * side);
        if (numbers.b) all.b.insert(all.b.end(), numbers.b, numbers.b + n);
    }
    return all;
}

/// As channels × 1 × places, or back: the numbers stay where they are.
TensorPtr reshaped(const Tensor& tensor, Shape shape) {
    auto copy = std::make_shared<Tensor>(shape);
    std::copy_n(tensor.data(), shape.size(), copy->data());
    return copy;
}

Result<TensorPtr> convolve(const Repeated& layer, const Tensor& X, const Watch& watch) {
    return convolveImage({.kernel = layer.kernel, .W = layer.W.data(), .b = layer.b.empty() ? nullptr : layer.b.data()}, X, watch);
}

TensorPtr sigmoids(const Tensor& x) {
    auto y = std::make_shared<Tensor>(x.shape());
    std::transform(x.data(), x.data() + x.shape().size(), y->data(), sigmoid);
    return y;
}

TensorPtr gatedMaps(const Tensor& X, const Tensor& gates) {
    auto maps = std::make_shared<Tensor>(X.shape());
    const auto [C, H, W] = X.shape();
    parallelFor(C, double(X.shape().size()) / 4000, [&, height = H, width = W](int c) {
        const float* gate = gates.data() + std::ptrdiff_t(c) * (height + width);
        const auto from = X.head(c);
        auto to = maps->head(c);
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) to(y, x) = from(y, x) * gate[y] * gate[height + x];
    });
    return maps;
}

void normMap(MatrixView<float> from, double gamma, double beta, MatrixSpan<float> to) {
    double sum = 0, squares = 0;
    for (Eigen::Index i = 0; i < from.size(); ++i) sum += double(from.data()[i]);
    const double mean = sum / double(from.size());
    for (Eigen::Index i = 0; i < from.size(); ++i) squares += (double(from.data()[i]) - mean) * (double(from.data()[i]) - mean);
    const double scale = gamma / std::sqrt(squares / double(from.size()) + MultiscaleNumbers::epsilon);
    for (Eigen::Index i = 0; i < from.size(); ++i) to.data()[i] = static_cast<float>((double(from.data()[i]) - mean) * scale + beta);
}

TensorPtr normed(const MultiscaleAttention& module, const MultiscaleNumbers& numbers, const Tensor& X) {
    auto maps = std::make_shared<Tensor>(X.shape());
    parallelFor(module.channels, double(X.shape().size()) / 1000, [&](int c) {
        const int at = c % module.width();
        normMap(X.head(c), double(numbers.gamma[at]), double(numbers.beta[at]), maps->head(c));
    });
    return maps;
}

TensorPtr bothMeans(const MultiscaleAttention& module, const MultiscaleValues& values) {
    auto means = std::make_shared<Tensor>(Shape{2, module.groups, module.width()});
    std::copy_n(poolChannels(*values.normed).mean->data(), module.channels, means->data());
    std::copy_n(poolChannels(*values.local).mean->data(), module.channels, means->data() + module.channels);
    return means;
}

TensorPtr softmaxRows(const Tensor& x) {
    auto y = std::make_shared<Tensor>(x.shape());
    const int width = x.shape().columns;
    for (std::size_t at = 0; at < x.shape().size(); at += std::size_t(width)) softmaxRow(x.data() + at, 1, width, y->data() + at);
    return y;
}

/// Σ_c w_c·X_c over the maps of group g.
void weigh(const float* w, const Tensor& X, int first, int count, MatrixSpan<float> sum) {
    sum = w[0] * X.head(first);
    for (int c = 1; c < count; ++c) sum += w[c] * X.head(first + c);
}

TensorPtr cross(const MultiscaleAttention& module, const MultiscaleValues& values) {
    const auto [C, H, W] = values.local->shape();
    auto maps = std::make_shared<Tensor>(Shape{2 * module.groups, H, W});
    const int n = module.width();
    parallelFor(module.groups, double(2 * values.local->shape().size()) / 4000, [&](int g) {
        weigh(values.weights->data() + std::ptrdiff_t(g) * n, *values.local, g * n, n, maps->head(g));
        weigh(values.weights->data() + module.channels + std::ptrdiff_t(g) * n, *values.normed, g * n, n, maps->head(module.groups + g));
    });
    return maps;
}

TensorPtr maskOf(const MultiscaleAttention& module, const Tensor& crossed) {
    auto mask = std::make_shared<Tensor>(Shape{module.groups, crossed.shape().rows, crossed.shape().columns});
    parallelFor(module.groups, double(mask->shape().size()) / 50, [&](int g) {
        const auto one = crossed.head(g), two = crossed.head(module.groups + g);
        for (Eigen::Index i = 0; i < one.size(); ++i) mask->head(g).data()[i] = sigmoid(one.data()[i] + two.data()[i]);
    });
    return mask;
}

TensorPtr masked(const MultiscaleAttention& module, const Tensor& X, const Tensor& mask) {
    auto maps = std::make_shared<Tensor>(X.shape());
    parallelFor(module.channels, double(X.shape().size()) / 8000,
                [&](int c) { maps->head(c) = X.head(c).cwiseProduct(mask.head(c / module.width())); });
    return maps;
}

}  // namespace

Result<MultiscaleValues> multiscaleAttention(const MultiscaleAttention& module, const MultiscaleNumbers& numbers, const Tensor& X,
                                             const Watch& watch) {
    MultiscaleValues values;
    values.pooled = pool(module, X);
    const Shape shape = values.pooled->shape();
    const auto logits = convolve(repeated(module, numbers.one, 1), *reshaped(*values.pooled, {module.channels, 1, shape.columns}), watch);
    if (!logits) return logits.error();
    values.logits = reshaped(**logits, shape);
    values.gates = sigmoids(*values.logits);
    values.gated = gatedMaps(X, *values.gates);
    values.normed = normed(module, numbers, *values.gated);
    auto local = convolve(repeated(module, numbers.three, 3), X, watch);
    if (!local) return local.error();
    values.local = *std::move(local);
    values.means = bothMeans(module, values);
    values.weights = softmaxRows(*values.means);
    values.crossed = cross(module, values);
    values.mask = maskOf(module, *values.crossed);
    values.output = masked(module, X, *values.mask);
    return values;
}

Count multiscaleCount(const MultiscaleAttention& module, bool bias, int height, int width) {
    const std::int64_t n = module.width(), places = std::int64_t(height) * width;
    return {10 * n * n + (bias ? 4 : 2) * n, module.groups * (n * n * (height + width) + 9 * n * n * places + 2 * n * places)};
}

}  // namespace att
