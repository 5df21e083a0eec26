// SPDX-License-Identifier: GPL-3.0-or-later
// Self-attention with one head (Vaswani et al. 2017, section 3.2.1), every step of it: small enough by default to check by hand.
#include "engine/lenses/common/examples.h"
#include "engine/lenses/common/one_head.h"

namespace att {
namespace {

using namespace lenses;

struct Options : SpecOf<Options>, OneHead {
    void fields(FieldVisitor& visitor) override {
        sequence.fields(visitor, "the cat sat on the mat");
        widths.fields(visitor, 8, 4);
        score.fields(visitor);
        mask.fields(visitor);
        positions.fieldsWithin(visitor);
        weights.fields(visitor);
    }
};

TextAttention attention(const Spec& spec) { return static_cast<const Options&>(spec).attention(); }

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) { return runTextAttention(spec, attention(*spec), watch); }

Explanation explain(const Outcome& outcome, const Cell& cell) { return explainTextAttention(outcome, cell, attention(*outcome.spec)); }

std::vector<ArraySlot> arrays(const Spec& spec) { return textAttentionSlots(attention(spec)); }

Article article() {
    return {
        .formulas =
            {R"(Q = XW_Q^{\top}, \qquad K = XW_K^{\top}, \qquad V = XW_V^{\top})",
             R"(\operatorname{Attention}(Q,K,V) = \operatorname{softmax}\!\left(\frac{QK^{\top}}{\tau\sqrt{d_k}} + M\right)V)",
             R"(A_{ij} = \frac{e^{s_{ij}}}{\sum_{l=1}^{n} e^{s_{il}}}, \qquad s_{ij} = \frac{q_i\cdot k_j}{\tau\sqrt{d_k}} + M_{ij}, \qquad o_i = \sum_{j=1}^{n} A_{ij}\,v_j)"},
        .shapes = ATT_TEXT(
            "engine",
            "X is n × d_model, one row for each token. W_Q and W_K are d_k × d_model and W_V is d_v × d_model, stored as in nn.Linear; the paper "
            "writes their transposes. Q and K are n × d_k, V and the output are n × d_v. Scores and weights A are n × n: rows are queries, columns "
            "are keys. τ is the temperature; M is 0 where a key may be seen and −∞ where not."),
        .source =
            ATT_TEXT("engine",
                     "Vaswani et al. 2017, “Attention Is All You Need”, section 3.2.1, equation 1, and section 3.5 for the sinusoidal positions "
                     "(arXiv 1706.03762)."),
        .lookFor = ATT_TEXT(
            "engine",
            "Write a word twice and set the encoding to none: its two rows are equal, since attention alone does not know the order. With positions "
            "they part.\nSwitch “Divide by √d_k” off and raise d_k: the scores spread and every row tends to a single 1; a temperature below 1 does "
            "the same, one above 1 evens the row out towards 1/n.\nChoose the causal mask: the first row is exactly 1, 0, 0, …, and a later word "
            "changes no earlier row."),
        .mistakes = ATT_TEXT(
            "engine",
            "A score is not a weight: q·k may be any number, and the weight is what the softmax makes of its row.\nThe softmax runs along a row, "
            "over the keys. Where tokens are columns (A = KᵀQ) it runs down a column; a transposed softmax is the commonest error.\nq·k is no "
            "cosine: "
            "q·k = ‖q‖‖k‖ cos θ. A score of 0 does not mean ignored: its weight is e⁰ / Σ, above 0; negative scores are the low ones.\nWeights "
            "multiply values, not word vectors and not queries, and a token also attends to itself.\n√d_k keeps the softmax from saturating, where "
            "its gradients vanish; it is not there against exploding ones.")};
}

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
            .examples = textExamples(),
            .article = article()};
}

}  // namespace att
