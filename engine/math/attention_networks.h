// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What attention between the places of an image costs, block by block and in the whole networks that it was published with, in closed form. No
// network is built.

#include <array>

#include "engine/math/count.h"

namespace att {

/// Attention over all places of C × H × W with relative positions (Srinivas et al. 2021, arXiv 2101.11605): 3C² + (2H + 2W - 2)·C/heads
/// parameters, tables shared by the heads; 3C²N + 2N²C + N·(2H + 2W - 2)·C multiply-adds. No biases, no output projection.
Count bottleneckAttentionCount(int channels, int height, int width, int heads);

/// ResNet-50 with such attention of 512 channels and 4 heads in place of the 3 × 3 convolutions of its last three blocks, for pictures of
/// side × side: the first block sees maps of side/16, and its stride comes after.
std::int64_t bottleneckTransformerParameters(int side);

/// Bi-level routing attention (Zhu et al. 2023, arXiv 2303.08810) over S × S regions, k routed regions, a depthwise side × side convolution of
/// the values (0: none): 4C² + 4C + C·side² + C parameters; 4NC² + S⁴C + 2N²kC/S² + NC·side² multiply-adds.
struct RoutingAttention {
    int channels = 64, height = 14, width = 14, regions = 7, routed = 4, side = 5;
};
Count routingAttentionCount(const RoutingAttention& block);

/// BiFormer: four stages of these blocks, the last one with full attention.
struct RoutingNetwork {
    std::array<int, 4> widths, blocks;
};
constexpr RoutingNetwork biformerTiny{{64, 128, 256, 512}, {2, 2, 8, 2}}, biformerSmall{{64, 128, 256, 512}, {4, 4, 18, 4}},
    biformerBase{{96, 192, 384, 768}, {4, 4, 18, 4}};
/// With the classifier of 1000 classes.
std::int64_t routingNetworkParameters(const RoutingNetwork& network);

}  // namespace att
