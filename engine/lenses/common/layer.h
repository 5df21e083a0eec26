// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One attention layer from X to its output: projections, H heads, concatenation, output projection. The single forward that
// every lens with queries, keys and values uses; a layer of one head without W^O is plain self-attention.
// Sources: Vaswani et al. 2017, section 3.2.2; weights are stored out × in as in nn.Linear.

#include <optional>

#include "engine/core/lens.h"
#include "engine/lenses/common/given.h"
#include "engine/lenses/common/options.h"

namespace att::lenses {

struct LayerSizes {
    int queries = 0, keys = 0;  ///< n_q, n_k
    int dModel = 0, heads = 1, dK = 0, dV = 0;
    bool bias = false;
    bool outputProjection = true;
    std::optional<int> dMemory = {};  ///< the width of what keys and values are made from, where it is not d_model

    int memoryWidth() const { return dMemory.value_or(dModel); }

    Shape scores() const { return {heads, queries, keys}; }
};

/// y = x·Wᵀ + b. W: 1 × out × in; b: 1 × 1 × out, or null without bias.
struct Projection {
    TensorPtr W, b;
};

struct LayerWeights {
    Projection q, k, v;  ///< out = H·d_k, H·d_k, H·d_v; head h owns the rows h·d … h·d+d-1
    Projection o;        ///< out = d_model, in = H·d_v; null without output projection
};

/// A projection by the names of its arrays in a file and in the drawing of random numbers.
struct ProjectionNames {
    const char *W, *b;
    int out, in;
};
/// Given where the file gives it, drawn from the seed where not.
Projection takeProjection(const ProjectionNames& names, const WeightOptions& options, const Given& given);
/// x: 1 × n × in → heads × n × (out / heads). Fails with Stopped.
Result<TensorPtr> project(const Tensor& x, const Projection& projection, int heads, const Watch& watch);

/// "w_q" [H·d_k, d_model] … "b_o" [d_model].
std::vector<ArraySlot> layerSlots(const LayerSizes& sizes);
/// Given where the file gives them, drawn from the seed where not. Fails with Stopped.
Result<LayerWeights> layerWeights(const LayerSizes& sizes, const WeightOptions& options, const Given& given, const Watch& watch);

/// How scores become weights.
struct ScoreRule {
    float factor = 1;               ///< what q·k is multiplied by: 1 / (√d_k · temperature)
    std::vector<KeyRange> visible;  ///< one per query
    TensorPtr bias = nullptr;       ///< 1 or H × n_q × n_k, added to the scaled scores; -∞ hides the pair; null adds nothing
};

/// Every value of a forward; null where it was not kept.
struct LayerValues {
    TensorPtr Q, K, V;                      ///< H × n × d
    TensorPtr plainQ, plainK;               ///< as projected, where Q and K were turned by their positions; else null
    TensorPtr bias;                         ///< as in the rule where some of it is finite and not 0, else null: it only hides
    TensorPtr raw, scaled, biased, masked;  ///< H × n_q × n_k; one tensor where a step changes nothing
    TensorPtr A;                            ///< H × n_q × n_k
    TensorPtr mixed;                        ///< H × n_q × d_v
    TensorPtr concat;                       ///< 1 × n_q × H·d_v
    TensorPtr output;                       ///< 1 × n_q × d_model; null without output projection
    /// Where a step was not kept: the layer on every so many queries and keys (layer_sample.h).
    std::shared_ptr<const LayerValues> sample;
};

/// Which of the steps before the softmax are kept.
struct LayerKeep {
    bool raw = true, scaled = true, biased = true, masked = true;
};
inline constexpr LayerKeep keepNoScores{false, false, false, false};

/// Which of them fit: all while the whole stays small, those that are wanted or exported always.
LayerKeep layerKeep(const LayerSizes& sizes, const ScoreRule& rule, const Watch& watch);
/// The bytes that layerWeights and forward will take; the rule's bias stands already.
std::size_t layerBytes(const LayerSizes& sizes, const ScoreRule& rule, const LayerKeep& keep);

/// The three steps of a forward, for a lens that has something to do between them. Each fails only with Stopped.
/// Q, K, V from X: 1 × n × d_model, queries, keys and values from the same tokens.
Status projectTokens(LayerValues& values, const LayerSizes& sizes, const LayerWeights& weights, const Tensor& X, const Watch& watch);
/// The same with keys and values from `memory`: 1 × n_k × d_memory.
Status projectTokens(LayerValues& values, const LayerSizes& sizes, const LayerWeights& weights, const Tensor& X, const Tensor& memory,
                     const Watch& watch);
/// Scores, weights and mixed values from Q, K, V, and the sample.
Status attendHeads(LayerValues& values, const LayerSizes& sizes, const ScoreRule& rule, const LayerKeep& keep, const Watch& watch);
/// Concatenation and output from the mixed values; nothing without output projection.
Status joinHeads(LayerValues& values, const LayerSizes& sizes, const LayerWeights& weights, const Watch& watch);

/// All three. Fails with Stopped.
Result<LayerValues> forward(const LayerSizes& sizes, const LayerWeights& weights, const ScoreRule& rule, const LayerKeep& keep, const Tensor& X,
                            const Watch& watch);

/// Closed forms: d_model·H·d_k + d_memory·H·(d_k + d_v) + H·d_v·d_model parameters, and for n tokens as many multiply-adds each, plus
/// n_q·n_k·H·(d_k + d_v).
/// With tied widths: 4d² and 4nd² + 2n²d. A mask saves nothing here.
Cost layerCost(const LayerSizes& sizes);

}  // namespace att::lenses
