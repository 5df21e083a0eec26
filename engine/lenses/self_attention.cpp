// SPDX-License-Identifier: GPL-3.0-or-later
// Self-attention with one head (Vaswani et al. 2017, section 3.2.1), every step of it: small enough by default to check by hand.
#include "engine/lenses/common/examples.h"
#include "engine/lenses/common/text_attention.h"

namespace att {
namespace {

using namespace lenses;

struct Options : SpecOf<Options> {
    SequenceOptions sequence;
    WidthOptions widths;
    ScoreOptions score;
    MaskOptions mask;
    PositionOptions positions;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override {
        sequence.fields(visitor, "the cat sat on the mat");
        widths.fields(visitor, 8, 4);
        score.fields(visitor);
        mask.fields(visitor);
        positions.fields(visitor);
        weights.fields(visitor);
    }
};

TextAttention attention(const Spec& spec) {
    const auto& options = static_cast<const Options&>(spec);
    return {.sequence = options.sequence,
            .positions = options.positions,
            .weights = options.weights,
            .score = options.score,
            .mask = options.mask.mask(),
            .sizes = {.dModel = options.widths.dModel,
                      .heads = 1,
                      .dK = options.widths.dK,
                      .dV = options.widths.dV,
                      .bias = options.weights.bias,
                      .outputProjection = false}};
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) { return runTextAttention(spec, attention(*spec), watch); }

Explanation explain(const Outcome& outcome, const Cell& cell) { return explainTextAttention(outcome, cell, attention(*outcome.spec)); }

std::vector<ArraySlot> arrays(const Spec& spec) { return textAttentionSlots(attention(spec)); }

}  // namespace

Lens self_attention() {
    return {.id = "self_attention",
            .title = ATT_TEXT("engine", "Self-attention"),
            .family = ATT_TEXT("engine", "Sequence"),
            .help = ATT_TEXT(
                "engine",
                "Every token asks every token, itself included: the dot product of its query with a key is a score, the softmax makes a row of "
                "scores into weights, and the weights mix the values. (Vaswani et al. 2017, section 3.2.1.) One head without W^O, with widths "
                "small enough to check each number by hand. Look at two equal tokens: without positions their rows are equal."),
            .defaults = makeDefault<Options>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = textExamples()};
}

}  // namespace att
