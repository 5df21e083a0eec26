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
        positions.fieldsWithin(visitor);
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

Article article() {
    return {
        .formulas =
            {R"(\operatorname{head}_h = \operatorname{softmax}\!\left(\frac{Q_h K_h^{\top}}{\tau\sqrt{d_k}} + M\right)V_h, \qquad Q_h = XW_{Q,h}^{\top},\quad K_h = XW_{K,h}^{\top},\quad V_h = XW_{V,h}^{\top})",
             R"(\operatorname{MultiHead}(X) = \operatorname{Concat}(\operatorname{head}_1,\dots,\operatorname{head}_H)\,W_O^{\top} = \sum_{h=1}^{H} \operatorname{head}_h W_{O,h}^{\top})",
             R"(|W| = 4d^2, \qquad \mathrm{MAC} = 4nd^2 + 2n^2d \qquad (Hd_k = Hd_v = d))"},
        .shapes = ATT_TEXT(
            "engine",
            "X is n × d_model. Each head h has its own W_Q and W_K, d_k × d_model, and W_V, d_v × d_model; they stand one below the other in W_Q, "
            "W_K "
            "and W_V. Scores and weights are H × n × n, the heads' results H × n × d_v, side by side n × H·d_v. W_O is d_model × H·d_v and gives "
            "n × d_model."),
        .source = ATT_TEXT("engine",
                           "Vaswani et al. 2017, “Attention Is All You Need”, section 3.2.2 (arXiv 1706.03762). Weights stand as in PyTorch's "
                           "nn.MultiheadAttention. The names of heads are ours: each stands with the measure and the threshold that earn it."),
        .lookFor = ATT_TEXT(
            "engine",
            "Sort the heads by entropy: some look at few tokens, some at all. Where two maps differ, the heads see different relations.\nChange the "
            "number of heads with d_k tied: parameters and multiply-adds stay as they are, the maps become other ones. Untie d_k and they grow with "
            "every head.\nWalk to “concat” and “W^O output”: before W^O each head owns its columns, after it all heads share every column."),
        .mistakes = ATT_TEXT(
            "engine",
            "The word vector is not cut into H pieces. Its queries, keys and values are: every head reads all of d_model through matrices of its own."
            "\nAn output without W^O is not multi-head attention. Concatenation times W_O and the sum of head_h · W_O,h are one and the same, and "
            "W_O is a learned matrix: one linear map, not a transpose and not an MLP.\nA second matrix for each head behind a shared W_Q, q_h = "
            "W_h·W_Q·x, is allowed but equals one matrix, W_h·W_Q.\nA score plus a value is no step of it: a weight times a value is.\nUntrained "
            "heads "
            "look for nothing yet: what differs here comes from the seed.")};
}

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
            .examples = textExamples(),
            .article = article()};
}

}  // namespace att
