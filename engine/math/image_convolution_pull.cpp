// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/image_convolution_pull.h"

#include <algorithm>
#include <cstddef>

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

template <class Scalar>
void pullConvolution(const ImageConvolutionPull<Scalar>& pull) {
    pullConvolutionPlain(pull);
}

#define ATT_INSTANTIATE(Scalar)                                          \
    template void pullConvolutionPlain(const ImageConvolutionPull<Scalar>&); \
    template void pullConvolution(const ImageConvolutionPull<Scalar>&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)

}  // namespace att
