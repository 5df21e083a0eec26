// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Layers of batches of images: convolution, pooling, batch norm and resizing. Forwards: engine/math/image_convolution.h, image_pool.h,
// image_norm.h and activation_map.h. The gates that stand on them are image_gates.h. Whoever has a batch cuts it into the same few parts
// whatever the number of threads, one tape each; batch norm then knows its part alone.

#include "engine/grad/tape.h"
#include "engine/math/activation_map.h"
#include "engine/math/image_convolution.h"
#include "engine/math/image_pool.h"
#include "engine/math/norm.h"

namespace att::grad {

/// A batch of B images. x: B × C·H·W, a row an image, which lies as a Tensor of `shape` does: channel by channel, row by row.
struct Maps {
    Var x;
    Shape shape;  ///< C × H × W of one image, as heads × rows × columns

    int channels() const { return shape.heads; }
    int places() const { return shape.rows * shape.columns; }
    /// Other numbers of the same shape: x.with(activate(tape, Activation::Relu, x.x)), x.with(add(tape, x.x, y.x)).
    Maps with(Var y) const { return {y, shape}; }
};

/// Of a kernel with kernel.in channels in and kernel.out out: C_out × ⌈H/stride⌉ × ⌈W/stride⌉, zeros beyond the edge; for odd kernels
/// nn.Conv2d with padding ⌊k/2⌋·dilation. W: out × (in/groups)·height·width, b: 1 × out, or left out.
template <class Scalar>
Maps convolve(Tape<Scalar>& tape, const Maps& x, const KernelShape& kernel, Var W, Var b = {});

/// Mean or maximum of each window: C × places(H) × places(W), see PoolWindow.
template <class Scalar>
Maps pool(Tape<Scalar>& tape, const Maps& x, const PoolWindow& window);

/// Mean or maximum over all places of each channel: B × C.
template <class Scalar>
Var poolChannels(Tape<Scalar>& tape, const Maps& x, PoolKind kind);

/// Mean and maximum over the channels at each place: 2 × H × W, [mean; maximum] as in CBAM's paper or [maximum; mean] as in its code.
template <class Scalar>
Maps poolPlaces(Tape<Scalar>& tape, const Maps& x, bool maximumFirst = false);

/// What batch norm calls these maps: samples, places and channels.
template <class Scalar>
NormShape normShape(const Tape<Scalar>& tape, const Maps& x);

/// Each channel by its mean and variance over the batch and all places: training. gamma, beta: 1 × C, or left out. What is returned in
/// `statistics` are those of x, for RunningStatistics::learn with normShape(tape, x).
template <class Scalar>
Maps batchNorm(Tape<Scalar>& tape, const Maps& x, Var gamma, Var beta, NormStatistics* statistics = nullptr, double epsilon = 1e-5);

/// By given statistics, one per channel, such as RunningStatistics::statistics(): batch norm in use.
template <class Scalar>
Maps batchNormBy(Tape<Scalar>& tape, const Maps& x, const NormStatistics& statistics, Var gamma, Var beta, double epsilon = 1e-5);

/// C × resize.height × resize.width: up or down, bilinear or by the nearest place.
template <class Scalar>
Maps resize(Tape<Scalar>& tape, const Maps& x, const Resize& resize);

/// Channels of a, then those of b: of images of one size.
template <class Scalar>
Maps stackChannels(Tape<Scalar>& tape, const Maps& a, const Maps& b);

/// A row for each pixel: B·H·W × C, image by image in reading order. Of logits, for crossEntropy() with a target for each pixel.
template <class Scalar>
Var pixelRows(Tape<Scalar>& tape, const Maps& x);

}  // namespace att::grad
