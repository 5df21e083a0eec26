// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/residual_network.h"

#include <algorithm>

namespace att {
namespace {

std::int64_t convolution(std::int64_t in, std::int64_t out, int side) { return in * out * side * side; }
/// Scale and shift.
std::int64_t norm(std::int64_t channels) { return 2 * channels; }

/// 1 × 1 to a quarter, 3 × 3, 1 × 1 back.
std::int64_t bottleneck(std::int64_t in, std::int64_t out) {
    const std::int64_t width = out / 4;
    return convolution(in, width, 1) + convolution(width, width, 3) + convolution(width, out, 1) + 2 * norm(width) + norm(out);
}

std::int64_t basic(std::int64_t in, std::int64_t out) { return convolution(in, out, 3) + convolution(out, out, 3) + 2 * norm(out); }

std::array<int, 4> blocksOf(int depth) {
    switch (depth) {
        case 18: return {2, 2, 2, 2};
        case 101: return {3, 4, 23, 3};
        case 152: return {3, 8, 36, 3};
        default: return {3, 4, 6, 3};  // 34 and 50
    }
}

}  // namespace

bool hasBottlenecks(int depth) { return depth >= 50; }

ResidualStages residualStages(int depth) {
    const auto blocks = blocksOf(depth);
    ResidualStages stages;
    for (int s = 0; s < 4; ++s) stages[std::size_t(s)] = {blocks[std::size_t(s)], (hasBottlenecks(depth) ? 256 : 64) << s, 56 >> s};
    return stages;
}

std::int64_t residualNetworkParameters(int depth) {
    std::int64_t sum = convolution(3, 64, 7) + norm(64), in = 64;
    for (const auto& stage : residualStages(depth))
        for (int b = 0; b < stage.blocks; ++b) {
            sum += hasBottlenecks(depth) ? bottleneck(in, stage.channels) : basic(in, stage.channels);
            if (in != stage.channels) sum += convolution(in, stage.channels, 1) + norm(stage.channels);
            in = stage.channels;
        }
    return sum + (in + 1) * 1000;
}

int reducedChannels(int channels, int reduction, bool multipleOfEight) {
    if (!multipleOfEight) return std::max(1, channels / reduction);
    return std::max(8, int(double(channels) / reduction + 4) / 8 * 8);
}

Count squeezeExciteCount(int channels, int hidden, int height, int width, bool bias) {
    const std::int64_t weights = std::int64_t(2) * channels * hidden;
    return {weights + (bias ? channels + hidden : 0), weights + std::int64_t(2) * channels * height * width};
}

Count convolutionalAttentionCount(const ConvolutionalAttention& b) {
    const std::int64_t weights = std::int64_t(2) * b.channels * b.hidden, taps = std::int64_t(b.maps) * b.kernel * b.kernel;
    const std::int64_t places = std::int64_t(b.height) * b.width, values = places * b.channels;
    return {weights + (b.bias ? b.channels + b.hidden : 0) + taps + (b.norm ? 2 : 0),
            b.pools * weights + taps * places + (b.pools + b.maps + 2) * values};
}

}  // namespace att
