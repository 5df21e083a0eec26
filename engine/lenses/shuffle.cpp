// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a text shuffled, and the attention put back in order: without positions and mask it is the same, with either it is not.
#include "engine/lenses/common/examples.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/shuffle_explain.h"
#include "engine/lenses/common/shuffle_stages.h"

namespace att {
namespace {

using namespace lenses;

const ShuffleOptions& optionsOf(const Spec& spec) { return static_cast<const ShuffleOptions&>(spec); }

TextAttention attention(const Spec& spec, int n) {
    const auto& options = optionsOf(spec);
    const auto& heads = options.heads;
    return {.sequence = options.sequence,
            .positions = options.positions,
            .weights = options.weights,
            .score = options.score,
            .mask = options.mask.mask(),
            .sizes = {.queries = n,
                      .keys = n,
                      .dModel = heads.widths.dModel,
                      .heads = heads.heads,
                      .dK = heads.dK(),
                      .dV = heads.dV(),
                      .bias = options.weights.bias},
            .moreSlots = {{"order", {n}, ATT_TEXT("engine", "the order: which token, counted from 0, comes first, second, …")}}};
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto& options = optionsOf(*spec);
    const int n = readSequence(options.sequence, options.weights.arrays).n();
    const auto text = attention(*spec, n);
    const auto before = computeText(*spec, text, watch);
    if (!before) return before.error();
    const auto order = orderOf(options, n);
    if (!order) return order.error();
    // The shuffled weights, put back, and the difference.
    if (const auto fits = watch.reserve(5 * before->sizes.scores().bytes()); !fits) return fits.error();
    const auto after = forwardShuffled(*before, {options.positions, before->arrays}, before->P, before->rule, *order, watch);
    if (!after) return after.error();
    auto table = measureShuffle(*before, options, *order, watch);
    if (!table) return table.error();

    auto layer = textOutcome(spec, text, *before, watch);
    if (!layer) return layer.error();
    auto& outcome = **layer;
    std::erase_if(outcome.stages, [](const Stage& s) { return s.id == "scores" || s.id == "scaled" || s.id == "mask"; });
    outcome.mainPanel = "compare/original";
    addShuffleStages(outcome, *before, {*order, *after, shuffleComparison(options, before->sizes), *std::move(table)});
    finish(outcome, {before->notices});
    return OutcomePtr(*std::move(layer));
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& options = optionsOf(*outcome.spec);
    const auto text = attention(*outcome.spec, int(outcome.tokens->size()));
    if (cell.panel == "compare/original") return explainTextAttention(outcome, {panel::weights, cell.head, cell.row, cell.column}, text);
    const ShuffleReading reading{outcome, options, text.sizes, *orderOf(options, text.sizes.queries)};
    if (auto explanation = explainShuffle(reading, cell)) return *std::move(explanation);
    return explainTextAttention(outcome, cell, text);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return textAttentionSlots(attention(spec, readSequence(optionsOf(spec).sequence).n())); }

std::vector<Example> examples() {
    const std::string six = "six words without any order here";
    const auto with = [&](const char* kind, const char* mask) {
        return std::vector<std::pair<std::string, FieldValue>>{
            {"text", six},   {"d_model", 64}, {"heads", 1}, {"positions", std::string(kind)}, {"mask", std::string(mask)},
            {"shuffle", 951}};  // 5 2 0 4 1 3
    };
    return {{ATT_TEXT("engine", "Without positions: the same weights, moved with the words"), with("none", "none")},
            {ATT_TEXT("engine", "Sines and cosines tell the order"), with("sinusoidal", "none")},
            {ATT_TEXT("engine", "A causal mask alone tells it too"), with("none", "causal")},
            {ATT_TEXT("engine", "The dog bites the man, shuffled"), {{"text", std::string("the dog bites the man")}}},
            {{}, {{"text", std::string("猫追狗，狗追猫")}}},
            {{}, {{"text", std::string("我爱你")}}}};
}

Article article() {
    return {.formulas = {R"(f(\Pi X) = \Pi\, f(X),\qquad A(\Pi X) = \Pi\, A(X)\, \Pi^{\mathsf T})",
                         R"(\frac{1}{n}\sum_i f(\Pi X)_i = \frac{1}{n}\sum_i f(X)_i)"},
            .shapes = ATT_TEXT("engine",
                               "Π: n × n, one 1 in each row and column. ΠX has the rows of X in the new order. Positions and mask belong to the "
                               "places, not to the tokens."),
            .source = ATT_TEXT("engine",
                               "Vaswani et al. 2017, section 3.5 (arXiv 1706.03762): without recurrence or convolution the model needs positions to "
                               "use the order at all."),
            .lookFor = ATT_TEXT(
                "engine",
                "Without positions and mask the weights put back equal those before, up to the last digit: sums of the same numbers in another order "
                "may round "
                "differently. Switch on an encoding, or the causal mask alone, and the difference is plain to see. Roll the die for another order."),
            .mistakes = ATT_TEXT("engine",
                                 "Shuffling does not give the same result: the outputs move with their tokens. That is equivariance; only a mean "
                                 "over all tokens is invariant. "
                                 "And a causal mask tells the order even without positions: the first token sees only itself.")};
}

}  // namespace

Lens shuffle() {
    return {.id = "shuffle",
            .title = ATT_TEXT("engine", "Shuffle the words"),
            .family = ATT_TEXT("engine", "Sequence"),
            .help = ATT_TEXT("engine",
                             "Shuffle the tokens, run the same attention, and put its weights back in order. Without positions and mask nothing has "
                             "changed but the places: "
                             "attention is permutation equivariant. (Vaswani et al. 2017, section 3.5.) An encoding of positions breaks that, and so "
                             "does a causal mask alone. "
                             "The largest difference is measured for every encoding."),
            .defaults = makeDefault<ShuffleOptions>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
