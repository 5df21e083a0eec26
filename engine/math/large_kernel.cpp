// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/large_kernel.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace att {
namespace {

KernelShape depthwise(int channels, int height, int width, int dilation) {
    return {.in = channels, .out = channels, .height = height, .width = width, .dilation = dilation, .groups = channels};
}

/// How far a stack of layers reaches.
struct Extent2 {
    int height = 1, width = 1;
};
Extent2 extentOf(std::span<const KernelShape> layers) {
    Extent2 extent;
    for (const KernelShape& layer : layers) {
        extent.height += layer.dilation * (layer.height - 1);
        extent.width += layer.dilation * (layer.width - 1);
    }
    return extent;
}

/// to(y + i·d − above, x + j·d − before) += W(i, j)·from(y, x): one more layer of one channel's kernel. Reaching from the middle, no layer
/// goes beyond the extent.
void addLayer(const KernelShape& kernel, const float* W, const Matrix<double>& from, Matrix<double>& to) {
    for (Eigen::Index y = 0; y < from.rows(); ++y)
        for (Eigen::Index x = 0; x < from.cols(); ++x) {
            if (from(y, x) == 0) continue;
            for (int i = 0; i < kernel.height; ++i)
                for (int j = 0; j < kernel.width; ++j)
                    to(y + i * kernel.dilation - kernel.above(), x + j * kernel.dilation - kernel.before()) +=
                        double(W[i * kernel.width + j]) * from(y, x);
        }
}

Matrix<double> kernelOf(std::span<const KernelShape> layers, std::span<const ConvolutionNumbers> numbers, int channel) {
    const auto [height, width] = extentOf(layers);
    Matrix<double> kernel = Matrix<double>::Zero(height, width);
    kernel(height / 2, width / 2) = 1;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        Matrix<double> next = Matrix<double>::Zero(height, width);
        addLayer(layers[i], numbers[i].W + std::ptrdiff_t(channel) * layers[i].height * layers[i].width, kernel, next);
        kernel = std::move(next);
    }
    return kernel;
}

}  // namespace

std::vector<KernelShape> LargeKernel::depthwise() const {
    const int C = channels, a = local(), b = spread(), d = dilation();
    switch (form) {
        case KernelForm::Separable:
            return {att::depthwise(C, 1, a, 1), att::depthwise(C, a, 1, 1), att::depthwise(C, 1, b, d), att::depthwise(C, b, 1, d)};
        case KernelForm::Square: return {att::depthwise(C, a, a, 1), att::depthwise(C, b, b, d)};
        case KernelForm::WholeSeparable: return {att::depthwise(C, 1, k, 1), att::depthwise(C, k, 1, 1)};
        case KernelForm::WholeSquare: break;
    }
    return {att::depthwise(C, k, k, 1)};
}

std::vector<KernelShape> LargeKernel::layers() const {
    auto list = depthwise();
    list.push_back(mixing());
    return list;
}

Result<LargeKernelValues> largeKernelAttention(const LargeKernel& module, std::span<const ConvolutionNumbers> numbers, const Tensor& X,
                                               const Watch& watch) {
    const auto layers = module.layers();
    assert(numbers.size() == layers.size());
    LargeKernelValues values;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const Tensor& in = i ? *values.layers.back() : X;
        auto out = convolveImage({.kernel = layers[i], .W = numbers[i].W, .b = module.bias ? numbers[i].b : nullptr}, in, watch);
        if (!out) return out.error();
        values.layers.push_back(*std::move(out));
    }
    values.output = multiplyMaps(X, *values.attention());
    return values;
}

TensorPtr effectiveKernel(std::span<const KernelShape> layers, std::span<const ConvolutionNumbers> numbers) {
    const auto [height, width] = extentOf(layers);
    auto kernels = std::make_shared<Tensor>(Shape{layers.front().out, height, width});
    for (int c = 0; c < layers.front().out; ++c) kernels->head(c) = kernelOf(layers, numbers, c).cast<float>();
    return kernels;
}

Count largeKernelCount(const LargeKernel& module, int height, int width) {
    Count sum;
    for (const KernelShape& layer : module.layers()) {
        const Count one = imageConvolutionCount(layer, height, width, module.bias);
        sum.parameters += one.parameters;
        sum.multiplyAdds += one.multiplyAdds;
    }
    return sum;
}

namespace {

struct NetworkStage {
    int blocks;
    std::int64_t width, hidden;  ///< of its maps, and inside its perceptron
};
using NetworkStages = std::array<NetworkStage, 4>;

NetworkStages stagesOf(VisualAttentionNetwork network) {
    switch (network) {
        case VisualAttentionNetwork::Tiny: return {{{3, 32, 256}, {3, 64, 512}, {5, 160, 640}, {2, 256, 1024}}};
        case VisualAttentionNetwork::Small: return {{{2, 64, 512}, {2, 128, 1024}, {4, 320, 1280}, {2, 512, 2048}}};
        case VisualAttentionNetwork::Base: break;
    }
    return {{{3, 64, 512}, {3, 128, 1024}, {12, 320, 1280}, {3, 512, 2048}}};
}

std::int64_t dense(std::int64_t in, std::int64_t out, int side) { return in * out * side * side + out; }
std::int64_t norm(std::int64_t width) { return 2 * width; }

/// Two norms and two scales, 1×1 before and behind the module, and a perceptron with a depthwise 3×3 inside.
std::int64_t blockWithout(const NetworkStage& stage) {
    const std::int64_t perceptron = dense(stage.width, stage.hidden, 1) + 10 * stage.hidden + dense(stage.hidden, stage.width, 1);
    return 2 * norm(stage.width) + 2 * stage.width + 2 * dense(stage.width, stage.width, 1) + perceptron;
}

}  // namespace

std::int64_t visualAttentionRest(VisualAttentionNetwork network) {
    std::int64_t sum = 0, in = 3;
    for (const NetworkStage& stage : stagesOf(network)) {
        sum += dense(in, stage.width, in == 3 ? 7 : 3) + norm(stage.width) + stage.blocks * blockWithout(stage) + norm(stage.width);
        in = stage.width;
    }
    return sum + dense(in, 1000, 1);
}

std::int64_t visualAttentionParameters(VisualAttentionNetwork network, KernelForm form, int k) {
    std::int64_t sum = visualAttentionRest(network);
    for (const NetworkStage& stage : stagesOf(network)) sum += stage.blocks * largeKernelCount({form, int(stage.width), k}, 1, 1).parameters;
    return sum;
}

}  // namespace att
