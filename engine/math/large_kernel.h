// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Attention by one large kernel over each map, taken apart into small ones: LKA (Guo et al. 2022, VAN, arXiv 2202.09741) and LSKA (Lau, Po,
// Rehman 2023, arXiv 2309.01439). Shapes, the forward and the closed forms; where the numbers come from is for the caller.

#include <span>
#include <vector>

#include "engine/math/image_convolution.h"

namespace att {

enum class KernelForm {
    Separable,       ///< LSKA: 1×a, a×1, then 1×b and b×1 with gaps of d
    Square,          ///< LKA: a×a, then b×b with gaps of d
    WholeSeparable,  ///< LSKA-trivial: 1×k, k×1
    WholeSquare,     ///< LKA-trivial: k×k
};

/// a = 2d − 1 and b = ⌊k/d⌋; together they reach a + (b − 1)·d = k cells. The pairs k:d of the paper are 7:2, 11:2, 23:3, 35:3, 41:3, 53:3.
struct LargeKernel {
    KernelForm form = KernelForm::Separable;
    int channels = 1, k = 23;
    bool bias = true;

    int dilation() const { return k <= 11 ? 2 : 3; }
    int local() const { return 2 * dilation() - 1; }
    int spread() const { return k / dilation(); }
    /// One kernel for each channel, in their order; the 1×1 that mixes the channels is behind them.
    std::vector<KernelShape> depthwise() const;
    KernelShape mixing() const { return {.in = channels, .out = channels, .height = 1, .width = 1}; }
    /// All of these.
    std::vector<KernelShape> layers() const;
};

constexpr int largeKernels[] = {7, 11, 23, 35, 41, 53};

struct LargeKernelValues {
    std::vector<TensorPtr> layers;  ///< C × H × W, behind each layer; the last one is the attention A
    TensorPtr output;               ///< X ⊗ A

    const TensorPtr& attention() const { return layers.back(); }
};

/// X ⊗ A, A from X by all layers in a row, with zeros beyond the edge. No sigmoid, no softmax, no norm. `numbers`: one for each layer.
/// Fails with Stopped.
Result<LargeKernelValues> largeKernelAttention(const LargeKernel& module, std::span<const ConvolutionNumbers> numbers, const Tensor& X,
                                               const Watch& watch);

/// The kernel that depthwise layers in a row are together, far from the edge and without their biases: C × (1 + Σ d·(height − 1)) × the same of
/// the widths. What they make of a single 1 is this kernel turned by half a turn. `numbers`: one for each layer.
TensorPtr effectiveKernel(std::span<const KernelShape> layers, std::span<const ConvolutionNumbers> numbers);

/// C(2a + 2b) + C² weights, C(a² + b²) + C², C·2k + C², C·k² + C², and C for the bias of each layer; weights × H·W multiply-adds.
Count largeKernelCount(const LargeKernel& module, int height, int width);

/// A Visual Attention Network, whose blocks hold the module, as its code builds it: tiny, small and base with 1000 classes.
enum class VisualAttentionNetwork { Tiny, Small, Base };
std::int64_t visualAttentionParameters(VisualAttentionNetwork network, KernelForm form, int k);
/// Without the modules.
std::int64_t visualAttentionRest(VisualAttentionNetwork network);

}  // namespace att
