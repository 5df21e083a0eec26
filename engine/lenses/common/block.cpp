// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/block.h"

#include <algorithm>
#include <cmath>

#include "engine/core/random.h"
#include "engine/math/norm.h"

namespace att::lenses {
namespace {

std::string layerName(const StackShape& shape, int layer) { return shape.prefix + "layers." + std::to_string(layer) + "."; }

struct Width {
    int q, k, v, d;
    int all() const { return q + k + v; }
};
Width widthOf(const LayerSizes& s) { return {s.heads * s.dK, s.heads * s.dK, s.heads * s.dV, s.dModel}; }

/// Rows first … first+count-1 of a given array of `columns` columns.
TensorPtr rowsOf(const GivenArray& array, int first, int count, int columns) {
    auto tensor = std::make_shared<Tensor>(Shape{1, count, columns});
    std::copy_n(array.values.begin() + std::ptrdiff_t(first) * columns, std::ptrdiff_t(count) * columns, tensor->data());
    return tensor;
}

TensorPtr filled(int columns, float value) {
    auto tensor = std::make_shared<Tensor>(Shape{1, 1, columns});
    std::fill_n(tensor->data(), columns, value);
    return tensor;
}

/// in_proj holds the rows of W_Q, W_K and W_V one below the other.
LayerWeights takeAttention(const std::string& name, const LayerSizes& sizes, const WeightOptions& options, const Given& given) {
    const Width width = widthOf(sizes);
    const auto* W = given.find(name + "in_proj_weight");
    const auto* b = options.bias ? given.find(name + "in_proj_bias") : nullptr;
    const auto take = [&](const char* part, int first, int out) {
        const std::string nameW = name + "w_" + part, nameB = name + "b_" + part;
        auto projection = takeProjection({nameW.c_str(), nameB.c_str(), out, width.d}, options, given);
        if (W) projection.W = rowsOf(*W, first, out, width.d);
        if (b) {
            const auto row = rowsOf(*b, first, out, 1);
            auto lying = std::make_shared<Tensor>(Shape{1, 1, out});
            std::copy_n(row->data(), out, lying->data());
            projection.b = lying;
        }
        return projection;
    };
    LayerWeights weights;
    weights.q = take("q", 0, width.q);
    weights.k = take("k", width.q, width.k);
    weights.v = take("v", width.q + width.k, width.v);
    const std::string nameW = name + "out_proj.weight", nameB = name + "out_proj.bias";
    weights.o = takeProjection({nameW.c_str(), nameB.c_str(), width.d, width.v}, options, given);
    return weights;
}

Projection takeLinear(const std::string& name, int out, int in, const WeightOptions& options, const Given& given) {
    const std::string nameW = name + ".weight", nameB = name + ".bias";
    return takeProjection({nameW.c_str(), nameB.c_str(), out, in}, options, given);
}

LayerNormWeights takeNorm(const std::string& name, int d, const Given& given) {
    LayerNormWeights weights{given.take(name + ".weight", 1, d), given.take(name + ".bias", 1, d)};
    if (!weights.gamma) weights.gamma = filled(d, 1);
    if (!weights.beta) weights.beta = filled(d, 0);
    return weights;
}

std::string normName(const StackShape& shape, int layer, int part) { return layerName(shape, layer) + "norm" + std::to_string(part + 1); }

Result<BlockWeights> takeBlock(const StackShape& shape, int layer, const WeightOptions& options, const Given& given, const Watch& watch) {
    const std::string name = layerName(shape, layer);
    const int d = shape.self.dModel, hidden = shape.options.dHidden;
    BlockWeights weights;
    weights.self = takeAttention(name + "self_attn.", shape.self, options, given);
    if (watch.stopped()) return stoppedError();
    if (shape.cross) weights.cross = takeAttention(name + "multihead_attn.", *shape.cross, options, given);
    if (watch.stopped()) return stoppedError();
    weights.in = takeLinear(name + "linear1", hidden, d, options, given);
    if (watch.stopped()) return stoppedError();
    weights.out = takeLinear(name + "linear2", d, hidden, options, given);
    for (int part = 0; part < shape.parts(); ++part) weights.norms.push_back(takeNorm(normName(shape, layer, part), d, given));
    return weights;
}

void addAttentionSlots(std::vector<ArraySlot>& slots, const std::string& name, const LayerSizes& sizes) {
    const Width width = widthOf(sizes);
    slots.push_back({name + "in_proj_weight", {width.all(), width.d}, ATT_TEXT("engine", "makes queries, keys and values, one below the other")});
    if (sizes.bias) slots.push_back({name + "in_proj_bias", {width.all()}, ATT_TEXT("engine", "its bias")});
    slots.push_back(
        {name + "out_proj.weight", {width.d, width.v}, ATT_TEXT("engine", "joins the heads: one column for each dimension of the concatenation")});
    if (sizes.bias) slots.push_back({name + "out_proj.bias", {width.d}, ATT_TEXT("engine", "its bias")});
}

void addLinearSlots(std::vector<ArraySlot>& slots, const std::string& name, int out, int in, bool bias, Text meaning) {
    slots.push_back({name + ".weight", {out, in}, meaning});
    if (bias) slots.push_back({name + ".bias", {out}, ATT_TEXT("engine", "its bias")});
}

void addNormSlots(std::vector<ArraySlot>& slots, const std::string& name, int d) {
    slots.push_back({name + ".weight", {d}, ATT_TEXT("engine", "γ of a layer norm")});
    slots.push_back({name + ".bias", {d}, ATT_TEXT("engine", "β of a layer norm")});
}

/// a + b.
TensorPtr sumOf(const Tensor& a, const Tensor& b) {
    auto sum = std::make_shared<Tensor>(a.shape());
    sum->head(0) = a.head(0) + b.head(0);
    return sum;
}

/// Walks the residual stream through one layer.
class Walk {
public:
    Walk(const StackShape& shape, const BlockWeights& weights, TensorPtr X) : m_shape(shape), m_weights(weights), m_stream(std::move(X)) {}

