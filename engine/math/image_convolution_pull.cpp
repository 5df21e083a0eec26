// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/image_convolution_pull.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "engine/core/buffer.h"
#include "engine/math/image_grid.h"
#include "engine/math/image_kernels.h"
#include "engine/math/image_norm_kernels.h"

namespace att {
namespace {

/// f(w, x, y): number w of W times number x of X went into number y of Y. Of one image; what lies beyond the edge went nowhere.
template <class Function>
void forEachProduct(const KernelShape& k, const Shape& image, Function f) {
    std::ptrdiff_t to = 0;
    for (int o = 0; o < k.out; ++o)
        for (int y = 0; y < strided(image.rows, k.stride); ++y)
            for (int x = 0; x < strided(image.columns, k.stride); ++x, ++to) {
                std::ptrdiff_t w = std::ptrdiff_t(o) * k.inOfGroup() * k.height * k.width;
                for (int c = 0; c < k.inOfGroup(); ++c)
                    for (int i = 0; i < k.height; ++i)
                        for (int j = 0; j < k.width; ++j, ++w) {
                            const int row = y * k.stride + i * k.dilation - k.above(), column = x * k.stride + j * k.dilation - k.before();
                            if (row < 0 || row >= image.rows || column < 0 || column >= image.columns) continue;
                            const std::ptrdiff_t channel = o / k.outOfGroup() * k.inOfGroup() + c;
                            f(w, (channel * image.rows + row) * image.columns + column, to);
                        }
            }
}

}  // namespace

template <class Scalar>
void pullConvolutionPlain(const ImageConvolutionPull<Scalar>& p) {
    const std::ptrdiff_t places = std::ptrdiff_t(strided(p.image.rows, p.kernel.stride)) * strided(p.image.columns, p.kernel.stride);
    const std::ptrdiff_t imageSize = std::ptrdiff_t(p.image.size());
    if (p.dX && !p.addX) std::fill_n(p.dX, imageSize * p.count, Scalar(0));
    for (int b = 0; b < p.count; ++b) {
        const Scalar *const X = p.X + b * imageSize, *const dY = p.dY + b * p.kernel.out * places;
        Scalar* const dX = p.dX ? p.dX + b * imageSize : nullptr;
        forEachProduct(p.kernel, p.image, [&](std::ptrdiff_t w, std::ptrdiff_t x, std::ptrdiff_t y) {
            if (dX) dX[x] += p.W[w] * dY[y];
            if (p.dW) p.dW[w] += X[x] * dY[y];
        });
        for (int o = 0; p.db && o < p.kernel.out; ++o)
            for (std::ptrdiff_t i = 0; i < places; ++i) p.db[o] += dY[o * places + i];
    }
}

namespace {

/// What came back to some images, on rows of the grid: for each channel `front` zeros, the places with zeros between the rows, and zeros again.
struct BackGrid {
    std::ptrdiff_t front, channel, image;
    Buffer buffer;

    BackGrid(const KernelShape& kernel, const ImageGrid& grid, int images)
        : front((kernel.dilation * (kernel.height - 1) / kernel.stride) * std::ptrdiff_t(grid.width) +
                kernel.dilation * (kernel.width - 1) / kernel.stride),
          channel(front + grid.phase() + imageKernels().lanes),
          image(channel * kernel.out),
          buffer(std::size_t(image * images + imageKernels().placesAtOnce)) {
        std::fill_n(buffer.data(), image * images + imageKernels().placesAtOnce, 0.0f);
    }

    void fill(const KernelShape& kernel, const ImageGrid& grid, int at, const float* dY) {
        for (int o = 0; o < kernel.out; ++o)
            for (int y = 0; y < grid.outHeight; ++y, dY += grid.outWidth)
                std::copy_n(dY, grid.outWidth, buffer.data() + at * image + o * channel + front + std::ptrdiff_t(y) * grid.width);
    }
};

/// Rows (or columns) of the image that lie in one phase: first, first + stride, …
struct PhaseRun {
    int inGrid, inImage, count;

