// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/text_attention.h"

#include "engine/lenses/common/layer_explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/sequence.h"
#include "engine/lenses/common/sequence_explain.h"

namespace att::lenses {
namespace {

ScoreRule scoreRule(const TextAttention& attention) {
    return {static_cast<float>(attention.score.factor(attention.sizes.dK)),
            visibleKeys(attention.mask, attention.sizes.queries, attention.sizes.keys)};
}

std::vector<ArraySlot> slotsFor(const LayerSizes& sizes) {
    auto slots = sequenceSlots(sizes.queries, sizes.dModel);
    for (auto& slot : layerSlots(sizes)) slots.push_back(std::move(slot));
    return slots;
}

/// Everything between the checked input and the stages.
struct Computed {
    TensorPtr X, P, sum;
    LayerWeights weights;
    LayerValues values;
};

Result<Computed> compute(const TextAttention& attention, const Sequence& sequence, const ScoreRule& rule, const Given& given, const Watch& watch) {
    const auto& sizes = attention.sizes;
    const auto keep = layerKeep(sizes, rule, watch);
    const std::size_t sequenceBytes = 3 * Shape{1, sizes.queries, sizes.dModel}.bytes();
    if (const auto fits = watch.reserve(sequenceBytes + layerBytes(sizes, rule, keep)); !fits) return fits.error();

    Computed computed;
    auto X = tokenVectors(sequence, sizes.dModel, attention.weights.seed, given, watch);
    if (!X) return X.error();
    computed.X = *std::move(X);
    computed.P = positionVectors(attention.positions, sizes.queries, sizes.dModel);
    computed.sum = withPositions(computed.X, computed.P);
    auto weights = layerWeights(sizes, attention.weights, given, watch);
    if (!weights) return weights.error();
    computed.weights = *std::move(weights);
    auto values = forward(sizes, computed.weights, rule, keep, *computed.sum, watch);
    if (!values) return values.error();
    computed.values = *std::move(values);
    return computed;
}

}  // namespace

Result<OutcomePtr> runTextAttention(const SpecPtr& spec, TextAttention attention, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    auto sequence = readSequence(attention.sequence);
    attention.sizes.queries = attention.sizes.keys = sequence.n();
    const Given given(attention.weights.arrays, slotsFor(attention.sizes));
    if (const auto fits = given.check(); !fits) return fits.error();
    const auto rule = scoreRule(attention);
    const auto computed = compute(attention, sequence, rule, given, watch);
    if (!computed) return computed.error();

    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = sequence.tokens;
    outcome->mainPanel = panel::weights;
    outcome->cost = layerCost(attention.sizes);
    addSequenceStages(*outcome, computed->X, computed->P, computed->sum);
    const auto done = addLayerStages(*outcome, attention.sizes, computed->weights, computed->values, watch);
    if (!done) return done.error();
    finish(*outcome, {sequence.notices, maskNotices(computed->values), given.notices()});
    return OutcomePtr(outcome);
}

Explanation explainTextAttention(const Outcome& outcome, const Cell& cell, const TextAttention& attention) {
    const int n = static_cast<int>(outcome.tokens->size());
    LayerSizes sizes = attention.sizes;
    sizes.queries = sizes.keys = n;
    const LayerReading layer{outcome, sizes, attention.score, visibilityOf(attention.mask, n, n), attention.weights};
    if (auto explanation = explainLayer(layer, cell)) return *std::move(explanation);
    return explainSequence(outcome, cell, attention.weights);
}

std::vector<ArraySlot> textAttentionSlots(TextAttention attention) {
    attention.sizes.queries = attention.sizes.keys = readSequence(attention.sequence).n();
    return slotsFor(attention.sizes);
}

}  // namespace att::lenses
