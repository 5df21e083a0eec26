// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/text_attention.h"

#include <algorithm>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/position_explain.h"
#include "engine/lenses/common/sequence_explain.h"

namespace att::lenses {
namespace {

ScoreRule scoreRule(const TextAttention& attention, const LayerSizes& sizes) {
    return {static_cast<float>(attention.score.factor(sizes.dK)), visibleKeys(attention.mask, sizes.queries, sizes.keys)};
}

std::vector<ArraySlot> slotsFor(const TextAttention& attention) {
    auto slots = textLayerSlots(attention.sizes);
    for (auto& slot : positionSlots(attention.positions, attention.sizes)) slots.push_back(std::move(slot));
    slots.insert(slots.end(), attention.moreSlots.begin(), attention.moreSlots.end());
    return slots;
}

std::vector<Message> tableNotices(const PositionOptions& positions, int n) {
    const int beyond = std::min(positions.first + n - positions.trained, n);
    if (positions.kind != PositionKind::Learned || beyond <= 0) return {};
    return {say(ATT_TEXT("engine", "The table of positions has %1 rows: the last %2 tokens stand beyond its end and have no position."),
                positions.trained, beyond)};
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
    TextLayer computed{.X = tensor(panel::x), .P = tensor(panel::p), .sum = tensor(panel::sum), .arrays = arraysIn(before)};
    computed.weights = {projection("parameters/w_q", "parameters/b_q"), projection("parameters/w_k", "parameters/b_k"),
                        projection("parameters/w_v", "parameters/b_v"), projection("parameters/w_o", "parameters/b_o")};
    computed.values.Q = tensor(scoredQueries(before));
    computed.values.K = tensor(scoredKeys(before));
    computed.values.V = tensor(panel::v);
    if (!findPanel(before, panel::turnedQ)) return computed;
    computed.values.plainQ = tensor(panel::q);
    computed.values.plainK = tensor(panel::k);
    return computed;
}

/// From the tokens to Q, K, V.
Result<TextLayer> projected(const TextAttention& attention, const Sequence& sequence, const Given& given, const Watch& watch) {
    const auto& sizes = attention.sizes;
    const auto& positions = attention.positions;
    TextLayer computed;
    auto X = tokenVectors(sequence, sizes.dModel, attention.weights.seed, given, watch);
    if (!X) return X.error();
    computed.X = *std::move(X);
    computed.arrays = positionArrays(positions, sizes, attention.weights.seed, given);
    auto P = addedPositions(positions, computed.arrays, positions.first, sizes.queries, sizes.dModel, watch);
    if (!P) return P.error();
    computed.P = *std::move(P);
    computed.sum = withPositions(computed.X, computed.P);
    auto weights = layerWeights(sizes, attention.weights, given, watch);
    if (!weights) return weights.error();
    computed.weights = *std::move(weights);
    const PositionedLayer layer{positions, computed.arrays};
    if (const auto done = projectTokens(computed.values, sizes, computed.weights, layer, *computed.sum, watch); !done) return done.error();
    return computed;
}

/// Where the projections and the layer end on the way from 0 to 1, by the time they take: a multiply-add counts 1, an exponential 40 and a
/// measured weight 30.
struct Milestones {
    float projected, joined;
};

Milestones milestones(const LayerSizes& s) {
    const double n = s.queries, heads = s.heads, pairs = n * s.keys * heads;
    const double project = n * s.dModel * heads * (2 * s.dK + s.dV), attend = pairs * (s.dK + s.dV + 40);
    const double join = s.outputProjection ? n * s.dModel * heads * s.dV : 0, all = project + attend + join + 30 * pairs + 1;
    return {static_cast<float>(project / all), static_cast<float>((project + attend + join) / all)};
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
    const std::size_t bytes = 3 * Shape{1, sizes.queries, sizes.dModel}.bytes() + positionBytes(attention.positions, sizes);
    if (const auto fits = watch.reserve(bytes + layerBytes(sizes, rule, keep)); !fits) return fits.error();
    const Milestones at = milestones(sizes);
    const Outcome* before = sameUpToScores(spec, watch);
    auto computed = before ? Result<TextLayer>(takenOver(*before)) : projected(attention, sequence, given, watch.part(0, at.projected));
    if (!computed) return computed;
    auto whole = *std::move(computed);
    const PositionedLayer layer{attention.positions, whole.arrays};
    if (const auto done = attendAndJoin(whole.values, sizes, whole.weights, layer, rule, keep, watch.part(at.projected, at.joined)); !done)
        return done.error();
    return whole;
}

Result<TextRun> computeText(const Spec& spec, TextAttention attention, const Watch& watch) {
    TextRun run;
    run.sequence = attention.tokens ? Sequence{attention.tokens, {}} : readSequence(attention.sequence, attention.weights.arrays);
    attention.sizes.queries = attention.sizes.keys = run.sequence.n();
    run.sizes = attention.sizes;
    const Given given(attention.weights.arrays, slotsFor(attention));
    if (const auto fits = given.check(); !fits) return fits.error();
    run.rule = scoreRule(attention, run.sizes);
    auto layer = computeTextLayer(spec, attention, run.sequence, run.rule, given, watch);
    if (!layer) return layer.error();
    static_cast<TextLayer&>(run) = *std::move(layer);
    for (const auto& list : {run.sequence.notices, tableNotices(attention.positions, run.sequence.n()), maskNotices(run.values), given.notices()})
        run.notices.insert(run.notices.end(), list.begin(), list.end());
    return run;
}

Result<std::shared_ptr<Outcome>> textOutcome(const SpecPtr& spec, const TextAttention& attention, const TextRun& run, const Watch& watch) {
    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = run.sequence.tokens;
    outcome->mainPanel = panel::weights;
    outcome->cost = layerCost(run.sizes);
    const auto counts = positionCounts(attention.positions, run.sizes);
    outcome->cost.parameters += static_cast<std::int64_t>(total(counts.parameters));
    outcome->cost.multiplyAdds += static_cast<std::int64_t>(total(counts.multiplyAdds));
    if (auto learned = learnedStage(run.arrays)) outcome->stages.push_back(*std::move(learned));
    addSequenceStages(*outcome, run.X, run.P, run.sum);
    if (const auto done = addLayerStages(*outcome, run.sizes, run.weights, run.values, watch.part(milestones(run.sizes).joined, 1)); !done)
        return done.error();
    return outcome;
}

Result<OutcomePtr> runTextAttention(const SpecPtr& spec, TextAttention attention, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto run = computeText(*spec, attention, watch);
    if (!run) return run.error();
    const auto outcome = textOutcome(spec, attention, *run, watch);
    if (!outcome) return outcome.error();
    finish(**outcome, {run->notices});
    return OutcomePtr(*outcome);
}

Explanation explainTextAttention(const Outcome& outcome, const Cell& cell, const TextAttention& attention) {
    const int n = static_cast<int>(outcome.tokens->size());
    LayerSizes sizes = attention.sizes;
    sizes.queries = sizes.keys = n;
    LayerReading layer{outcome, sizes, attention.score, visibilityOf(attention.mask, n, n), attention.weights};
    if (const Panel* aV = findPanel(outcome, "learned/a_v"))
        layer.mixedAddends = [&outcome, aV](const Cell& mixed) {
            const double share = shawShare(*findPanel(outcome, panel::weights)->values, *aV->values, mixed);
            return std::vector<Term>{numberTerm(say(ATT_TEXT("engine", "the vectors of the distances")), share)};
        };
    if (auto explanation = explainLayer(layer, cell)) return *std::move(explanation);
    const PositionReading positions{outcome, attention.positions, sizes};
    if (cell.panel == panel::p) return explainPosition(positions, cell, attention.positions.first);
    if (cell.panel == panel::turnedQ || cell.panel == panel::turnedK) return explainTurned(positions, cell);
    if (cell.panel == panel::bias) return explainBias(positions, cell, attention.score.factor(sizes.dK));
    if (cell.panel.starts_with("learned/")) return explainLearned(outcome, cell, attention.weights, attention.positions);
    return explainSequence(outcome, cell, attention.weights);
}

std::vector<ArraySlot> textAttentionSlots(TextAttention attention) {
    attention.sizes.queries = attention.sizes.keys = readSequence(attention.sequence, attention.weights.arrays).n();
    return slotsFor(attention);
}

}  // namespace att::lenses
