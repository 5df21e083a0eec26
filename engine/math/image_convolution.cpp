// SPDX-License-Identifier: GPL-3.0-or-later
// Convolution of images without a matrix of patches: the input is copied once into a grid (image_grid.h).
#include "engine/math/image_convolution.h"

#include <algorithm>
#include <cassert>
#include <vector>

#include "engine/core/parallel.h"
#include "engine/math/image_grid.h"
#include "engine/math/image_kernels.h"

namespace att {
namespace {

using Layer = ImageConvolution<float>;

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

namespace {

/// What the images of a batch share.
struct Prepared {
    const Layer& layer;
    Shape image;
    ImageGrid grid = gridOf(layer.kernel, image);
    Buffer in = roomFor(layer.kernel, grid);
    std::vector<std::ptrdiff_t> offsets = offsetsOf(layer.kernel, grid);
    Packed packed = pack(layer);

    void convolveBlock(const Block& block, int part, float* Y) const {
        const int group = block.channel / layer.kernel.outOfGroup();
        imageKernels().convolve({.W = packed.W.data() + block.weights,
                                 .b = layer.b ? layer.b + block.channel : nullptr,
                                 .X = in.data() + group * layer.kernel.inOfGroup() * grid.channel(),
                                 .offsets = offsets.data(),
                                 .taps = int(offsets.size()),
                                 .rows = block.rows,
                                 .begin = part * placesPerPart,
                                 .end = std::min((part + 1) * placesPerPart, grid.places()),
                                 .Y = Y + block.channel * grid.outputs(),
                                 .yStep = grid.outputs(),
                                 .gridWidth = grid.width,
                                 .width = grid.outWidth});
    }