    PhaseRun(int phase, int stride, int before, int length)
        : inGrid(phase < before ? (before - phase + stride - 1) / stride : 0),
          inImage(inGrid * stride + phase - before),
          count(inImage < length ? (length - inImage + stride - 1) / stride : 0) {}
};

/// dX of one phase is a convolution of what came back: dX(q) = Σ_{o, taps of the phase} W(o, c, tap)·dY_o(q − the tap's place in the phase).
struct InputPull {
    const KernelShape& kernel;
    const Shape& image;
    const ImageGrid& grid;
    const BackGrid& back;
    PhaseRun rows, columns;
    std::vector<GridTap> taps;  ///< of channel 0
    std::vector<std::ptrdiff_t> offsets;
    std::vector<float> W;  ///< of all groups: blocks of channels, each taps·outputs × channels of the block
    std::vector<float> plane;

    InputPull(const ImageConvolutionPull<float>& p, const ImageGrid& onGrid, const BackGrid& onBack, int phase)
        : kernel(p.kernel),
          image(p.image),
          grid(onGrid),
          back(onBack),
          rows(phase / kernel.stride, kernel.stride, kernel.above(), image.rows),
          columns(phase % kernel.stride, kernel.stride, kernel.before(), image.columns) {
        for (const GridTap& tap : tapsOf(kernel, grid))
            if (tap.c == 0 && tap.phase == phase) taps.push_back(tap);
        for (int o = 0; o < kernel.outOfGroup(); ++o)
            for (const GridTap& tap : taps) offsets.push_back(o * back.channel - tap.inPhase);
        pack(p.W);
        plane.resize(std::size_t(imageKernels().rowsAtOnce) * std::size_t(rows.count) * std::size_t(columns.count));
    }

    /// f(first channel, channels, first output of its group) for every block.
    template <class Function>
    void forEachBlock(Function f) const {
        const int in = kernel.inOfGroup(), most = imageKernels().rowsAtOnce;
        for (int group = 0; group < kernel.groups; ++group)
            for (int c = 0; c < in; c += most) f(group * in + c, std::min(most, in - c), group * kernel.outOfGroup());
    }

    void pack(const float* weights) {
        const int in = kernel.inOfGroup();
        forEachBlock([&](int channel, int count, int output) {
            for (int o = output; o < output + kernel.outOfGroup(); ++o)
                for (const GridTap& tap : taps)
                    for (int r = 0; r < count; ++r)
                        W.push_back(weights[((std::ptrdiff_t(o) * in + channel % in + r) * kernel.height + tap.i) * kernel.width + tap.j]);
        });
    }

    void run(int at, const float* w, int count, int output, float* Y, std::ptrdiff_t step) const {
        const std::ptrdiff_t first = std::ptrdiff_t(rows.inGrid) * grid.width + columns.inGrid;
        imageKernels().convolve({.W = w,
                                 .b = nullptr,
                                 .X = back.buffer.data() + at * back.image + output * back.channel + back.front + first,
                                 .offsets = offsets.data(),
                                 .taps = int(offsets.size()),
                                 .rows = count,
                                 .begin = 0,
                                 .end = (rows.count - 1) * grid.width + columns.count,
                                 .Y = Y,
                                 .yStep = step,
                                 .gridWidth = grid.width,
                                 .width = columns.count});
    }

    /// From the plane of a phase to its places in the image.
    void settle(const float* from, float* dX) const {
        const int s = kernel.stride;
        for (int y = 0; y < rows.count; ++y) {
            float* const to = dX + std::ptrdiff_t(rows.inImage + y * s) * image.columns + columns.inImage;
            for (int x = 0; x < columns.count; ++x) to[x * s] += *from++;
        }
    }

    /// Into dX of image `at` of those that came back; `replace` when nothing stands there and this is the only phase.
    void pull(int at, float* dX, bool replace) {
        if (taps.empty() || rows.count == 0 || columns.count == 0) return;
        const std::ptrdiff_t pixels = std::ptrdiff_t(image.rows) * image.columns, size = std::ptrdiff_t(rows.count) * columns.count;
        const float* w = W.data();
        forEachBlock([&](int channel, int count, int output) {
            run(at, w, count, output, replace ? dX + channel * pixels : plane.data(), replace ? pixels : size);
            for (int r = 0; !replace && r < count; ++r) settle(plane.data() + r * size, dX + (channel + r) * pixels);
            w += std::ptrdiff_t(offsets.size()) * count;
        });
    }
};

struct InputPulls {
    std::vector<InputPull> phases;
    bool replace;

