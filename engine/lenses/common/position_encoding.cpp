// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/position_encoding.h"

#include <algorithm>
#include <cmath>

#include "engine/core/random.h"
#include "engine/lenses/common/panels.h"
#include "engine/math/position.h"
#include "engine/math/position_variants.h"
#include "engine/math/relative_shaw.h"

namespace att::lenses {
namespace {

/// An array that a file may give under its name.
struct ArrayName {
    const char* name;
    int rows, columns;
    bool isRow;                    ///< one dimension in a file
    std::optional<double> spread;  ///< of N(0, spread²); without it U(±1/√(d+1)), as a linear layer starts
    TensorPtr PositionArrays::*into;
    Text meaning;
};

std::vector<ArrayName> namesOf(const PositionOptions& o, const LayerSizes& s) {
    const Text flow = ATT_TEXT("engine", "of the flow h(t, p) = W2·[ReLU(W1·[p; t] + b1); t] + b2");
    switch (o.kind) {
        case PositionKind::Learned:
            return {{"p", o.trained, s.dModel, false, o.spread, &PositionArrays::table, ATT_TEXT("engine", "the learned positions, one row each")}};
        case PositionKind::Buckets:
            return {{"buckets", o.rule.buckets, s.heads, false, o.spread, &PositionArrays::buckets,
                     ATT_TEXT("engine", "the bias of each bucket, one column for each head")}};
        case PositionKind::Shaw:
            return {{"a_k", 2 * o.clip + 1, s.dK, false, o.spread, &PositionArrays::aK,
                     ATT_TEXT("engine", "vectors added to the keys, for the distances −k … k")},
                    {"a_v", 2 * o.clip + 1, s.dV, false, o.spread, &PositionArrays::aV,
                     ATT_TEXT("engine", "vectors added to the values, for the distances −k … k")}};
        case PositionKind::Flow:
            return {{"flow_start", 1, s.dModel, true, o.spread, &PositionArrays::start, ATT_TEXT("engine", "p at time 0")},
                    {"flow_w1", s.dModel, s.dModel + 1, false, {}, &PositionArrays::W1, flow},
                    {"flow_b1", 1, s.dModel, true, {}, &PositionArrays::b1, flow},
                    {"flow_w2", s.dModel, s.dModel + 1, false, {}, &PositionArrays::W2, flow},
                    {"flow_b2", 1, s.dModel, true, {}, &PositionArrays::b2, flow}};
        default: return {};
    }
}

TensorPtr sinusoids(const PositionOptions& o, int first, int n, int d) {
    const auto all =
        o.layout == RotaryLayout::Interleaved ? sinusoidalPositions<float>(first + n, d, o.base) : concatenatedPositions<float>(first + n, d, o.base);
    return tensorOf(all.bottomRows(n));
}

TensorPtr tableRows(const Tensor& table, int first, int n) {
    auto rows = std::make_shared<Tensor>(Shape{1, n, table.shape().columns});
    rows->head(0).setZero();
    const int kept = std::clamp(table.shape().rows - first, 0, n);
    rows->head(0).topRows(kept) = table.head(0).middleRows(std::min(first, table.shape().rows), kept);
    return rows;
}

TensorPtr followed(const PositionOptions& o, const PositionArrays& arrays, int first, int n, const Watch& watch) {
    const OdeGrid grid{.positions = first + n, .interval = o.interval, .steps = o.steps, .method = o.method};
    const RowVector<double> start = arrays.start->head(0).row(0).cast<double>();
    return tensorOf(followFrom(flowOf(arrays, watch), start, 0, grid).bottomRows(n).cast<float>());
}

/// Every head of a stack turned.
Result<TensorPtr> turned(const Tensor& stack, const Rotary& rotary, const Watch& watch) {
    auto result = std::make_shared<Tensor>(stack.shape());
    for (int h = 0; h < stack.shape().heads; ++h) {
        if (watch.stopped()) return stoppedError();
        result->head(h) = rotate<float>(rotary, stack.head(h));
    }
    return TensorPtr(result);
}

Status turn(LayerValues& values, const Rotary& rotary, const Watch& watch) {
    auto Q = turned(*values.Q, rotary, watch), K = turned(*values.K, rotary, watch);
    if (!Q || !K) return stoppedError();
    values.plainQ = std::exchange(values.Q, *std::move(Q));
    values.plainK = std::exchange(values.K, *std::move(K));
    return Done{};
}

/// scale·q_i·aK for every head.
Result<TensorPtr> shawBias(const LayerSizes& sizes, const Tensor& Q, const Tensor& aK, float factor, const Watch& watch) {
    auto bias = std::make_shared<Tensor>(sizes.scores());
    for (int h = 0; h < sizes.heads; ++h) {
        if (watch.stopped()) return stoppedError();
        bias->head(h) = shawScores<float>(Q.head(h), aK.head(0), sizes.keys, double(factor));
    }
    return TensorPtr(bias);
}

Status addShawValues(LayerValues& values, const Tensor& aV, const Watch& watch) {
    auto mixed = std::make_shared<Tensor>(values.mixed->shape());
    for (int h = 0; h < mixed->shape().heads; ++h) {
        if (watch.stopped()) return stoppedError();
        mixed->head(h) = values.mixed->head(h) + shawValues<float>(values.A->head(h), aV.head(0));
    }
    values.mixed = mixed;
    return Done{};
}

Result<TensorPtr> biasFor(const LayerSizes& sizes, const PositionedLayer& positions, const LayerValues& values, float factor, const Watch& watch) {
    if (positions.arrays.aK) return shawBias(sizes, *values.Q, *positions.arrays.aK, factor, watch);
    return placeBias(positions.options, positions.arrays, sizes, watch);
}

}  // namespace

std::vector<ArraySlot> positionSlots(const PositionOptions& options, const LayerSizes& sizes) {
    std::vector<ArraySlot> slots;
    for (const auto& name : namesOf(options, sizes)) {
        const auto shape = name.isRow ? std::vector<std::int64_t>{name.columns} : std::vector<std::int64_t>{name.rows, name.columns};
        slots.push_back({name.name, shape, name.meaning});
    }
    return slots;
}

PositionArrays positionArrays(const PositionOptions& options, const LayerSizes& sizes, int seed, const Given& given) {
    PositionArrays arrays;
    for (const auto& name : namesOf(options, sizes)) {
        auto& into = arrays.*name.into;
        into = given.take(name.name, name.rows, name.columns);
        if (into) continue;
        auto drawn = std::make_shared<Tensor>(Shape{1, name.rows, name.columns});
        const auto bound = static_cast<float>(1 / std::sqrt(double(sizes.dModel) + 1));
        if (name.spread)
            fillNormal(static_cast<std::uint64_t>(seed), name.name, static_cast<float>(*name.spread), drawn->data(), drawn->shape().size());
        else
            fillUniform(static_cast<std::uint64_t>(seed), name.name, bound, drawn->data(), drawn->shape().size());
        into = drawn;
    }
    return arrays;
}

Result<TensorPtr> addedPositions(const PositionOptions& options, const PositionArrays& arrays, int first, int n, int dModel, const Watch& watch) {
    if (!options.isAdded()) return TensorPtr();
    if (options.kind == PositionKind::Sinusoidal) return sinusoids(options, first, n, dModel);
    if (options.kind == PositionKind::Learned) return tableRows(*arrays.table, first, n);
    auto P = followed(options, arrays, first, n, watch);
    if (watch.stopped()) return stoppedError();
    return P;
}

std::optional<Rotary> rotaryOf(const PositionOptions& options) {
    if (options.kind != PositionKind::Rotary) return {};
    return Rotary{.layout = options.layout, .base = options.base, .first = double(options.first)};
}

Result<TensorPtr> placeBias(const PositionOptions& options, const PositionArrays& arrays, const LayerSizes& sizes, const Watch& watch) {
    if (!options.isBias()) return TensorPtr();
    auto bias = std::make_shared<Tensor>(sizes.scores());
    const auto slopes = linearBiasSlopes(sizes.heads);
    for (int h = 0; h < sizes.heads; ++h) {
        if (watch.stopped()) return stoppedError();
        bias->head(h) = arrays.buckets ? relativeBucketBias<float>(options.rule, arrays.buckets->head(0), h, sizes.queries, sizes.keys)
                                       : linearBias<float>(options.form, slopes[static_cast<std::size_t>(h)], sizes.queries, sizes.keys);
    }
    return TensorPtr(bias);
}

Status projectTokens(LayerValues& values, const LayerSizes& sizes, const LayerWeights& weights, const PositionedLayer& positions, const Tensor& X,
                     const Watch& watch) {
    if (const auto done = projectTokens(values, sizes, weights, X, watch); !done) return done;
    const auto rotary = rotaryOf(positions.options);
    return rotary ? turn(values, *rotary, watch) : Done{};
}

Status attendAndJoin(LayerValues& values, const LayerSizes& sizes, const LayerWeights& weights, const PositionedLayer& positions, ScoreRule rule,
                     const LayerKeep& keep, const Watch& watch) {
    constexpr float attended = 0.8f;  // of the way, about
    auto bias = biasFor(sizes, positions, values, rule.factor, watch);
    if (!bias) return bias.error();
    if (*bias) rule.bias = *std::move(bias);
    if (const auto done = attendHeads(values, sizes, rule, keep, watch.part(0, attended)); !done) return done;
    if (positions.arrays.aV)
        if (const auto done = addShawValues(values, *positions.arrays.aV, watch); !done) return done;
    return joinHeads(values, sizes, weights, watch.part(attended, 1));
}

Result<LayerValues> forward(const LayerSizes& sizes, const LayerWeights& weights, const PositionedLayer& positions, const ScoreRule& rule,
                            const LayerKeep& keep, const Tensor& X, const Watch& watch) {
    LayerValues values;
    if (const auto done = projectTokens(values, sizes, weights, positions, X, watch); !done) return done.error();
    if (const auto done = attendAndJoin(values, sizes, weights, positions, rule, keep, watch); !done) return done.error();
    return values;
}

std::size_t positionBytes(const PositionOptions& options, const LayerSizes& s) {
    if (options.kind == PositionKind::Rotary) return 2 * Shape{s.heads, s.queries, s.dK}.bytes();
    return options.isBias() || options.kind == PositionKind::Shaw ? 2 * s.scores().bytes() : 0;
}

PositionCounts positionCounts(const PositionOptions& o, const LayerSizes& s) {
    using Factor = std::pair<std::string, double>;
    const Factor n{"n", s.queries}, d{"d_model", s.dModel}, heads{"H", s.heads}, vectors{"2k + 1", 2 * o.clip + 1}, widths{"d_k + d_v", s.dK + s.dV};
    // An addition alone, to X or to the scores, is no multiply-add.
    switch (o.kind) {
        case PositionKind::None:
        case PositionKind::Sinusoidal:
        case PositionKind::LinearBias: break;
        case PositionKind::Rotary:
            return {{}, {{say(ATT_TEXT("engine", "two products for each number of q and k")), {{"4", 4}, n, heads, {"d_k", s.dK}}}}};
        case PositionKind::Learned: return {{{say(ATT_TEXT("engine", "rows of the table")), {{"rows", o.trained}, d}}}, {}};
        case PositionKind::Buckets: return {{{say(ATT_TEXT("engine", "a bias for each bucket and head")), {{"buckets", o.rule.buckets}, heads}}}, {}};
        case PositionKind::Shaw:
            return {{{say(ATT_TEXT("engine", "vectors beside keys and values")), {vectors, widths}}},
                    {{say(ATT_TEXT("engine", "each query and each row of weights meets every vector")), {heads, n, vectors, widths}}}};
        case PositionKind::Flow: {
            const Factor stages{"stages", o.method == OdeMethod::Euler ? 1 : 4}, steps{"steps", o.steps};
            return {{{say(ATT_TEXT("engine", "two layers with the time beside p")), {{"2", 2}, d, {"d_model + 2", s.dModel + 2}}}},
                    {{say(ATT_TEXT("engine", "following the flow")), {n, steps, stages, {"2", 2}, d, {"d_model + 1", s.dModel + 1}}}}};
        }
    }
    return {};
}

double shawShare(const Tensor& A, const Tensor& aV, const Cell& cell) {
    double sum = 0;
    for (int j = 0; j < A.shape().columns; ++j)
        sum += double(A.at(cell.head, cell.row, j)) * double(aV.at(0, shawRow(cell.row, j, aV.shape().rows / 2), cell.column));
    return sum;
}

Flow<double> flowOf(const PositionArrays& arrays, const Watch& watch) {
    const FloaterFlow<double> flow{arrays.W1->head(0).cast<double>(), arrays.W2->head(0).cast<double>(), arrays.b1->head(0).row(0).cast<double>(),
                                   arrays.b2->head(0).row(0).cast<double>()};
    // Once stopped the flow stands still, so that what is left of the way costs nothing; nobody looks at the result then. It stands still too
    // where it has run away, so that no drawn flow ends at infinity.
    constexpr double farthest = 1e5;
    return [flow, watch](double t, const RowVector<double>& p) -> RowVector<double> {
        if (watch.stopped() || p.cwiseAbs().maxCoeff() > farthest) return RowVector<double>::Zero(p.size());
        return flow(t, p);
    };
}

Matrix<double> followFrom(const Flow<double>& flow, const RowVector<double>& start, double time, const OdeGrid& grid) {
    return followFlow<double>([&](double t, const RowVector<double>& p) { return flow(time + t, p); }, start, grid);
}

}  // namespace att::lenses
