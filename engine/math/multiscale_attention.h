// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Efficient multi-scale attention, EMA (Ouyang et al. 2023, ICASSP, arXiv 2305.13563), as its released code computes it. Not an exponential
// moving average.

#include "engine/math/image_convolution.h"

namespace att {

/// The channels in g groups, each by itself through the same weights.
struct MultiscaleAttention {
    int channels = 1, groups = 1;  ///< groups divide channels

    int width() const { return channels / groups; }  ///< c'
};

struct MultiscaleNumbers {
    ConvolutionNumbers one;                         ///< c' × c'
    ConvolutionNumbers three;                       ///< c' × c' × 3 × 3
    const float *gamma = nullptr, *beta = nullptr;  ///< c', of the group norm
    static constexpr double epsilon = 1e-5;
};

/// Groups lie one after another: channel c of group g is map g·c' + c.
struct MultiscaleValues {
    TensorPtr pooled;   ///< g × c' × (H + W): the means of the rows, then those of the columns
    TensorPtr logits;   ///< the same through the 1×1 convolution
    TensorPtr gates;    ///< under the sigmoid
    TensorPtr gated;    ///< C × H × W: X times its row's and its column's gate
    TensorPtr normed;   ///< C × H × W: group norm with as many groups as channels, so that each map has its own mean and variance: branch 1
    TensorPtr local;    ///< C × H × W: X through the 3×3 convolution: branch 2
    TensorPtr means;    ///< 2 × g × c': of the maps of branch 1 and of branch 2
    TensorPtr weights;  ///< 2 × g × c': their softmax over the channels of a group
    TensorPtr crossed;  ///< 2g × H × W: branch 1's weights times branch 2's maps for every group, then the other way round
    TensorPtr mask;     ///< g × H × W: the sigmoid of the sum of both
    TensorPtr output;   ///< C × H × W: X times its group's mask
};

/// Fails with Stopped.
Result<MultiscaleValues> multiscaleAttention(const MultiscaleAttention& module, const MultiscaleNumbers& numbers, const Tensor& X,
                                             const Watch& watch);

/// 10c'² + 2c' parameters and, with biases, 2c' more; g·(c'²(H + W) + 9c'²HW + 2c'HW) multiply-adds.
Count multiscaleCount(const MultiscaleAttention& module, bool bias, int height, int width);

}  // namespace att
