// SPDX-License-Identifier: GPL-3.0-or-later
// Multi-head self-attention (Vaswani et al. 2017, section 3.2.2): H heads look at the same tokens side by side, each through
// projections of its own, and W^O joins what they found.
#include <algorithm>

#include "engine/lenses/common/examples.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/text_attention.h"
#include "engine/lenses/common/trained.h"

namespace att {
namespace {

using namespace lenses;

struct Options : SpecOf<Options> {
    SequenceOptions sequence;
    HeadOptions heads;
    ScoreOptions score;
    MaskOptions mask;
    PositionOptions positions;
    TrainedOptions trained;
    WeightOptions weights;

    bool isTrained() const { return trained.counts(weights.arrays); }
    TrainedWords words() const { return trainedWords(sequence.text, trained.model, TrainedSide::Source); }

    void fields(FieldVisitor& to) override {
        Dictated visitor(to, isTrained() ? trainedShape(trained.model).name : "", isTrained() ? dictated() : std::vector<Dictated::Entry>{});
        sequence.fields(visitor, "我吃柠檬");
        heads.fields(visitor);
        score.fields(visitor);
        mask.fields(visitor);
        positions.fieldsWithin(visitor);
        trained.fields(visitor, weights.arrays, {.layered = true, .initial = WeightSource::Trained});
        weights.fields(visitor);
    }

private:
    std::vector<Dictated::Entry> dictated() const {
        const auto shape = trainedShape(trained.model);
        auto entries = dictatedHeads(shape);
        entries.push_back({.key = "positions",
                           .inForce = double(PositionKind::None),
                           .reason = say(ATT_TEXT("engine", "The trained model adds positions that it has learned: see X + P."))});
        if (shape.decoderOnly) entries.push_back({"mask", double(MaskKind::Causal)});
        entries.push_back(dictatedText("text", trained.model, TrainedSide::Source, words()));
        return entries;
    }
};

/// The options that count while a trained model dictates some of them.
Options inForce(Options options, ArraySource arrays) {
    const auto shape = trainedShape(options.trained.model);
    options.heads = {shape.heads, {shape.dModel, 0, 0}, true};
    options.positions = {};
    options.positions.kind = PositionKind::None;
    if (shape.decoderOnly) options.mask.kind = MaskKind::Causal;
    options.score.scale = options.weights.bias = true;
    options.weights.arrays = std::move(arrays);
    return options;
}

TextAttention attention(const Options& options) {
    const auto& heads = options.heads;
    return {.sequence = options.sequence,
            .positions = options.positions,
            .weights = options.weights,
            .score = options.score,
            .mask = options.mask.mask(),
            .sizes = {.dModel = heads.widths.dModel, .heads = heads.heads, .dK = heads.dK(), .dV = heads.dV(), .bias = options.weights.bias}};
}

const Options& optionsOf(const Spec& spec) { return static_cast<const Options&>(spec); }

/// The layer of a trained model: what it reads takes the place of X.
Result<OutcomePtr> runTrained(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto words = optionsOf(*spec).words();
    const auto& trained = optionsOf(*spec).trained;
    auto arrays = trainedHeads(trained.model, trained.layer, words.numbers, watch);
    if (!arrays) return arrays.error();
    const Options options = inForce(optionsOf(*spec), *std::move(arrays));
    auto whole = attention(options);
    whole.tokens = words.words;
    Watch alone = watch;
    alone.previous = nullptr;  // other vectors under the same late options
    const auto run = computeText(*spec, whole, alone);
    if (!run) return run.error();
    const auto outcome = textOutcome(spec, whole, *run, watch);
    if (!outcome) return outcome.error();
    const auto x = std::ranges::find(outcome.value()->stages, std::string("x"), &Stage::id);
    x->help = ATT_TEXT("engine", "What this layer of the trained model reads: the words, their places and, above the first layer, each other.");
    finish(**outcome, {run->notices});
    return OutcomePtr(*outcome);
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (optionsOf(*spec).isTrained()) return runTrained(spec, watch);
    return runTextAttention(spec, attention(optionsOf(*spec)), watch);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& chosen = optionsOf(*outcome.spec);
    if (!chosen.isTrained()) return explainTextAttention(outcome, cell, attention(chosen));
    const std::vector<std::string> names = {"x", "w_q", "w_k", "w_v", "w_o", "b_q", "b_k", "b_v", "b_o"};
    const Options options = inForce(chosen, trainedNames(chosen.trained.model, names));
    auto explanation = explainTextAttention(outcome, cell, attention(options));
    const auto shape = trainedShape(chosen.trained.model);
    if (cell.panel == panel::x)
        explanation.remark = say(ATT_TEXT("engine", "What layer %1 of the trained model %2 reads at this place, under its layer norm."),
                                 std::min(chosen.trained.layer, shape.layers), shape.name);
    return explanation;
}

std::vector<ArraySlot> arrays(const Spec& spec) {
    const auto& options = optionsOf(spec);
    return options.isTrained() ? std::vector<ArraySlot>() : textAttentionSlots(attention(options));
}

std::vector<Example> examples() {
    const auto learned = [](Text title, const char* text, const char* model, int layer) {
        return Example{title,
                       {{"text", std::string(text)}, {"weights", std::string("trained")}, {"model", std::string(model)}, {"model_layer", layer}}};
    };
    std::vector<Example> list = textExamples();
    for (auto& example : list) example.values.emplace_back("weights", std::string("seed"));
    list.push_back(learned(ATT_TEXT("engine", "Learned: reverse, the other diagonal"), "a b c d e f g h", "reverse", 2));
    list.push_back(learned(ATT_TEXT("engine", "Learned: sort, columns in alphabetical order"), "d a c b e", "sort", 2));
    list.push_back(learned(ATT_TEXT("engine", "Learned: repeat what came after (induction)"), "k d q a f k d q a", "induction", 2));
    list.push_back(learned(ATT_TEXT("engine", "Learned: a hidden bracket looks at the one it closes"), "( [ ? { ( ? ? ?", "brackets", 2));
    list.push_back(learned(ATT_TEXT("engine", "Learned: the encoder behind 我吃柠檬"), "我吃柠檬", "zh-en", 1));
    return list;
}

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
            "Sort the heads by entropy: some look at few tokens, some at all. Where two maps differ, the heads see different relations.\nTake "
            "the weights from the seed and change the number of heads with d_k tied: parameters and multiply-adds stay as they are, the maps become "
            "other ones. Untie d_k and they grow with every head.\nWalk to “concat” and “W^O output”: before W^O each head owns its columns, after "
            "it all heads share every column."),
        .mistakes = ATT_TEXT(
            "engine",
            "The word vector is not cut into H pieces. Its queries, keys and values are: every head reads all of d_model through matrices of its own."
            "\nAn output without W^O is not multi-head attention. Concatenation times W_O and the sum of head_h · W_O,h are one and the same, and "
            "W_O is a learned matrix: one linear map, not a transpose and not an MLP.\nA second matrix for each head behind a shared W_Q, q_h = "
            "W_h·W_Q·x, is allowed but equals one matrix, W_h·W_Q.\nA score plus a value is no step of it: a weight times a value is.\nHeads "
            "whose weights are drawn look for nothing yet: what differs among them comes from the seed.")};
}

}  // namespace

Lens multi_head() {
    return {
        .id = "multi_head",
        .title = ATT_TEXT("engine", "Multi-head"),
        .family = ATT_TEXT("engine", "Sequence"),
        .help = ATT_TEXT("engine",
                         "Several heads look at the same sequence side by side, each with queries, keys and values of its own, so that each can look "
                         "for something else; W^O joins what they found. (Vaswani et al. 2017, section 3.2.2.) Every head reads all of d_model, and "
                         "with d_k = d_model / heads more heads cost nothing. Compare the heads' maps: where they differ, they see different "
                         "relations. It opens on the encoder "
                         "of a model that learned to translate here; for other texts and sizes take the weights from the seed."),
        .defaults = makeDefault<Options>,
        .run = run,
        .explain = explain,
        .arrays = arrays,
        .examples = examples(),
        .article = article()};
}

}  // namespace att
