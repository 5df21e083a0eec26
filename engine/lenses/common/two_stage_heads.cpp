// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/two_stage_heads.h"

#include "engine/math/head_variants.h"
#include "engine/math/product.h"

namespace att::lenses {
namespace {

ProjectionNames joinNames(const LayerSizes& s) { return {"w_o", "b_o", s.dModel, s.heads * s.dV}; }

/// W2·W1 and b1·W2ᵀ + b2 for all heads at once: what mergeStages of head_variants.h says, through the kernel of linear.h.
Result<Projection> merge(const Projection& first, const Projection& second, const Watch& watch) {
    auto turned = std::make_shared<Tensor>(Shape{1, first.W->shape().columns, first.W->shape().rows});
    turned->head(0) = first.W->head(0).transpose();
    auto W = project(*second.W, {turned, nullptr}, 1, watch);
    if (!W || !first.b) return W ? Result<Projection>({*W, nullptr}) : Result<Projection>(W.error());
    auto b = project(*first.b, second, 1, watch);
    if (!b) return b.error();
    return Projection{*W, *b};
}

/// head_h·W^O_h: H × n × d_model.
Result<TensorPtr> shares(const LayerSizes& sizes, const LayerValues& values, const Projection& join, const Watch& watch) {
    auto parts = std::make_shared<Tensor>(Shape{sizes.heads, sizes.queries, sizes.dModel});
    for (int h = 0; h < sizes.heads; ++h) {
        if (watch.stopped()) return stoppedError();
        parts->head(h) = headContributions<float>(values.mixed->head(h), join.W->head(0).middleCols(Eigen::Index(h) * sizes.dV, sizes.dV), 1).front();
    }
    return TensorPtr(parts);
}

/// Σ_h head_h·W^O_h + b.
TensorPtr sumOf(const Tensor& parts, const Projection& join) {
    auto sum = std::make_shared<Tensor>(Shape{1, parts.shape().rows, parts.shape().columns});
    sum->head(0).setZero();
    for (int h = 0; h < parts.shape().heads; ++h) sum->head(0) += parts.head(h);
    if (join.b) sum->head(0).rowwise() += join.b->head(0).row(0);
    return sum;
}

/// Σ_l (q_i·k_l + v_l), the number added to every component: what one article prints for a head's output.
TensorPtr misprinted(const LayerSizes& sizes, const LayerValues& values) {
    auto wrong = std::make_shared<Tensor>(Shape{sizes.heads, sizes.queries, sizes.dV});
    for (int h = 0; h < sizes.heads; ++h) {
        const RowVector<float> keys = values.K->head(h).colwise().sum(), sum = values.V->head(h).colwise().sum();
        wrong->head(h) = timesTransposed<float>(values.Q->head(h), keys).replicate(1, sizes.dV).rowwise() + sum;
    }
    return wrong;
}

Status computeProjections(TwoStageValues& c, const TwoStages& options, const Given& given, const Watch& watch) {
    for (const auto& line : linesOf(c.sizes, options.middle)) {
        c.first.*line.weights = takeProjection(line.first, options.weights, given);
        c.second.*line.weights = takeProjection(line.second, options.weights, given);
        auto merged = merge(c.first.*line.weights, c.second.*line.weights, watch);
        if (!merged) return merged.error();
        c.merged.*line.weights = *std::move(merged);
        auto middle = project(*c.X, c.first.*line.weights, 1, watch);
        if (!middle) return middle.error();
        c.middle.*line.values = *std::move(middle);
        auto twoStage = project(*(c.middle.*line.values), c.second.*line.weights, c.sizes.heads, watch);
        if (!twoStage) return twoStage.error();
        c.twoStage.*line.values = *std::move(twoStage);
    }
    c.merged.o = takeProjection(joinNames(c.sizes), options.weights, given);
    return Done{};
}

ScoreRule ruleOf(const TwoStages& options, const LayerSizes& sizes) {
    return {static_cast<float>(options.score.factor(sizes.dK)), visibleKeys({}, sizes.queries, sizes.keys)};
}

/// Twice the layer's, for both ways stand side by side, and the heads' shares of the output.
std::size_t bytesOf(const TwoStages& options, const LayerSizes& s, const ScoreRule& rule) {
    const int wide = s.heads * (2 * s.dK + s.dV);
    const std::size_t stages = Shape{3, options.middle, s.dModel}.bytes() + Shape{1, wide, options.middle}.bytes();
    const std::size_t rows = Shape{1, s.queries, 3 * options.middle + 4 * wide}.bytes() + Shape{s.heads + 3, s.queries, s.dModel}.bytes();
    return stages + rows + layerBytes(s, rule, keepNoScores);
}

/// The ways of the table in its order, for one token; with `biases` they are the parameters.
std::array<std::vector<Counted>, 4> waysOf(const LayerSizes& s, int middle, bool biases) {
    const double wide = double(s.heads) * (2 * s.dK + s.dV);
    const std::pair<std::string, double> d{"d_model", s.dModel}, m{"m", middle}, all{"H·(2d_k + d_v)", wide}, joined{"H·d_v", double(s.heads) * s.dV};
    std::array<std::vector<Counted>, 4> ways;
    ways[0] = {{say(ATT_TEXT("engine", "first stages")), {{"3", 3}, m, d}}, {say(ATT_TEXT("engine", "second stages")), {all, m}}};
    ways[1] = {{say(ATT_TEXT("engine", "one matrix for each of q, k, v and head")), {all, d}}};
    ways[2] = ways[3] = {{say(ATT_TEXT("engine", "W^O, whole or in blocks")), {joined, d}}};
    const double counts[] = {3 * middle + wide, wide, double(s.dModel), double(s.dModel)};
    for (std::size_t way = 0; biases && s.bias && way < ways.size(); ++way)
        ways[way].push_back({say(ATT_TEXT("engine", "biases")), {{"b", counts[way]}}});
    return ways;
}

}  // namespace

std::array<TwoStageLine, 3> linesOf(const LayerSizes& s, int middle) {
    const auto line = [&](char letter, Role role, std::array<const char*, 4> names, auto weights, auto values, int d) {
        return TwoStageLine{letter, role, {names[0], names[1], middle, s.dModel}, {names[2], names[3], s.heads * d, middle}, weights, values, d};
    };
    return {line('q', Role::Query, {"w_q", "b_q", "w_q_heads", "b_q_heads"}, &LayerWeights::q, &LayerValues::Q, s.dK),
            line('k', Role::Key, {"w_k", "b_k", "w_k_heads", "b_k_heads"}, &LayerWeights::k, &LayerValues::K, s.dK),
            line('v', Role::Value, {"w_v", "b_v", "w_v_heads", "b_v_heads"}, &LayerWeights::v, &LayerValues::V, s.dV)};
}

std::vector<ArraySlot> twoStageSlots(const LayerSizes& sizes, int middle) {
    auto slots = sequenceSlots(sizes.queries, sizes.dModel);
    const auto add = [&](const ProjectionNames& names, const std::string& stage, Text meaning) {
        slots.push_back({names.W, {names.out, names.in}, meaning, stage + names.W});
        if (sizes.bias) slots.push_back({names.b, {names.out}, ATT_TEXT("engine", "its bias"), stage + names.b});
    };
    for (const auto& line : linesOf(sizes, middle)) {
        add(line.first, "first_w/", ATT_TEXT("engine", "the first stage, which all heads share"));
        add(line.second, "second_w/", ATT_TEXT("engine", "the second stage: the heads' blocks of rows one below the other"));
    }
    add(joinNames(sizes), "parameters/", ATT_TEXT("engine", "joins the heads: one column for each dimension of the concatenation"));
    return slots;
}

Result<TwoStageValues> computeTwoStages(const TwoStages& options, const LayerSizes& sizes, const Sequence& sequence, const Given& given,
                                        const Watch& watch) {
    TwoStageValues c{.sizes = sizes};
    const auto rule = ruleOf(options, sizes);
    if (const auto fits = watch.reserve(bytesOf(options, sizes, rule)); !fits) return fits.error();
    auto X = tokenVectors(sequence, sizes.dModel, options.weights.seed, given, watch);
    if (!X) return X.error();
    c.X = *std::move(X);
    if (const auto done = computeProjections(c, options, given, watch); !done) return done.error();
    auto values = forward(sizes, c.merged, rule, keepNoScores, *c.X, watch);
    if (!values) return values.error();
    c.values = *std::move(values);
    auto parts = shares(sizes, c.values, c.merged.o, watch);
    if (!parts) return parts.error();
    c.parts = *std::move(parts);
    c.sum = sumOf(*c.parts, c.merged.o);
    c.wrong = misprinted(sizes, c.values);
    return c;
}

std::vector<Counted> countOf(const LayerSizes& sizes, int middle, int way, int column) {
    auto parts = waysOf(sizes, middle, column == 0)[static_cast<std::size_t>(way)];
    for (auto& part : parts)
        if (column == 1) part.factors.insert(part.factors.begin(), {"n", sizes.queries});
    return parts;
}

}  // namespace att::lenses
