// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/layer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <tuple>

#include "engine/core/random.h"
#include "engine/lenses/common/layer_sample.h"
#include "engine/math/attention.h"
#include "engine/math/linear.h"

namespace att::lenses {
namespace {

/// While the scores of all steps together stay below this, all are kept, so that walking through the stages asks for no new run.
constexpr std::size_t smallBytes = std::size_t(64) << 20;

/// PyTorch's bias of a linear layer: U(±1 / √fan_in).
TensorPtr drawnBias(std::uint64_t seed, const char* name, int out, int in) {
    auto b = std::make_shared<Tensor>(Shape{1, 1, out});
    fillUniform(seed, name, static_cast<float>(1 / std::sqrt(double(in))), b->data(), std::size_t(out));
    return b;
}

/// The heads of a stack side by side: H × n × d → 1 × n × H·d.
TensorPtr concatenated(const Tensor& stack) {
    const auto [heads, n, d] = stack.shape();
    auto side = std::make_shared<Tensor>(Shape{1, n, heads * d});
    for (int h = 0; h < heads; ++h) side->head(0).middleCols(Eigen::Index(h) * d, d) = stack.head(h);
    return side;
}

constexpr float minusInfinity = -std::numeric_limits<float>::infinity();

std::span<const float> numbersOf(const TensorPtr& tensor) {
    return tensor ? std::span(tensor->data(), tensor->shape().size()) : std::span<const float>();
}

/// Whether more is added than 0 and -∞.
bool addsNumbers(const ScoreRule& rule) {
    return std::ranges::any_of(numbersOf(rule.bias), [](float bias) { return bias != 0 && bias != minusInfinity; });
}

bool masksNothing(const ScoreRule& rule, int keys) {
    return std::ranges::all_of(rule.visible, [keys](const KeyRange& range) { return size(range) == keys; }) &&
           std::ranges::find(numbersOf(rule.bias), minusInfinity) == numbersOf(rule.bias).end();
}

/// The steps in their order, and for each whether it is kept, or leaves every number as it was: it is kept as the step before then.
struct ScoreSteps {
    ScoreSteps(const LayerSizes& sizes, const ScoreRule& rule, const LayerKeep& keep)
        : changes{true, rule.factor != 1, addsNumbers(rule), !masksNothing(rule, sizes.keys)}, kept{keep.raw, keep.scaled, keep.biased, keep.masked} {
        for (std::size_t step = changes.size(); --step > 0;) kept[step - 1] = kept[step - 1] || (kept[step] && !changes[step]);
    }

    int tensors() const {
        int count = 0;
        for (std::size_t step = 0; step < changes.size(); ++step) count += changes[step] && kept[step];
        return count;
    }