    InputPulls(const ImageConvolutionPull<float>& p, const ImageGrid& grid, const BackGrid& back) : replace(p.kernel.stride == 1 && !p.addX) {
        if (!p.addX && !replace) std::fill_n(p.dX, p.image.size() * std::size_t(p.count), 0.0f);
        for (int phase = 0; phase < grid.phases; ++phase) phases.emplace_back(p, grid, back, phase);
    }
    void pull(int at, float* dX) {
        for (InputPull& phase : phases) phase.pull(at, dX, replace);
    }
};

struct WeightPull {
    const KernelShape& kernel;
    const ImageGrid& grid;
    const BackGrid& back;
    std::ptrdiff_t image;  ///< in its grid, from one to the next
    Buffer in;
    std::vector<std::ptrdiff_t> offsets;
    std::vector<float> sums;

    WeightPull(const ImageConvolutionPull<float>& p, const ImageGrid& onGrid, const BackGrid& onBack, int images)
        : kernel(p.kernel),
          grid(onGrid),
          back(onBack),
          image(grid.channel() * kernel.in),
          in(roomFor(kernel, grid, images)),
          offsets(offsetsOf(kernel, grid)),
          sums(kernel.weights() * std::size_t(imageKernels().lanes), 0.0f) {}

    void add(int images) {
        const int out = kernel.outOfGroup();
        for (int group = 0; group < kernel.groups; ++group)
            imageKernels().correlate({.dY = back.buffer.data() + group * out * back.channel + back.front,
                                      .yStep = back.channel,
                                      .X = in.data() + group * kernel.inOfGroup() * grid.channel(),
                                      .offsets = offsets.data(),
                                      .rows = out,
                                      .taps = int(offsets.size()),
                                      .places = grid.places(),
                                      .sums = sums.data() + group * out * std::ptrdiff_t(offsets.size()) * imageKernels().lanes,
                                      .images = images,
                                      .yImageStep = back.image,
                                      .xImageStep = image});
    }
};

/// Images at a time: enough that adding up the places takes longer than putting the sums aside, few enough for the second cache.
int imagesAtOnce(const ImageGrid& grid, int count) { return std::clamp(512 / std::max(grid.places(), 1), 1, std::max(count, 1)); }

void pullBias(const ImageConvolutionPull<float>& p, std::ptrdiff_t places) {
    for (int o = 0; o < p.kernel.out; ++o) {
        double sum = 0;
        for (int b = 0; b < p.count; ++b) sum += imageNormKernels().sum(p.dY + (std::ptrdiff_t(b) * p.kernel.out + o) * places, 0, places);
        p.db[o] += static_cast<float>(sum);
    }
}

}  // namespace

template <>
void pullConvolution(const ImageConvolutionPull<double>& pull) {
    pullConvolutionPlain(pull);
}

template <>
void pullConvolution(const ImageConvolutionPull<float>& p) {
    const ImageGrid grid = gridOf(p.kernel, p.image);
    const int together = imagesAtOnce(grid, p.count);
    const std::ptrdiff_t size = std::ptrdiff_t(p.image.size());
    BackGrid back(p.kernel, grid, together);
    std::optional<InputPulls> inputs;
    std::optional<WeightPull> weights;
    if (p.dX) inputs.emplace(p, grid, back);
    if (p.dW) weights.emplace(p, grid, back, together);
    for (int b = 0; b < p.count; b += together) {
        const int images = std::min(together, p.count - b);
        for (int i = 0; i < images; ++i) {
            back.fill(p.kernel, grid, i, p.dY + (b + i) * p.kernel.out * grid.outputs());
            if (inputs) inputs->pull(i, p.dX + (b + i) * size);
            if (weights) fillGrid(p.kernel, Edge::Zero, grid, p.image, p.X + (b + i) * size, weights->in.data() + i * weights->image);
        }
        if (weights) weights->add(images);
    }
    if (weights) imageKernels().addSums(weights->sums.data(), std::ptrdiff_t(p.kernel.weights()), p.dW);
    if (p.db) pullBias(p, grid.outputs());
}

template void pullConvolutionPlain(const ImageConvolutionPull<float>&);
template void pullConvolutionPlain(const ImageConvolutionPull<double>&);

}  // namespace att
