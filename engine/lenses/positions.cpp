// SPDX-License-Identifier: GPL-3.0-or-later
// Encodings of positions side by side: what each looks like, and what it does to the attention of a text.
#include "engine/lenses/common/examples.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/position_pictures.h"
#include "engine/lenses/common/text_attention.h"

namespace att {
namespace {

using namespace lenses;

struct Options : SpecOf<Options> {
    SequenceOptions sequence;
    PositionOptions positions;
    PositionView view;
    HeadOptions heads;
    ScoreOptions score;
    MaskOptions mask;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override {
        sequence.fields(visitor, "the cat sat on the mat");
        positions.fieldsInFull(visitor);
        view.fields(visitor, positions);
        heads.fields(visitor, 64, 4);
        score.fields(visitor);
        mask.fields(visitor);
        weights.fields(visitor);
    }
};

const Options& optionsOf(const Spec& spec) { return static_cast<const Options&>(spec); }

TextAttention attention(const Spec& spec) {
    const auto& options = optionsOf(spec);
    const auto& heads = options.heads;
    return {.sequence = options.sequence,
            .positions = options.positions,
            .weights = options.weights,
            .score = options.score,
            .mask = options.mask.mask(),
            .sizes = {.dModel = heads.widths.dModel, .heads = heads.heads, .dK = heads.dK(), .dV = heads.dV(), .bias = options.weights.bias}};
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto& options = optionsOf(*spec);
    const auto text = attention(*spec);
    const auto run = computeText(*spec, text, watch);
    if (!run) return run.error();
    const EncodingSource source{options.positions,
                                run->arrays,
                                run->sizes,
                                options.view,
                                run->values.plainQ ? run->values.plainQ : run->values.Q,
                                options.score.factor(run->sizes.dK)};
    if (const auto fits = watch.reserve(pictureBytes(source)); !fits) return fits.error();
    auto pictures = positionStages(source, watch);
    if (!pictures) return pictures.error();
    auto layer = textOutcome(spec, text, *run, watch);
    if (!layer) return layer.error();

    auto& outcome = **layer;
    outcome.stages.insert(outcome.stages.begin(), std::make_move_iterator(pictures->begin()), std::make_move_iterator(pictures->end()));
    outcome.stages.push_back(positionNumbers(options.positions, run->sizes));
    finish(outcome, {run->notices});
    return OutcomePtr(*std::move(layer));
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& options = optionsOf(*outcome.spec);
    auto text = attention(*outcome.spec);
    text.sizes.queries = text.sizes.keys = static_cast<int>(outcome.tokens->size());
    const PositionReading reading{outcome, options.positions, text.sizes};
    if (auto explanation = explainPicture(reading, options.view, options.score.factor(text.sizes.dK), cell)) return *std::move(explanation);
    return explainTextAttention(outcome, cell, text);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return textAttentionSlots(attention(spec)); }

using Values = std::vector<std::pair<std::string, FieldValue>>;

Values encoding(const char* kind, Values more = {}) {
    more.insert(more.begin(), {"positions", std::string(kind)});
    return more;
}

std::vector<Example> examples() {
    std::vector<Example> list = {
        {ATT_TEXT("engine", "Sines and cosines: alike by distance alone"), encoding("sinusoidal", {{"d_model", 128}, {"length", 201}})},
        {ATT_TEXT("engine", "The other sinusoid: all sines, then all cosines"), encoding("sinusoidal", {{"layout", std::string("halves")}})},
        {ATT_TEXT("engine", "RoPE: a text that begins at 100 attends as one that begins at 0"), encoding("rope", {{"first_position", 100}})},
        {ATT_TEXT("engine", "ALiBi: eight slopes over 32 positions"),
         encoding("alibi", {{"heads", 8}, {"length", 32}, {"mask", std::string("causal")}})},
        {ATT_TEXT("engine", "T5: 32 buckets over 280 distances"), encoding("t5", {{"length", 141}})},
        {ATT_TEXT("engine", "A learned table that is too short for the text"), encoding("learned", {{"table_rows", 4}})},
        {ATT_TEXT("engine", "Shaw: vectors for the distances −2 … 2"), encoding("shaw", {{"clip", 2}})},
        {ATT_TEXT("engine", "FLOATER: positions that flow"), encoding("floater")},
    };
    for (auto& example : textExamples()) list.push_back(std::move(example));
    return list;
}

Article article() {
    return {
        .formulas =
            {R"(P_{p,2i} = \sin\!\left(p \cdot b^{-2i/d}\right),\qquad P_{p,2i+1} = \cos\!\left(p \cdot b^{-2i/d}\right))",
             R"(\text{RoPE:}\quad q'_a = q_a \cos p\theta_i - q_b \sin p\theta_i,\qquad q'_b = q_a \sin p\theta_i + q_b \cos p\theta_i,\qquad \theta_i = b^{-2i/d_k})",
             R"(\text{ALiBi:}\quad s_{ij} = \frac{q_i \cdot k_j}{\sqrt{d_k}} - m_h\,(i - j),\qquad m_h = 2^{-8(h+1)/H})",
             R"(\text{T5:}\quad s_{ij} = q_i \cdot k_j + B_{\mathrm{bucket}(j-i),\,h})",
             R"(\text{Shaw:}\quad s_{ij} = \frac{q_i \cdot (k_j + a^K_{c})}{\sqrt{d_k}},\qquad o_i = \sum_j A_{ij}\,(v_j + a^V_{c}),\qquad c = \mathrm{clip}(j - i, -k, k))",
             R"(\text{FLOATER:}\quad p(t_{i+1}) = p(t_i) + \int_{t_i}^{t_{i+1}} h(t, p(t);\,\theta)\,dt)"},
        .shapes = ATT_TEXT(
            "engine",
            "P: n × d_model, added to X. RoPE turns q and k of each head, d_k wide, never v. ALiBi: a slope for each head. T5: buckets × H biases. "
            "Shaw: 2k + 1 vectors of d_k and of d_v, shared by the heads. FLOATER: a start of d_model and two layers of d_model × (d_model + 1). "
            "Positions count from 0."),
        .source = ATT_TEXT(
            "engine",
            "Vaswani et al. 2017, section 3.5 (arXiv 1706.03762); the concatenated form is tensor2tensor's. RoPE: Su et al. 2021 (arXiv 2104.09864). "
            "ALiBi: Press et al. 2022 (arXiv 2108.12409). T5: Raffel et al. 2020 (arXiv 1910.10683). Shaw et al. 2018 (arXiv 1803.02155). FLOATER: "
            "Liu et al. 2020 (arXiv 2003.09229)."),
        .lookFor = ATT_TEXT(
            "engine",
            "Two equal words: without positions their rows of weights are equal, with any encoding they are not. Under distance, the sinusoid's "
            "three curves coincide: only the offset counts; a learned table's do not. Move the first position: RoPE's weights stay, the sinusoid's "
            "change. In Vaswani's Table 3 a learned table did as well as the sinusoid: 25.7 against 25.8 BLEU, 4.92 perplexity each."),
        .mistakes = ATT_TEXT(
            "engine",
            "The encoding is not a cosine alone, and no single wave makes positions unique: many frequencies together do, from 2π to about 2π·10000 "
            "positions. Each number lies in [−1, 1], and every vector has the same length √(d/2). The paper's code concatenates sines and cosines "
            "with other frequencies. RoPE's two layouts agree only after permuting the channels, so weights of one need it. T5 does not divide by "
            "√d_k: switch the scaling off to have it so. FLOATER's authors add the flow to q, k and v of every layer; here it is added to X.")};
}

}  // namespace

Lens positions() {
    return {
        .id = "positions",
        .title = ATT_TEXT("engine", "Positions"),
        .family = ATT_TEXT("engine", "Sequence"),
        .help = ATT_TEXT(
            "engine",
            "Attention alone does not know the order of its tokens; an encoding of positions tells it. Sines and cosines, a learned table and a flow "
            "are added to the token's vector, RoPE turns queries and keys, ALiBi and T5 add a number to the scores, Shaw adds vectors to keys and "
            "values. Walk from the encoding's picture and curves to what it does to the weights of your text."),
        .defaults = makeDefault<Options>,
        .run = run,
        .explain = explain,
        .arrays = arrays,
        .examples = examples(),
        .article = article()};
}

}  // namespace att