    /// What the next part reads.
    const Tensor& enter() {
        auto& part = m_values.parts.emplace_back();
        part.before = part.read = m_stream;
        if (m_shape.options.pre()) part.read = part.normed = layerNormed(*m_stream, norm());
        return *part.read;
    }
    void leave(TensorPtr given) {
        auto& part = m_values.parts.back();
        part.given = std::move(given);
        part.after = part.sum = sumOf(*part.before, *part.given);
        if (!m_shape.options.pre()) part.after = part.normed = layerNormed(*part.sum, norm());
        m_stream = part.after;
    }
    BlockValues& values() { return m_values; }

private:
    const LayerNormWeights& norm() const { return m_weights.norms[m_values.parts.size() - 1]; }

    const StackShape& m_shape;
    const BlockWeights& m_weights;
    TensorPtr m_stream;
    BlockValues m_values;
};

ScoreRule ruleOf(const LayerSizes& sizes, const std::vector<KeyRange>& visible) {
    return {static_cast<float>(1 / std::sqrt(double(sizes.dK))), visible};
}

constexpr LayerKeep keepNone{false, false, false, false};

Status walkSelf(Walk& walk, const StackShape& shape, const BlockWeights& weights, const StackSight& sight, const LayerKeep& keep,
                const Watch& watch) {
    auto values = forward(shape.self, weights.self, ruleOf(shape.self, sight.self), keep, walk.enter(), watch);
    if (!values) return values.error();
    walk.leave(values->output);
    walk.values().self = *std::move(values);
    return Done{};
}

/// Queries from the stream, keys and values from the memory.
Status walkCross(Walk& walk, const StackShape& shape, const BlockWeights& weights, const StackSight& sight, const LayerKeep& keep,
                 const Watch& watch) {
    const auto& sizes = *shape.cross;
    LayerValues& values = walk.values().cross;
    const Tensor& x = walk.enter();
    const std::tuple<const Tensor*, const Projection*, TensorPtr*> ways[] = {
        {&x, &weights.cross.q, &values.Q}, {sight.memory.get(), &weights.cross.k, &values.K}, {sight.memory.get(), &weights.cross.v, &values.V}};
    for (const auto& [from, projection, into] : ways) {
        auto projected = project(*from, *projection, sizes.heads, watch);
        if (!projected) return projected.error();
        *into = *std::move(projected);
    }
    if (const auto done = attendHeads(values, sizes, ruleOf(sizes, sight.cross), keep, watch); !done) return done;
    if (const auto done = joinHeads(values, sizes, weights.cross, watch); !done) return done;
    walk.leave(values.output);
    return Done{};
}

Status walkFeedForward(Walk& walk, const StackShape& shape, const BlockWeights& weights, const Watch& watch) {
    auto hidden = project(walk.enter(), weights.in, 1, watch);
    if (!hidden) return hidden.error();
    auto active = std::make_shared<Tensor>((*hidden)->shape());
    std::transform((*hidden)->data(), (*hidden)->data() + active->shape().size(), active->data(),
                   [&](float x) { return activate(shape.options.activation, x); });
    auto output = project(*active, weights.out, 1, watch);
    if (!output) return output.error();
    walk.values().hidden = *std::move(hidden);
    walk.values().active = active;
    walk.leave(*std::move(output));
    return Done{};
}

Result<BlockValues> runBlock(const StackShape& shape, const BlockWeights& weights, const StackSight& sight, const TensorPtr& X, bool shown,
                             const Watch& watch) {
    Walk walk(shape, weights, X);
    const LayerKeep keep = shown ? LayerKeep{} : keepNone;
    if (const auto done = walkSelf(walk, shape, weights, sight, keep, watch); !done) return done.error();
    if (shape.cross)
        if (const auto done = walkCross(walk, shape, weights, sight, keep, watch); !done) return done.error();
    if (const auto done = walkFeedForward(walk, shape, weights, watch); !done) return done.error();
    return std::move(walk.values());
}

}  // namespace

std::vector<ArraySlot> stackSlots(const StackShape& shape) {
    std::vector<ArraySlot> slots;
    const int d = shape.self.dModel, hidden = shape.options.dHidden;
    for (int layer = 0; layer < shape.options.layers; ++layer) {
        const std::string name = layerName(shape, layer);
        addAttentionSlots(slots, name + "self_attn.", shape.self);
        if (shape.cross) addAttentionSlots(slots, name + "multihead_attn.", *shape.cross);
        addLinearSlots(slots, name + "linear1", hidden, d, shape.self.bias, ATT_TEXT("engine", "W1 of the feed-forward part"));
        addLinearSlots(slots, name + "linear2", d, hidden, shape.self.bias, ATT_TEXT("engine", "W2 of the feed-forward part"));
        for (int part = 0; part < shape.parts(); ++part) addNormSlots(slots, normName(shape, layer, part), d);
    }
    if (shape.options.finalNorm) addNormSlots(slots, shape.prefix + "norm", d);
    return slots;
}

Result<StackWeights> stackWeights(const StackShape& shape, const WeightOptions& options, const Given& given, const Watch& watch) {
    StackWeights weights;
    for (int layer = 0; layer < shape.options.layers; ++layer) {
        auto block = takeBlock(shape, layer, options, given, watch);
        if (!block) return block.error();
        weights.layers.push_back(*std::move(block));
    }
    if (shape.options.finalNorm) weights.finalNorm = takeNorm(shape.prefix + "norm", shape.self.dModel, given);
    return weights;
}

LayerNormWeights normWeights(const StackShape& shape, int layer, int part, const Given& given) {
    return takeNorm(normName(shape, layer, part), shape.self.dModel, given);
}

TensorPtr layerNormed(const Tensor& X, const LayerNormWeights& weights) {
    // In double, so that little is lost where a number is near its mean and an explanation comes to the same.
    const auto [one, n, d] = X.shape();
    auto Y = std::make_shared<Tensor>(X.shape());
    const NormParameters<float> parameters{weights.gamma->head(0).row(0), weights.beta->head(0).row(0), layerNormEpsilon};
    if (n > 0) norm<float>(NormKind::Layer, {.samples = 1, .places = n, .channels = d}, parameters, X.data(), Y->data());
    return Y;
}

Result<StackValues> runStack(const StackShape& shape, const StackWeights& weights, const StackSight& sight, const TensorPtr& X, const Watch& watch) {
    StackValues values{{}, X};
    for (int layer = 0; layer < shape.options.layers; ++layer) {
        const bool shown = layer == shape.options.shownLayer();
        auto block = runBlock(shape, weights.layers[std::size_t(layer)], sight, values.output, shown, watch);
        if (!block) return block.error();
        values.layers.push_back(*std::move(block));
        values.output = values.layers.back().output();
    }
    if (shape.options.finalNorm) values.output = layerNormed(*values.output, weights.finalNorm);
    return values;
}

std::size_t stackBytes(const StackShape& shape) {
    const auto floats = [](int a, int b) { return Shape{1, a, b}.bytes(); };
    const int n = shape.self.queries, d = shape.self.dModel;
    std::size_t layer = layerBytes(shape.self, {}, keepNone) + (shape.cross ? layerBytes(*shape.cross, {}, keepNone) : 0);
    layer += 2 * floats(d, shape.options.dHidden) + 2 * floats(n, shape.options.dHidden) + 5 * std::size_t(shape.parts()) * floats(n, d);
    const std::size_t scores = shape.self.scores().bytes() + (shape.cross ? shape.cross->scores().bytes() : 0);
    // Of the shown layer three more steps; of all layers the weights once more, side by side, and two mean maps.
    return std::size_t(shape.options.layers) * (layer + scores + 2 * floats(n, n) + 8 * floats(n, d)) + 3 * scores;
}

PartCount attentionCount(const LayerSizes& sizes) {
    const auto cost = layerCost(sizes);
    return {cost.parameters, cost.multiplyAdds};
}

PartCount feedForwardCount(const StackShape& shape) {
    const auto count = att::feedForwardCount(shape.self.queries, shape.self.dModel, shape.options.dHidden);
    return {count.parameters - (shape.self.bias ? 0 : shape.options.dHidden + shape.self.dModel), count.multiplyAdds};
}

std::int64_t layerNormParameters(const StackShape& shape) { return normParameters(NormKind::Layer, shape.self.dModel); }

PartCount stackCount(const StackShape& shape) {
    const auto self = attentionCount(shape.self), cross = shape.cross ? attentionCount(*shape.cross) : PartCount{}, feed = feedForwardCount(shape);
    const std::int64_t layers = shape.options.layers, norm = layerNormParameters(shape);
    return {layers * (self.parameters + cross.parameters + feed.parameters + shape.parts() * norm) + (shape.options.finalNorm ? norm : 0),
            layers * (self.multiplyAdds + cross.multiplyAdds + feed.multiplyAdds)};
}

}  // namespace att::lenses