    /// Leaves Y as it is where a stop is asked for.
    void convolve(const float* X, float* Y, const Watch& watch) {
        fillGrid(layer.kernel, layer.edge, grid, image, X, in.data());
        const int parts = (grid.places() + placesPerPart - 1) / placesPerPart;
        const double work = double(layer.kernel.weights()) * grid.places();
        parallelFor(parts, work / imageKernels().multiplyAddsPerMicrosecond, [&](int part) {
            for (const Block& block : packed.blocks)
                if (!watch.stopped()) convolveBlock(block, part, Y);
        });
    }
};

}  // namespace

Result<TensorPtr> convolveImage(const Layer& layer, const Tensor& X, const Watch& watch) {
    const KernelShape& kernel = layer.kernel;
    assert(X.shape().heads == kernel.in && kernel.in % kernel.groups == 0 && kernel.out % kernel.groups == 0);
    auto Y = std::make_shared<Tensor>(Shape{kernel.out, strided(X.shape().rows, kernel.stride), strided(X.shape().columns, kernel.stride)});
    if (Y->shape().size() == 0) return TensorPtr(Y);
    Prepared{layer, X.shape()}.convolve(X.data(), Y->data(), watch);
    return watch.stopped() ? Result<TensorPtr>(stoppedError()) : Result<TensorPtr>(TensorPtr(std::move(Y)));
}

template <>
void convolveImages(const Layer& layer, const Shape& image, int count, const float* X, float* Y) {
    const std::ptrdiff_t out =
        std::ptrdiff_t(layer.kernel.out) * strided(image.rows, layer.kernel.stride) * strided(image.columns, layer.kernel.stride);
    if (out == 0) return;
    Prepared prepared{layer, image};
    for (int i = 0; i < count; ++i) prepared.convolve(X + i * std::ptrdiff_t(image.size()), Y + i * out, Watch());
}

template <>
void convolveImages(const ImageConvolution<double>& layer, const Shape& image, int count, const double* X, double* Y) {
    const std::ptrdiff_t out =
        std::ptrdiff_t(layer.kernel.out) * strided(image.rows, layer.kernel.stride) * strided(image.columns, layer.kernel.stride);
    for (int i = 0; i < count; ++i) convolveImagePlain(layer, image, X + i * std::ptrdiff_t(image.size()), Y + i * out);
}

Count imageConvolutionCount(const KernelShape& kernel, int height, int width, bool bias) {
    const auto weights = static_cast<std::int64_t>(kernel.weights());
    return {weights + (bias ? kernel.out : 0), weights * height * width};
}

namespace {

/// Sizes below which one thread is done sooner: see parallelFor.
double sweepMicroseconds(const Shape& shape) { return double(shape.size()) / 8000; }

std::ptrdiff_t placesOf(const Shape& shape) { return std::ptrdiff_t(shape.rows) * shape.columns; }

/// Mean and maximum of `count` numbers, `step` apart.
void poolPlain(const double* x, std::ptrdiff_t count, std::ptrdiff_t step, double& mean, double& maximum) {
    double sum = 0;
    maximum = x[0];
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        sum += x[i * step];
        maximum = std::max(maximum, x[i * step]);
    }
    mean = sum / double(count);
}

}  // namespace

template <>
void poolChannels(const Shape& shape, const float* X, float* mean, float* maximum) {
    parallelFor(shape.heads, sweepMicroseconds(shape),
                [&, places = placesOf(shape)](int c) { imageKernels().pool(X + c * places, places, mean + c, maximum + c); });
}

template <>
void poolChannels(const Shape& shape, const double* X, double* mean, double* maximum) {
    for (int c = 0; c < shape.heads; ++c) poolPlain(X + c * placesOf(shape), placesOf(shape), 1, mean[c], maximum[c]);
}

ChannelPools poolChannels(const Tensor& X) {
    const Shape pooled{1, 1, X.shape().heads};
    auto mean = std::make_shared<Tensor>(pooled), maximum = std::make_shared<Tensor>(pooled);
    poolChannels(X.shape(), X.data(), mean->data(), maximum->data());
    return {mean, maximum};
}

template <>
void poolPlaces(const Shape& shape, const float* X, float* mean, float* maximum) {
    parallelFor(shape.rows, sweepMicroseconds(shape), [&, width = std::ptrdiff_t(shape.columns)](int y) {
        imageKernels().poolAcross(X + y * width, shape.heads, placesOf(shape), width, mean + y * width, maximum + y * width);
    });
}

template <>
void poolPlaces(const Shape& shape, const double* X, double* mean, double* maximum) {
    for (std::ptrdiff_t i = 0; i < placesOf(shape); ++i) poolPlain(X + i, shape.heads, placesOf(shape), mean[i], maximum[i]);
}

template <>
void pullPoolPlaces(const Shape& shape, const float* X, const float* maximum, const float* dMean, const float* dMaximum, float* dX, bool add) {
    imageKernels().pullAcross({X, shape.heads, placesOf(shape), placesOf(shape), maximum, dMean, dMaximum, dX, add});
}

template <>
void pullPoolPlaces(const Shape& shape, const double* X, const double* maximum, const double* dMean, const double* dMaximum, double* dX, bool add) {
    const std::ptrdiff_t places = placesOf(shape);
    if (!add) std::fill_n(dX, shape.size(), 0.0);
    for (std::ptrdiff_t i = 0; i < places; ++i) {
        for (int c = 0; c < shape.heads; ++c) dX[c * places + i] += dMean[i] / shape.heads;
        int c = 0;
        while (c + 1 < shape.heads && X[c * places + i] != maximum[i]) ++c;
        dX[c * places + i] += dMaximum[i];
    }
}

ChannelPools poolPlaces(const Tensor& X) {
    const Shape pooled{1, X.shape().rows, X.shape().columns};
    auto mean = std::make_shared<Tensor>(pooled), maximum = std::make_shared<Tensor>(pooled);
    poolPlaces(X.shape(), X.data(), mean->data(), maximum->data());
    return {mean, maximum};
}

namespace {

void scale(const float* x, float factor, std::ptrdiff_t count, float* y) { imageKernels().scale(x, factor, count, y); }
void scale(const double* x, double factor, std::ptrdiff_t count, double* y) {
    for (std::ptrdiff_t i = 0; i < count; ++i) y[i] = x[i] * factor;
}

void multiply(const float* x, const float* m, std::ptrdiff_t count, float* y) { imageKernels().multiply(x, m, count, y); }
void multiply(const double* x, const double* m, std::ptrdiff_t count, double* y) {
    for (std::ptrdiff_t i = 0; i < count; ++i) y[i] = x[i] * m[i];
}

}  // namespace

template <class Scalar>
void scaleChannels(const Shape& shape, const Scalar* X, const Scalar* s, Scalar* Y) {
    parallelFor(shape.heads, sweepMicroseconds(shape), [&, places = placesOf(shape)](int c) { scale(X + c * places, s[c], places, Y + c * places); });
}

template <class Scalar>
void scalePlaces(const Shape& shape, const Scalar* X, const Scalar* m, Scalar* Y) {
    parallelFor(shape.heads, sweepMicroseconds(shape), [&, places = placesOf(shape)](int c) { multiply(X + c * places, m, places, Y + c * places); });
}

TensorPtr scaleChannels(const Tensor& X, const Tensor& s) {
    auto Y = std::make_shared<Tensor>(X.shape());
    scaleChannels(X.shape(), X.data(), s.data(), Y->data());
    return Y;
}

TensorPtr scalePlaces(const Tensor& X, const Tensor& m) {
    auto Y = std::make_shared<Tensor>(X.shape());
    scalePlaces(X.shape(), X.data(), m.data(), Y->data());
    return Y;
}

TensorPtr multiplyMaps(const Tensor& X, const Tensor& M) {
    auto Y = std::make_shared<Tensor>(X.shape());
    parallelFor(X.shape().heads, sweepMicroseconds(X.shape()),
                [&](int c) { multiply(X.head(c).data(), M.head(c).data(), placesOf(X.shape()), Y->head(c).data()); });
    return Y;
}

#define ATT_INSTANTIATE(Scalar)                                                       \
    template void scaleChannels(const Shape&, const Scalar*, const Scalar*, Scalar*); \
    template void scalePlaces(const Shape&, const Scalar*, const Scalar*, Scalar*);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
