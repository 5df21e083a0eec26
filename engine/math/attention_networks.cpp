// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/attention_networks.h"

#include "engine/math/residual_network.h"

namespace att {
namespace {

constexpr std::int64_t side5 = 5 * 5 + 1, side3 = 3 * 3 + 1;  // a depthwise kernel and its bias
constexpr int hiddenTimes = 3, classes = 1000;

/// A 3 × 3 depthwise convolution, two layer norms, attention, and two layers with three times the width between them.
std::int64_t routingBlock(std::int64_t d, bool full) {
    const std::int64_t norms = 2 * 2 * d, hidden = hiddenTimes * d, mlp = 2 * d * hidden + hidden + d;
    const std::int64_t biases = full ? d : 4 * d;  // full attention has none for queries, keys and values
    return side3 * d + norms + 4 * d * d + biases + side5 * d + mlp;
}

/// A 3 × 3 convolution with its bias, and a batch norm.
std::int64_t mergeStep(std::int64_t in, std::int64_t out) { return 9 * in * out + out + 2 * out; }

}  // namespace

Count bottleneckAttentionCount(int channels, int height, int width, int heads) {
    const std::int64_t C = channels, N = std::int64_t(height) * width, rows = 2 * height + 2 * width - 2;
    return {3 * C * C + rows * (C / heads), 3 * C * C * N + 2 * N * N * C + N * rows * C};
}

std::int64_t bottleneckTransformerParameters(int side) {
    constexpr int channels = 512, heads = 4, blocks = 3;
    std::int64_t sum = residualNetworkParameters(50);
    for (int block = 0; block < blocks; ++block) {
        const int maps = block == 0 ? side / 16 : side / 32;
        sum += bottleneckAttentionCount(channels, maps, maps, heads).parameters - std::int64_t(9) * channels * channels;
    }
    return sum;
}

Count routingAttentionCount(const RoutingAttention& block) {
    const std::int64_t C = block.channels, N = std::int64_t(block.height) * block.width, S2 = std::int64_t(block.regions) * block.regions,
                       taps = std::int64_t(block.side) * block.side;
    return {4 * C * C + 4 * C + (taps > 0 ? C * taps + C : 0), 4 * N * C * C + S2 * S2 * C + 2 * N * (N / S2) * block.routed * C + N * C * taps};
}

std::int64_t routingNetworkParameters(const RoutingNetwork& network) {
    std::int64_t sum = mergeStep(3, network.widths[0] / 2) + mergeStep(network.widths[0] / 2, network.widths[0]);
    for (std::size_t s = 0; s < network.widths.size(); ++s) {
        const std::int64_t d = network.widths[s];
        if (s > 0) sum += mergeStep(network.widths[s - 1], d);
        sum += network.blocks[s] * routingBlock(d, s == 3);
    }
    const std::int64_t last = network.widths[3];
    return sum + 2 * last + (last + 1) * classes;
}

}  // namespace att
