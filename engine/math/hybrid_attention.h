// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The two parts of a block of HCANet (Hu, Gao et al. 2024, arXiv 2403.10067), as its released code computes them: CAFM, attention among channels
// beside a local convolution, and MSFN, a feed-forward part through windows of three sizes. The code's 3×3×3 kernels see a depth of one, so that
// only their middle 3×3 works: that is what is taken here.

#include "engine/math/image_convolution.h"

namespace att {

/// How the local branch takes Q, K and V apart.
enum class Regrouping {
    Code,   ///< channel-first memory read as if it were channel-last, as the released code does: places and channels are scrambled
    Paper,  ///< at each place, the head's channels of Q, K and V
};

struct ChannelAttention {
    int channels = 1, heads = 1;  ///< heads divide channels
    Regrouping regrouping = Regrouping::Code;

    int width() const { return channels / heads; }  ///< c'
    KernelShape projection() const { return {.in = channels, .out = 3 * channels, .height = 1, .width = 1}; }
    KernelShape depthwise() const { return {.in = 3 * channels, .out = 3 * channels, .groups = 3 * channels}; }
    /// For each of the c' shares alone: 3h maps to 9.
    KernelShape mixing() const { return {.in = 3 * heads, .out = 9, .height = 1, .width = 1}; }
    KernelShape local() const { return {.in = 9 * width(), .out = channels, .groups = width()}; }
    KernelShape output() const { return {.in = channels, .out = channels, .height = 1, .width = 1}; }
};

struct ChannelAttentionNumbers {
    ConvolutionNumbers projection, depthwise, mixing, local, output;
    const float* temperature = nullptr;  ///< h
};

struct ChannelAttentionValues {
    TensorPtr projected;  ///< 3C × H × W
    TensorPtr qkv;        ///< 3C × H × W, behind the depthwise convolution: Q above K above V
    TensorPtr Q, K;       ///< C × H × W, each map of length 1
    TensorPtr cosine;     ///< h × c' × c': between the maps of Q and K
    TensorPtr attention;  ///< h × c' × c': softmax of cosine · temperature
    TensorPtr mixed;      ///< C × H × W: attention times V
    TensorPtr global;     ///< C × H × W: through the output's 1×1
    TensorPtr regrouped;  ///< 3C × H × W: c' shares of 3h maps
    TensorPtr combined;   ///< 9c' × H × W: c' shares of 9 maps
    TensorPtr local;      ///< C × H × W
    TensorPtr output;     ///< global + local
};

/// Fails with Stopped.
Result<ChannelAttentionValues> channelAttention(const ChannelAttention& module, const ChannelAttentionNumbers& numbers, const Tensor& X,
                                                const Watch& watch);

/// Which number of `qkv` regrouped number (share · 3h + m, place) is: its flat place in memory.
std::ptrdiff_t regroupedFrom(const ChannelAttention& module, int places, int map, int place);

/// hidden = ⌊C · expansion⌋
struct MultiscaleFeedForward {
    int channels = 1, hidden = 1;

    KernelShape in() const { return {.in = channels, .out = 3 * hidden, .height = 1, .width = 1}; }
    /// Branch 0, 1 or 2: gaps of 1, 2, 3.
    KernelShape branch(int i) const { return {.in = hidden, .out = hidden, .dilation = i + 1, .groups = hidden}; }
    KernelShape out() const { return {.in = hidden, .out = channels, .height = 1, .width = 1}; }
};

struct MultiscaleFeedForwardNumbers {
    ConvolutionNumbers in, branches[3], out;
};

struct MultiscaleFeedForwardValues {
    TensorPtr in;           ///< 3h × H × W
    TensorPtr branches[3];  ///< h × H × W
    TensorPtr gated;        ///< gelu(x₁) · x₂ · x₃
    TensorPtr output;       ///< C × H × W
};

/// Fails with Stopped.
Result<MultiscaleFeedForwardValues> multiscaleFeedForward(const MultiscaleFeedForward& module, const MultiscaleFeedForwardNumbers& numbers,
                                                          const Tensor& X, const Watch& watch);

/// Parameters as the released code has them, dead slices included; multiply-adds of what works.
Count channelAttentionCount(const ChannelAttention& module, int height, int width);
Count multiscaleFeedForwardCount(const MultiscaleFeedForward& module, int height, int width);

/// How many parameters there are, and how many of them never meet anything but the zeros around a depth of one.
struct StoredParameters {
    std::int64_t all = 0, dead = 0;
};
std::int64_t deadParameters(const ChannelAttention& module);
std::int64_t deadParameters(const MultiscaleFeedForward& module);
/// Both parts with an expansion of 2.66, and two layer norms.
StoredParameters hybridBlock(int channels, int heads);
/// The network for 31 bands: 4,607,741.
StoredParameters hybridNetwork();

}  // namespace att
