// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/text_attention.h"

#include <algorithm>

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

/// The options that only the steps after the scores read.
constexpr std::string_view lateKeys[] = {"scale", "temperature", "mask",   "window",  "padding", "left",   "right",
                                         "block", "dilation",    "stride", "summary", "globals", "prefix", "painted"};

/// The earlier outcome, when everything up to Q·Kᵀ stands in it as this spec would make it.
const Outcome* sameUpToScores(const Spec& spec, const Watch& watch) {
    if (!watch.previous) return nullptr;
    const auto isLate = [](const FieldEntry& entry) { return std::ranges::find(lateKeys, entry.field.key) != std::end(lateKeys); };
    return std::ranges::all_of(differences(*watch.previous->spec, spec), isLate) ? watch.previous.get() : nullptr;
}

TensorPtr tensorAt(const Outcome& outcome, std::string_view address) {
    const Panel* panel = findPanel(outcome, address);
    return panel ? panel->values : nullptr;
}

TextLayer takenOver(const Outcome& before) {
    const auto tensor = [&before](std::string_view address) { return tensorAt(before, address); };
    const auto projection = [&](const char* W, const char* b) { return Projection{tensor(W), tensor(b)}; };
    TextLayer computed{.X = tensor(panel::x), .P = tensor(panel::p), .sum = tensor(panel::sum)};
    computed.weights = {projection("parameters/w_q", "parameters/b_q"), projection("parameters/w_k", "parameters/b_k"),
                        projection("parameters/w_v", "parameters/b_v"), projection("parameters/w_o", "parameters/b_o")};
    computed.values.Q = tensor(panel::q);
    computed.values.K = tensor(panel::k);
    computed.values.V = tensor(panel::v);
    return computed;
}

/// From the tokens to Q, K, V.
Result<TextLayer> projected(const TextAttention& attention, const Sequence& sequence, const Given& given, const Watch& watch) {
    const auto& sizes = attention.sizes;
    TextLayer computed;
    auto X = tokenVectors(sequence, sizes.dModel, attention.weights.seed, given, watch);
    if (!X) return X.error();
    computed.X = *std::move(X);
    computed.P = positionVectors(attention.positions, sizes.queries, sizes.dModel);
    computed.sum = withPositions(computed.X, computed.P);
    auto weights = layerWeights(sizes, attention.weights, given, watch);
    if (!weights) return weights.error();
    computed.weights = *std::move(weights);
    if (const auto done = projectTokens(computed.values, sizes, computed.weights, *computed.sum, watch); !done) return done.error();
    return computed;
}

}  // namespace

std::vector<ArraySlot> textLayerSlots(const LayerSizes& sizes) {
    auto slots = sequenceSlots(sizes.queries, sizes.dModel);
    for (auto& slot : layerSlots(sizes)) slots.push_back(std::move(slot));
    return slots;
}

Result<TextLayer> computeTextLayer(const Spec& spec, const TextAttention& attention, const Sequence& sequence, const ScoreRule& rule,
                                   const Given& given, const Watch& watch) {
    const auto& sizes = attention.sizes;
    const auto keep = layerKeep(sizes, rule, watch);
    const std::size_t sequenceBytes = 3 * Shape{1, sizes.queries, sizes.dModel}.bytes();
    if (const auto fits = watch.reserve(sequenceBytes + layerBytes(sizes, rule, keep)); !fits) return fits.error();
    const Outcome* before = sameUpToScores(spec, watch);
    auto computed = before ? Result<TextLayer>(takenOver(*before)) : projected(attention, sequence, given, watch);
    if (!computed) return computed;
    auto values = computed->values;
    if (const auto done = attendHeads(values, sizes, rule, keep, watch); !done) return done.error();
    if (const auto done = joinHeads(values, sizes, computed->weights, watch); !done) return done.error();
    auto whole = *std::move(computed);
    whole.values = std::move(values);
    return whole;
}

Result<OutcomePtr> runTextAttention(const SpecPtr& spec, TextAttention attention, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    auto sequence = readSequence(attention.sequence);
    attention.sizes.queries = attention.sizes.keys = sequence.n();
    const Given given(attention.weights.arrays, textLayerSlots(attention.sizes));
    if (const auto fits = given.check(); !fits) return fits.error();
    const auto rule = scoreRule(attention);
    const auto computed = computeTextLayer(*spec, attention, sequence, rule, given, watch);
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
    return textLayerSlots(attention.sizes);
}

}  // namespace att::lenses