    std::array<bool, 4> changes, kept;  ///< raw, scaled, biased, masked
};

/// Room for each step that is kept, shared where it changes nothing.
std::array<std::shared_ptr<Tensor>, 4> makeScores(const LayerSizes& sizes, const ScoreSteps& steps) {
    std::array<std::shared_ptr<Tensor>, 4> scores;
    for (std::size_t step = 0; step < scores.size(); ++step) {
        if (!steps.kept[step]) continue;
        scores[step] = steps.changes[step] ? std::make_shared<Tensor>(sizes.scores()) : scores[step - 1];
    }
    return scores;
}

/// Every head has the bias of the only one.
Stack<const float> biasOf(const Tensor& bias) {
    auto stack = stackOf(bias);
    if (bias.shape().heads == 1) stack.headStep = 0;
    return stack;
}

ProjectionNames namesQ(const LayerSizes& s) { return {"w_q", "b_q", s.heads * s.dK, s.dModel}; }
ProjectionNames namesK(const LayerSizes& s) { return {"w_k", "b_k", s.heads * s.dK, s.memoryWidth()}; }
ProjectionNames namesV(const LayerSizes& s) { return {"w_v", "b_v", s.heads * s.dV, s.memoryWidth()}; }
ProjectionNames namesO(const LayerSizes& s) { return {"w_o", "b_o", s.dModel, s.heads * s.dV}; }

}  // namespace

Projection takeProjection(const ProjectionNames& names, const WeightOptions& options, const Given& given) {
    const auto seed = static_cast<std::uint64_t>(options.seed);
    Projection projection{given.take(names.W, names.out, names.in), nullptr};
    if (!projection.W)
        projection.W = drawn({.seed = seed, .name = names.W, .rows = names.out, .columns = names.in, .initialisation = options.initialisation});
    if (options.bias) projection.b = given.take(names.b, 1, names.out);
    if (options.bias && !projection.b) projection.b = drawnBias(seed, names.b, names.out, names.in);
    return projection;
}

Result<TensorPtr> project(const Tensor& x, const Projection& projection, int heads, const Watch& watch) {
    const int n = x.shape().rows, in = x.shape().columns, out = projection.W->shape().rows;
    auto y = std::make_shared<Tensor>(Shape{heads, n, out / heads});
    const auto done = linear<float>({.n = n,
                                     .in = in,
                                     .out = out,
                                     .x = x.data(),
                                     .W = projection.W->data(),
                                     .b = projection.b ? projection.b->data() : nullptr,
                                     .y = stackOf(*y),
                                     .heads = heads},
                                    watch);
    if (!done) return done.error();
    return TensorPtr(y);
}

std::vector<ArraySlot> layerSlots(const LayerSizes& sizes) {
    std::vector<ArraySlot> slots;
    const auto add = [&](const ProjectionNames& names, Text meaning) {
        slots.push_back({names.W, {names.out, names.in}, meaning});
        if (sizes.bias) slots.push_back({names.b, {names.out}, ATT_TEXT("engine", "its bias")});
    };
    add(namesQ(sizes), ATT_TEXT("engine", "makes queries: the heads' blocks of d_k rows one below the other"));
    add(namesK(sizes), ATT_TEXT("engine", "makes keys: the heads' blocks of d_k rows one below the other"));
    add(namesV(sizes), ATT_TEXT("engine", "makes values: the heads' blocks of d_v rows one below the other"));
    if (sizes.outputProjection) add(namesO(sizes), ATT_TEXT("engine", "joins the heads: one column for each dimension of the concatenation"));
    return slots;
}

Result<LayerWeights> layerWeights(const LayerSizes& sizes, const WeightOptions& options, const Given& given, const Watch& watch) {
    LayerWeights weights;
    weights.q = takeProjection(namesQ(sizes), options, given);
    if (watch.stopped()) return stoppedError();
    weights.k = takeProjection(namesK(sizes), options, given);
    if (watch.stopped()) return stoppedError();
    weights.v = takeProjection(namesV(sizes), options, given);
    if (watch.stopped()) return stoppedError();
    if (sizes.outputProjection) weights.o = takeProjection(namesO(sizes), options, given);
    return weights;
}

LayerKeep layerKeep(const LayerSizes& sizes, const ScoreRule& rule, const Watch& watch) {
    const LayerKeep all;
    const std::size_t bytes = static_cast<std::size_t>(ScoreSteps(sizes, rule, all).tensors()) * sizes.scores().bytes();
    if (watch.keepAll || bytes <= smallBytes) return all;
    const auto wanted = [&watch](std::string_view stage) { return watch.wanted == stage || watch.wanted.starts_with(std::string(stage) + "/"); };
    return {wanted("scores"), wanted("scaled"), wanted("bias"), wanted("mask")};
}

std::size_t layerBytes(const LayerSizes& sizes, const ScoreRule& rule, const LayerKeep& keep) {
    const auto floats = [](int a, int b) { return Shape{1, a, b}.bytes(); };
    const int widthK = sizes.heads * sizes.dK, widthV = sizes.heads * sizes.dV;
    const std::size_t weights = floats(widthK + (sizes.outputProjection ? widthV : 0), sizes.dModel) + floats(widthK + widthV, sizes.memoryWidth());
    const std::size_t rows =
        floats(sizes.queries, widthK + 2 * widthV + 2 * sizes.dModel) + floats(sizes.keys, widthK + widthV + sizes.memoryWidth());
    return weights + rows + static_cast<std::size_t>(1 + ScoreSteps(sizes, rule, keep).tensors()) * sizes.scores().bytes();
}

Status projectTokens(LayerValues& values, const LayerSizes& sizes, const LayerWeights& weights, const Tensor& X, const Watch& watch) {
    return projectTokens(values, sizes, weights, X, X, watch);
}

Status projectTokens(LayerValues& values, const LayerSizes& sizes, const LayerWeights& weights, const Tensor& X, const Tensor& memory,
                     const Watch& watch) {
    struct Way {
        const Tensor& from;
        const Projection& through;
        TensorPtr& into;
    };
    constexpr float third = 1.0f / 3;
    float share = 0;
    for (const auto& way : {Way{X, weights.q, values.Q}, Way{memory, weights.k, values.K}, Way{memory, weights.v, values.V}}) {
        auto projected = project(way.from, way.through, sizes.heads, watch.part(share, share + third));
        share += third;
        if (!projected) return projected.error();
        way.into = *std::move(projected);
    }
    return Done{};
}

Status attendHeads(LayerValues& values, const LayerSizes& sizes, const ScoreRule& rule, const LayerKeep& keep, const Watch& watch) {
    const ScoreSteps steps(sizes, rule, keep);
    const auto scores = makeScores(sizes, steps);
    auto A = std::make_shared<Tensor>(sizes.scores());
    auto O = std::make_shared<Tensor>(Shape{sizes.heads, sizes.queries, sizes.dV});
    Attention<float> attention{.heads = sizes.heads, .queries = sizes.queries, .keys = sizes.keys, .dK = sizes.dK, .dV = sizes.dV};
    attention.Q = stackOf(*values.Q);
    attention.K = stackOf(*values.K);
    attention.V = stackOf(*values.V);
    attention.scale = rule.factor;
    attention.visible = rule.visible.data();
    if (rule.bias) attention.bias = biasOf(*rule.bias);
    Stack<float>* const taps[] = {&attention.raw, &attention.scaled, &attention.biased, &attention.masked};
    for (std::size_t step = 0; step < scores.size(); ++step)
        if (scores[step] && steps.changes[step]) *taps[step] = stackOf(*scores[step]);
    attention.A = stackOf(*A);
    attention.O = stackOf(*O);
    if (steps.changes[2]) values.bias = rule.bias;
    std::tie(values.raw, values.scaled, values.biased, values.masked) = std::tuple_cat(scores);
    values.A = A;
    values.mixed = O;
    if (const auto done = attend(attention, watch); !done) return done;
    if (std::ranges::all_of(scores, [](const auto& score) { return score != nullptr; })) return Done{};
    auto sample = sampleLayer(values, sizes, rule, watch.part(1, 1));
    if (!sample) return sample.error();
    values.sample = std::make_shared<const LayerValues>(*std::move(sample));
    return Done{};
}

Status joinHeads(LayerValues& values, const LayerSizes& sizes, const LayerWeights& weights, const Watch& watch) {
    if (!sizes.outputProjection) return Done{};
    values.concat = concatenated(*values.mixed);
    auto output = project(*values.concat, weights.o, 1, watch);
    if (!output) return output.error();
    values.output = *std::move(output);
    return Done{};
}

Result<LayerValues> forward(const LayerSizes& sizes, const LayerWeights& weights, const ScoreRule& rule, const LayerKeep& keep, const Tensor& X,
                            const Watch& watch) {
    LayerValues values;
    if (const auto done = projectTokens(values, sizes, weights, X, watch); !done) return done.error();
    if (const auto done = attendHeads(values, sizes, rule, keep, watch); !done) return done.error();
    if (const auto done = joinHeads(values, sizes, weights, watch); !done) return done.error();
    return values;
}

Cost layerCost(const LayerSizes& sizes) {
    const std::int64_t d = sizes.dModel, widthK = std::int64_t(sizes.heads) * sizes.dK, widthV = std::int64_t(sizes.heads) * sizes.dV;
    const std::int64_t out = sizes.outputProjection ? 1 : 0, memory = sizes.memoryWidth();
    const std::int64_t biases = sizes.bias ? 2 * widthK + widthV + out * d : 0;
    Cost cost;
    cost.parameters = d * (widthK + out * widthV) + memory * (widthK + widthV) + biases;
    cost.multiplyAdds = sizes.queries * d * (widthK + out * widthV) + sizes.keys * memory * (widthK + widthV) +
                        std::int64_t(sizes.queries) * sizes.keys * (widthK + widthV);
    return cost;
}

}  // namespace att::lenses
