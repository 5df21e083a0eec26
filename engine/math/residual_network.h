// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a ResNet costs (He et al. 2016, table 1) and what attention blocks in its residual branches add, in closed form. No network is
// built.

#include <array>
#include <vector>

#include "engine/math/count.h"

namespace att {

/// conv2_x … conv5_x: `blocks` residual blocks whose output has `channels` maps of side × side, for pictures of 224 × 224.
struct ResidualStage {
    int blocks = 0, channels = 0, side = 0;
};
using ResidualStages = std::array<ResidualStage, 4>;

/// depth: 18, 34, 50, 101 or 152.
ResidualStages residualStages(int depth);
bool hasBottlenecks(int depth);
/// As torchvision counts them, with the classifier of 1000 classes: 25,557,032 for depth 50.
std::int64_t residualNetworkParameters(int depth);

/// The hidden width C/r as the paper has it, at least 1; or as timm does: the nearest multiple of 8, at least 8.
int reducedChannels(int channels, int reduction, bool multipleOfEight = false);

/// Squeeze and excitation (Hu et al. 2018): 2·C·h (+ C + h biases) parameters; as many multiply-adds without biases, and 2·C·H·W for
/// pooling and scaling.
Count squeezeExciteCount(int channels, int hidden, int height, int width, bool bias);

/// CBAM (Woo et al. 2018): the shared MLP of C → h → C for `pools` pooled vectors, a k × k convolution of `maps` pooled maps, and
/// batch norm with two numbers; pooling and scaling as above for each gate.
struct ConvolutionalAttention {
    int channels = 0, hidden = 1, height = 0, width = 0;
    int pools = 2, maps = 2, kernel = 7;
    bool bias = true, norm = true;
};
Count convolutionalAttentionCount(const ConvolutionalAttention& block);

/// Over all residual blocks of the network. `ofBlock` counts one of a stage.
template <class OfBlock>
Count inEveryBlock(int depth, OfBlock ofBlock) {
    Count sum;
    for (const ResidualStage& stage : residualStages(depth)) {
        const Count one = ofBlock(stage);
        sum.parameters += stage.blocks * one.parameters;
        sum.multiplyAdds += stage.blocks * one.multiplyAdds;
    }
    return sum;
}

}  // namespace att
