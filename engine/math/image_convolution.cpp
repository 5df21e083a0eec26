// SPDX-License-Identifier: GPL-3.0-or-later
// Convolution of images without a matrix of patches: the input is copied once into a grid with its edges around it, where the input of
// every output place under one tap of the kernel is one run of memory. A row of the grid is a little wider than one of the output; what
// is computed between two rows is dropped. With a stride s the grid holds the s² images of every s-th row and column one after another.
#include "engine/math/image_convolution.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <vector>

#include "engine/core/parallel.h"
#include "engine/math/image_kernels.h"

namespace att {
namespace {

using Layer = ImageConvolution<float>;

struct Grid2 {
    int height = 0, width = 0;  ///< of one phase, edges included
    int outHeight = 0, outWidth = 0;

    std::ptrdiff_t phase() const { return std::ptrdiff_t(height) * width; }
    /// Flat places from the first output to the last.
    int places() const { return outHeight > 0 ? (outHeight - 1) * width + outWidth : 0; }
};

Grid2 gridOf(const KernelShape& kernel, const Shape& image) {
    const int outHeight = strided(image.rows, kernel.stride), outWidth = strided(image.columns, kernel.stride);
    const int down = kernel.dilation * (kernel.height - 1), right = kernel.dilation * (kernel.width - 1);
    return {outHeight + (down + kernel.stride - 1) / kernel.stride, outWidth + (right + kernel.stride - 1) / kernel.stride, outHeight, outWidth};
}

/// One row of one phase: X(row, x·stride + first), beyond the edge zero or the nearest pixel.
void copyRow(const float* row, int columns, int first, int stride, Edge edge, int count, float* to) {
    for (int x = 0; x < count; ++x) {
        const int at = x * stride + first;
        const bool inside = at >= 0 && at < columns;
        to[x] = inside ? row[at] : edge == Edge::Replicate ? row[std::clamp(at, 0, columns - 1)] : 0;
    }
}

void copyPlainRow(const float* row, int columns, int before, Edge edge, int count, float* to) {
    const int inside = std::min(columns, count - before);
    std::memcpy(to + before, row, sizeof(float) * std::size_t(inside));
    for (int x = 0; x < before; ++x) to[x] = edge == Edge::Replicate ? row[0] : 0;
    for (int x = before + inside; x < count; ++x) to[x] = edge == Edge::Replicate ? row[columns - 1] : 0;
}

void copyChannel(const Layer& layer, const Grid2& grid, const Shape& image, const float* X, float* to) {
    const KernelShape& kernel = layer.kernel;
    const int s = kernel.stride;
    for (int phase = 0; phase < s * s; ++phase)
        for (int y = 0; y < grid.height; ++y, to += grid.width) {
            const int at = y * s + phase / s - kernel.above();
            if ((at < 0 || at >= image.rows) && layer.edge == Edge::Zero) {
                std::fill_n(to, grid.width, 0.0f);
                continue;
            }
            const float* row = X + std::ptrdiff_t(std::clamp(at, 0, image.rows - 1)) * image.columns;
            if (s == 1)
                copyPlainRow(row, image.columns, kernel.before(), layer.edge, grid.width, to);
            else
                copyRow(row, image.columns, phase % s - kernel.before(), s, layer.edge, grid.width, to);
        }
}

Buffer padded(const Layer& layer, const Grid2& grid, const Tensor& X) {
    const Shape& image = X.shape();
    const std::ptrdiff_t channel = grid.phase() * layer.kernel.stride * layer.kernel.stride;
    const std::size_t size = std::size_t(channel) * std::size_t(image.heads), beyond = std::size_t(imageKernels().placesAtOnce);
    Buffer buffer(size + beyond);
    std::fill_n(buffer.data() + size, beyond, 0.0f);
    parallelFor(image.heads, double(size) / 2000, [&](int c) { copyChannel(layer, grid, image, X.head(c).data(), buffer.data() + c * channel); });
    return buffer;
}

/// One per tap of a group: channel by channel, row by row.
std::vector<std::ptrdiff_t> offsetsOf(const KernelShape& kernel, const Grid2& grid) {
    std::vector<std::ptrdiff_t> offsets;
    const int s = kernel.stride;
    for (int c = 0; c < kernel.inOfGroup(); ++c)
        for (int i = 0; i < kernel.height; ++i)
            for (int j = 0; j < kernel.width; ++j) {
                const int down = i * kernel.dilation, right = j * kernel.dilation;
                const std::ptrdiff_t phase = std::ptrdiff_t(c) * s * s + down % s * s + right % s;
                offsets.push_back(phase * grid.phase() + std::ptrdiff_t(down / s) * grid.width + right / s);
            }
    return offsets;
}

/// The output channels in blocks that a kernel takes at once, each block's weights turned to taps × rows.
struct Block {
    int channel, rows;
    std::size_t weights;  ///< where they begin
};

struct Packed {
    std::vector<Block> blocks;
    std::vector<float> W;
};

Packed pack(const Layer& layer) {
    const KernelShape& kernel = layer.kernel;
    const int taps = kernel.inOfGroup() * kernel.height * kernel.width, most = imageKernels().rowsAtOnce;
    Packed packed;
    packed.W.resize(kernel.weights());
    std::size_t at = 0;
    for (int group = 0; group < kernel.groups; ++group)
        for (int o = 0; o < kernel.outOfGroup(); o += most) {
            const Block block{group * kernel.outOfGroup() + o, std::min(most, kernel.outOfGroup() - o), at};
            packed.blocks.push_back(block);
            for (int t = 0; t < taps; ++t)
                for (int r = 0; r < block.rows; ++r) packed.W[at++] = layer.W[std::ptrdiff_t(block.channel + r) * taps + t];
        }
    return packed;
}

/// Places at a time: few enough that their input under all taps stays in the first cache while the output channels pass by.
constexpr int placesPerPart = 144;  // divides into the tiles of every instruction set

}  // namespace

template <class Scalar>
void convolveImagePlain(const ImageConvolution<Scalar>& layer, const Shape& image, const Scalar* X, Scalar* Y) {
    const KernelShape& k = layer.kernel;
    const auto pixel = [&](int c, int y, int x) -> Scalar {
        const bool inside = y >= 0 && y < image.rows && x >= 0 && x < image.columns;
        if (!inside && layer.edge == Edge::Zero) return 0;
        y = std::clamp(y, 0, image.rows - 1), x = std::clamp(x, 0, image.columns - 1);
        return X[(std::ptrdiff_t(c) * image.rows + y) * image.columns + x];
    };
    for (int o = 0; o < k.out; ++o)
        for (int y = 0; y < strided(image.rows, k.stride); ++y)
            for (int x = 0; x < strided(image.columns, k.stride); ++x) {
                Scalar sum = layer.b ? layer.b[o] : 0;
                const Scalar* w = layer.W + std::ptrdiff_t(o) * k.inOfGroup() * k.height * k.width;
                for (int c = 0; c < k.inOfGroup(); ++c)
                    for (int i = 0; i < k.height; ++i)
                        for (int j = 0; j < k.width; ++j)
                            sum += *w++ * pixel(o / k.outOfGroup() * k.inOfGroup() + c, y * k.stride + i * k.dilation - k.above(),
                                                x * k.stride + j * k.dilation - k.before());
                *Y++ = sum;
            }
}

template void convolveImagePlain(const ImageConvolution<float>&, const Shape&, const float*, float*);
template void convolveImagePlain(const ImageConvolution<double>&, const Shape&, const double*, double*);

Result<TensorPtr> convolveImage(const Layer& layer, const Tensor& X, const Watch& watch) {
    const KernelShape& kernel = layer.kernel;
    assert(X.shape().heads == kernel.in && kernel.in % kernel.groups == 0 && kernel.out % kernel.groups == 0);
    const Grid2 grid = gridOf(kernel, X.shape());
    auto Y = std::make_shared<Tensor>(Shape{kernel.out, grid.outHeight, grid.outWidth});
    if (Y->shape().size() == 0) return TensorPtr(Y);
    const Buffer in = padded(layer, grid, X);
    const auto offsets = offsetsOf(kernel, grid);
    const Packed packed = pack(layer);
    const std::ptrdiff_t groupStep = grid.phase() * kernel.stride * kernel.stride * kernel.inOfGroup();
    const int parts = (grid.places() + placesPerPart - 1) / placesPerPart;
    const double work = double(kernel.weights()) * grid.places();
    parallelFor(parts, work / imageKernels().multiplyAddsPerMicrosecond, [&](int part) {
        for (const Block& block : packed.blocks) {
            if (watch.stopped()) return;
            imageKernels().convolve({.W = packed.W.data() + block.weights,
                                     .b = layer.b ? layer.b + block.channel : nullptr,
                                     .X = in.data() + block.channel / kernel.outOfGroup() * groupStep,
                                     .offsets = offsets.data(),
                                     .taps = int(offsets.size()),
                                     .rows = block.rows,
                                     .begin = part * placesPerPart,
                                     .end = std::min((part + 1) * placesPerPart, grid.places()),
                                     .Y = Y->head(block.channel).data(),
                                     .yStep = std::ptrdiff_t(grid.outHeight) * grid.outWidth,
                                     .gridWidth = grid.width,
                                     .width = grid.outWidth});
        }
    });
    return watch.stopped() ? Result<TensorPtr>(stoppedError()) : Result<TensorPtr>(TensorPtr(std::move(Y)));
}

Count imageConvolutionCount(const KernelShape& kernel, int height, int width, bool bias) {
    const auto weights = static_cast<std::int64_t>(kernel.weights());
    return {weights + (bias ? kernel.out : 0), weights * height * width};
}

namespace {
/// Sizes below which one thread is done sooner: see parallelFor.
double sweepMicroseconds(const Tensor& X) { return double(X.shape().size()) / 8000; }
}  // namespace

ChannelPools poolChannels(const Tensor& X) {
    const auto [C, H, W] = X.shape();
    auto mean = std::make_shared<Tensor>(Shape{1, 1, C}), maximum = std::make_shared<Tensor>(Shape{1, 1, C});
    parallelFor(C, sweepMicroseconds(X),
                [&, places = std::ptrdiff_t(H) * W](int c) { imageKernels().pool(X.head(c).data(), places, mean->data() + c, maximum->data() + c); });
    return {mean, maximum};
}

ChannelPools poolPlaces(const Tensor& X) {
    const auto [C, H, W] = X.shape();
    auto mean = std::make_shared<Tensor>(Shape{1, H, W}), maximum = std::make_shared<Tensor>(Shape{1, H, W});
    parallelFor(H, sweepMicroseconds(X), [&, step = std::ptrdiff_t(H) * W, width = std::ptrdiff_t(W), channels = C](int y) {
        imageKernels().poolAcross(X.data() + y * width, channels, step, width, mean->data() + y * width, maximum->data() + y * width);
    });
    return {mean, maximum};
}

TensorPtr scaleChannels(const Tensor& X, const Tensor& s) {
    auto Y = std::make_shared<Tensor>(X.shape());
    const auto places = std::ptrdiff_t(X.shape().rows) * X.shape().columns;
    parallelFor(X.shape().heads, sweepMicroseconds(X),
                [&](int c) { imageKernels().scale(X.head(c).data(), s.data()[c], places, Y->head(c).data()); });
    return Y;
}

TensorPtr scalePlaces(const Tensor& X, const Tensor& m) {
    auto Y = std::make_shared<Tensor>(X.shape());
    const auto places = std::ptrdiff_t(X.shape().rows) * X.shape().columns;
    parallelFor(X.shape().heads, sweepMicroseconds(X),
                [&](int c) { imageKernels().multiply(X.head(c).data(), m.data(), places, Y->head(c).data()); });
    return Y;
}

TensorPtr multiplyMaps(const Tensor& X, const Tensor& M) {
    auto Y = std::make_shared<Tensor>(X.shape());
    const auto places = std::ptrdiff_t(X.shape().rows) * X.shape().columns;
    parallelFor(X.shape().heads, sweepMicroseconds(X),
                [&](int c) { imageKernels().multiply(X.head(c).data(), M.head(c).data(), places, Y->head(c).data()); });
    return Y;
}

}  // namespace att
