// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The layers of an image as channels × height × width: convolution, in groups and with strides and gaps, and the two ways of pooling
// that attention over channels and places is made of. Not the grid of tokens: that is convolution.h.

#include "engine/core/matrix.h"
#include "engine/core/watch.h"
#include "engine/math/convolution.h"
#include "engine/math/count.h"

namespace att {

/// Of a convolution, without its numbers. Input channel group g feeds output channel group g alone.
struct KernelShape {
    int in = 1, out = 1;
    int height = 3, width = 3;
    int stride = 1, dilation = 1, groups = 1;

    int inOfGroup() const { return in / groups; }
    int outOfGroup() const { return out / groups; }
    /// Numbers before the first row and column: what keeps the size of the image at stride 1 for odd kernels.
    int above() const { return dilation * (height - 1) / 2; }
    int before() const { return dilation * (width - 1) / 2; }
    std::size_t weights() const { return std::size_t(out) * std::size_t(inOfGroup()) * std::size_t(height) * std::size_t(width); }
};

/// Y(o, y, x) = b_o + Σ_{c, i, j} W(o, c, i, j)·X(c, y·stride + i·dilation − above, x·stride + j·dilation − before), c over the group's
/// channels; beyond the edge zeros, or the nearest pixel. Not flipped, as in every deep learning library: nn.Conv2d with "same" padding.
template <class Scalar>
struct ImageConvolution {
    KernelShape kernel;
    const Scalar* W = nullptr;  ///< out × in/groups × height × width, dense
    const Scalar* b = nullptr;  ///< out, or null
    Edge edge = Edge::Zero;
};

/// The numbers of a convolution whose shape is known elsewhere; see ImageConvolution.
struct ConvolutionNumbers {
    const float *W = nullptr, *b = nullptr;
};

/// ⌈length / stride⌉: of the output's height or width.
constexpr int strided(int length, int stride) { return (length + stride - 1) / stride; }

/// The sum as it stands in the definition: the reference. X: in × H × W, Y: out × ⌈H/stride⌉ × ⌈W/stride⌉.
template <class Scalar>
void convolveImagePlain(const ImageConvolution<Scalar>& layer, const Shape& image, const Scalar* X, Scalar* Y);

/// The same, fast and on several threads. Fails with Stopped.
Result<TensorPtr> convolveImage(const ImageConvolution<float>& layer, const Tensor& X, const Watch& watch);

/// A batch, image after image in X as in Y: as convolveImage() does it; in double as the definition says.
template <class Scalar>
void convolveImages(const ImageConvolution<Scalar>& layer, const Shape& image, int count, const Scalar* X, Scalar* Y);

/// weights + out parameters when there is a bias; multiply-adds of an output of height × width pixels.
Count imageConvolutionCount(const KernelShape& kernel, int height, int width, bool bias);

/// Over all places of each channel. X: C × H × W, results: 1 × 1 × C; null where not wanted.
struct ChannelPools {
    TensorPtr mean, maximum;
};
ChannelPools poolChannels(const Tensor& X);
/// C numbers each. A batch of images is one with so many more channels.
template <class Scalar>
void poolChannels(const Shape& shape, const Scalar* X, Scalar* mean, Scalar* maximum);

/// Over all channels at each place. Results: 1 × H × W.
ChannelPools poolPlaces(const Tensor& X);
/// H·W numbers each.
template <class Scalar>
void poolPlaces(const Shape& shape, const Scalar* X, Scalar* mean, Scalar* maximum);

/// dX (+)= what each number gave to the mean and, the first of the largest, to the maximum, which is as poolPlaces() answered.
template <class Scalar>
void pullPoolPlaces(const Shape& shape, const Scalar* X, const Scalar* maximum, const Scalar* dMean, const Scalar* dMaximum, Scalar* dX, bool add);

/// X(c, y, x)·s_c; s: 1 × 1 × C.
TensorPtr scaleChannels(const Tensor& X, const Tensor& s);
template <class Scalar>
void scaleChannels(const Shape& shape, const Scalar* X, const Scalar* s, Scalar* Y);
/// X(c, y, x)·m(y, x); m: 1 × H × W.
TensorPtr scalePlaces(const Tensor& X, const Tensor& m);
template <class Scalar>
void scalePlaces(const Shape& shape, const Scalar* X, const Scalar* m, Scalar* Y);
/// X(c, y, x)·M(c, y, x).
TensorPtr multiplyMaps(const Tensor& X, const Tensor& M);

}  // namespace att
