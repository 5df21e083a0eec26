// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One layer of an encoder or a decoder, and stacks of them, with every stage of the residual stream kept: attention (layer.h), in a decoder
// cross-attention, and the feed-forward part, each with its layer norm and its skip connection. Arrays have their PyTorch names, so that
// the state of an nn.TransformerEncoder or nn.Transformer can be given as it is.
// Sources: Vaswani et al. 2017, sections 3.1 and 3.3; pre-LN: Xiong et al. 2020 (arXiv 2002.04745), figure 1.

#include "engine/lenses/common/layer.h"
#include "engine/lenses/common/stack_options.h"

namespace att::lenses {

/// What all layers of a stack have in common.
struct StackShape {
    LayerSizes self;
    std::optional<LayerSizes> cross;  ///< of a decoder; keys are the tokens of the memory
    StackOptions options;
    std::string prefix;  ///< of its arrays: "", "encoder.", "decoder."

    int parts() const { return cross ? 3 : 2; }
};

struct LayerNormWeights {
    TensorPtr gamma, beta;  ///< 1 × 1 × d
};

struct BlockWeights {
    LayerWeights self, cross;
    Projection in, out;                   ///< W1, b1: d → d_ff; W2, b2: d_ff → d
    std::vector<LayerNormWeights> norms;  ///< one for each part
};

struct StackWeights {
    std::vector<BlockWeights> layers;
    LayerNormWeights finalNorm;  ///< null without one
};

/// "layers.0.self_attn.in_proj_weight" … "norm.bias", under the prefix.
std::vector<ArraySlot> stackSlots(const StackShape& shape);
/// Given where the file gives them, drawn from the seed where not; γ = 1 and β = 0. Fails with Stopped.
Result<StackWeights> stackWeights(const StackShape& shape, const WeightOptions& options, const Given& given, const Watch& watch);
/// γ and β of the norm of one part, without drawing anything else.
LayerNormWeights normWeights(const StackShape& shape, int layer, int part, const Given& given);

/// A part's way: before → (LN) → f → + before → (LN) → after.
struct PartValues {
    TensorPtr before, normed, given, sum, after;  ///< 1 × n × d
    TensorPtr read;                               ///< what f reads: before, or normed in a pre-LN layer
};

struct BlockValues {
    LayerValues self, cross;
    TensorPtr hidden, active;  ///< 1 × n × d_ff
    std::vector<PartValues> parts;
    const TensorPtr& output() const { return parts.back().after; }
};

struct StackValues {
    std::vector<BlockValues> layers;
    TensorPtr output;  ///< under the final norm
};

/// What a stack looks at.
struct StackSight {
    std::vector<KeyRange> self, cross;  ///< one per query
    TensorPtr memory = nullptr;         ///< 1 × n_k × d; null for an encoder
};

/// X: 1 × n × d. Scores before the softmax are kept for the shown layer alone. Fails with Stopped.
Result<StackValues> runStack(const StackShape& shape, const StackWeights& weights, const StackSight& sight, const TensorPtr& X, const Watch& watch);

/// The bytes that stackWeights and runStack take at most.
std::size_t stackBytes(const StackShape& shape);

/// LN of each row: 1 × n × d.
TensorPtr layerNormed(const Tensor& X, const LayerNormWeights& weights);
constexpr double layerNormEpsilon = 1e-5;

/// Counts of one part of a layer, in closed form. Attention: 4d² + 4d parameters and 4nd² + 2n²d multiply-adds when the widths are tied;
/// feed-forward: 2·d·d_ff + d_ff + d and 2·n·d·d_ff; a norm: 2d.
struct PartCount {
    std::int64_t parameters = 0, multiplyAdds = 0;
};
PartCount attentionCount(const LayerSizes& sizes);
PartCount feedForwardCount(const StackShape& shape);
std::int64_t layerNormParameters(const StackShape& shape);
/// All layers and the final norm.
PartCount stackCount(const StackShape& shape);

}  // namespace att::lenses
