// SPDX-License-Identifier: GPL-3.0-or-later
// Multi-head self-attention (Vaswani et al. 2017, section 3.2.2): H heads look at the same tokens side by side, each through
// projections of its own, and W^O joins what they found.
#include "engine/lenses/common/examples.h"
#include "engine/lenses/common/text_attention.h"

namespace att {
namespace {

using namespace lenses;

struct Options : SpecOf<Options> {
    SequenceOptions sequence;
    HeadOptions heads;
    ScoreOptions score;
    MaskOptions mask;
    PositionOptions positions;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override {
        sequence.fields(visitor, "我吃柠檬，他喝水");
        heads.fields(visitor);
        score.fields(visitor);
        mask.fields(visitor);
        positions.fields(visitor);
        weights.fields(visitor);
    }
};

TextAttention attention(const Spec& spec) {
    const auto& options = static_cast<const Options&>(spec);
    const auto& heads = options.heads;
    return {.sequence = options.sequence,
            .positions = options.positions,
            .weights = options.weights,
            .score = options.score,
            .mask = options.mask.mask(),
            .sizes = {.dModel = heads.widths.dModel, .heads = heads.heads, .dK = heads.dK(), .dV = heads.dV(), .bias = options.weights.bias}};
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) { return runTextAttention(spec, attention(*spec), watch); }

Explanation explain(const Outcome& outcome, const Cell& cell) { return explainTextAttention(outcome, cell, attention(*outcome.spec)); }

std::vector<ArraySlot> arrays(const Spec& spec) { return textAttentionSlots(attention(spec)); }

}  // namespace

Lens multi_head() {
    return {.id = "multi_head",
            .title = ATT_TEXT("engine", "Multi-head"),
            .family = ATT_TEXT("engine", "Sequence"),
            .help = ATT_TEXT(
                "engine",
                "Several heads look at the same sequence side by side, each with queries, keys and values of its own, so that each can look "
                "for something else; W^O joins what they found. (Vaswani et al. 2017, section 3.2.2.) Every head reads all of d_model, and "
                "with d_k = d_model / heads more heads cost nothing. Compare the heads' maps: where they differ, they see different relations."),
            .defaults = makeDefault<Options>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = textExamples()};
}

}  // namespace att
