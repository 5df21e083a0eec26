// SPDX-License-Identifier: GPL-3.0-or-later
// Attention between two texts: the decoder's tokens ask, the encoder's answer (Vaswani et al. 2017, section 3.2.3; Bahdanau et al. 2015). The
// forward is the one of self-attention with another source of keys and values, and is measured against it where both texts are the same.
#include <algorithm>
#include <array>
#include <cmath>

#include "engine/lenses/common/comparison.h"
#include "engine/lenses/common/dictionary.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/sequence_explain.h"
#include "engine/lenses/common/two_texts.h"

namespace att {
namespace {

using namespace lenses;

VectorNames namesOf(const CrossOptions& options, const char* whole) { return {whole, options.dictionary ? meaningOf : nullptr}; }

// The forward

struct Computed {
    TensorPtr X, memory;
    LayerWeights weights;
    LayerValues values;
    std::optional<float> fromSelf;  ///< the largest difference to self-attention on X, where both sides are X
};

ScoreRule ruleOf(const CrossOptions& options, const LayerSizes& sizes) {
    return {static_cast<float>(options.score.factor(sizes.dK)),
            visibleKeys({.kind = MaskKind::Padding, .padding = options.padding}, sizes.queries, sizes.keys)};
}

Status takeVectors(Computed& computed, const CrossOptions& options, const std::array<const Sequence*, 2>& texts, const LayerSizes& sizes,
                   const Given& given, const Watch& watch) {
    auto X = tokenVectors(*texts[0], sizes.dModel, options.weights.seed, given, watch, namesOf(options, "x"));
    if (!X) return X.error();
    computed.X = *std::move(X);
    const char* whole = options.same ? "x" : "memory";
    auto memory = tokenVectors(*texts[1], sizes.memoryWidth(), options.weights.seed, given, watch, namesOf(options, whole));
    if (!memory) return memory.error();
    computed.memory = *std::move(memory);
    return Done{};
}

bool sameNumbers(const Tensor& a, const Tensor& b) { return a.shape() == b.shape() && std::equal(a.data(), a.data() + a.shape().size(), b.data()); }

/// The same weights on X alone, as the lens of self-attention does it: its outputs beside those from X and the memory.
Status compareWithSelf(Computed& computed, const LayerSizes& sizes, const ScoreRule& rule, const Watch& watch) {
    if (!sameNumbers(*computed.X, *computed.memory)) return Done{};
    const auto self = forward(sizes, computed.weights, rule, {false, false, false, false}, *computed.X, watch);
    if (!self) return self.error();
    computed.fromSelf = largestMagnitude(*differenceOf(*computed.values.output, *self->output));
    return Done{};
}

Result<Computed> compute(const CrossOptions& options, const std::array<const Sequence*, 2>& texts, const Given& given, const Watch& watch) {
    const auto sizes = sizesOf(options, texts[0]->n(), texts[1]->n());
    const auto rule = ruleOf(options, sizes);
    const auto keep = layerKeep(sizes, rule, watch);
    const std::size_t vectors = Shape{1, sizes.queries, sizes.dModel}.bytes() + Shape{1, sizes.keys, sizes.memoryWidth()}.bytes();
    if (const auto fits = watch.reserve(vectors + 2 * layerBytes(sizes, rule, keep)); !fits) return fits.error();
    Computed computed;
    if (const auto done = takeVectors(computed, options, texts, sizes, given, watch); !done) return done.error();
    auto weights = layerWeights(sizes, options.weights, given, watch);
    if (!weights) return weights.error();
    computed.weights = *std::move(weights);
    if (const auto done = projectTokens(computed.values, sizes, computed.weights, *computed.X, *computed.memory, watch); !done) return done.error();
    if (const auto done = attendHeads(computed.values, sizes, rule, keep, watch); !done) return done.error();
    if (const auto done = joinHeads(computed.values, sizes, computed.weights, watch); !done) return done.error();
    if (const auto done = compareWithSelf(computed, sizes, rule, watch); !done) return done.error();
    return computed;
}

// Stages

Message comparison(const Computed& computed) {
    if (!computed.fromSelf)
        return say(
            ATT_TEXT("engine", "The two sides differ, so this is no self-attention. Switch \"Same text on both sides\" on, and it becomes one."));
    return say(ATT_TEXT("engine",
                        "Both sides hold the same vectors, so this is self-attention: the largest difference between its output and that of the "
                        "self-attention layer with the same weights is %1."),
               double(*computed.fromSelf));
}

Panel rolesPanel(const LayerSizes& sizes, const Computed& computed, const std::vector<Message>& told) {
    Panel panel{.id = "roles", .title = say(ATT_TEXT("engine", "who supplies what")), .kind = PanelKind::Prose};
    panel.prose = {say(ATT_TEXT("engine", "The decoder asks: its %1 tokens of width %2 become the queries, Q = X·W^Q."), sizes.queries, sizes.dModel),
                   say(ATT_TEXT("engine", "The encoder answers: its %1 tokens of width %2 become keys and values, K = M·W^K and V = M·W^V."),
                       sizes.keys, sizes.memoryWidth()),
                   say(ATT_TEXT("engine", "So the weights are a rectangle, %1 queries by %2 keys, and the output has one row for each query."),
                       sizes.queries, sizes.keys)};
    panel.prose.insert(panel.prose.begin(), told.begin(), told.end());
    if (told.empty()) panel.prose.push_back(comparison(computed));
    return panel;
}

Stage inputStage(const Outcome& outcome, const TwoTexts& input, const LayerSizes& sizes, const Computed& computed) {
    const auto vectors = [](const char* id, Message title, Labels tokens, const TensorPtr& values, Role role) {
        return matrixPanel(
            {.id = id, .title = std::move(title), .rows = tokenAxis(std::move(tokens)), .columns = dimensionAxis(), .values = values, .role = role});
    };
    return stage("x", ATT_TEXT("engine", "X and M"),
                 ATT_TEXT("engine", "One vector for each token: X of the text that asks, M of the text that is asked."),
                 {vectors("x", say(ATT_TEXT("engine", "decoder X: asks")), outcome.tokens, computed.X, Role::Query),
                  vectors("memory", say(ATT_TEXT("engine", "encoder M: is asked")), input.encoder.tokens, computed.memory, Role::Key),
                  rolesPanel(sizes, computed, input.told)});
}

/// A row of the model's decoder is called by the word that it is to write, not by the one that it reads.
void nameByWritten(Outcome& outcome) {
    const Text written = ATT_TEXT("engine", "word to write (query)");
    for (auto& stage : outcome.stages)
        for (auto& panel : stage.panels)
            if (panel.rows.name == queryAxis({}).name) panel.rows.name = written;
}

std::vector<Message> selfNotices(const Computed& computed) {
    if (!computed.fromSelf || computed.X->shape().rows == 0) return {};
    return {comparison(computed)};
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto input = readTexts(static_cast<const CrossOptions&>(*spec), watch);
    if (!input) return input.error();
    const auto& [options, decoder, encoder, told] = *input;
    const auto sizes = sizesOf(options, decoder.n(), encoder.n());
    const Given given(options.weights.arrays, slotsFor(sizes));
    if (const auto fits = given.check(); !fits) return fits.error();
    const auto computed = compute(options, {&decoder, &encoder}, given, watch);
    if (!computed) return computed.error();

    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = decoder.tokens;
    outcome->mainPanel = panel::weights;
    outcome->cost = layerCost(sizes);
    outcome->stages.push_back(inputStage(*outcome, *input, sizes, *computed));
    if (const auto done = addLayerStages(*outcome, sizes, computed->weights, computed->values, watch, encoder.tokens); !done) return done.error();
    if (static_cast<const CrossOptions&>(*spec).isTrained()) nameByWritten(*outcome);
    const auto encoderNotices = options.same ? std::vector<Message>() : encoder.notices;
    finish(*outcome, {decoder.notices, encoderNotices, maskNotices(computed->values), selfNotices(*computed), given.notices()});
    return OutcomePtr(outcome);
}

// Explanations

/// What the model hands to its cross-attention.
Explanation explainTrained(const Outcome& outcome, const CrossOptions& options, const Cell& cell) {
    const bool ofMemory = cell.panel == memoryPanel;
    const auto shape = trainedShape(options.trained.model);
    return {.question = why(outcome, cell, ofMemory ? "M" : "X"),
            .formula = ofMemory ? "M = encoder(source)" : "X = LN(x + self-attention(x))",
            .steps = {givenStep(say(ATT_TEXT("engine", "what the trained model computed")), cellTerm(outcome, formula(ofMemory ? "m" : "x"), cell))},
            .remark = ofMemory ? say(ATT_TEXT("engine",
                                              "The output of the encoder of %1 for this token: the word, its place and its neighbours are in it."),
                                     shape.name)
                               : say(ATT_TEXT("engine",
                                              "What layer %1 of the decoder of %2 reads here: the words so far are in it, up to the one "
                                              "before this row's name."),
                                     std::min(options.trained.layer, shape.layers), shape.name)};
}

Explanation explainVector(const Outcome& outcome, const CrossOptions& options, const Cell& cell) {
    const bool ofMemory = cell.panel == memoryPanel;
    const auto& token = (*findPanel(outcome, cell.panel)->rows.labels)[static_cast<std::size_t>(cell.row)];
    const std::string meaning = options.dictionary ? meaningOf(token) : token;
    const auto drawn =
        meaning == token
            ? say(ATT_TEXT("engine", "Drawn from N(0, 1) for the token %1 with seed %2: the same token has the same vector wherever it stands."),
                  brief(token), options.weights.seed)
            : say(ATT_TEXT("engine", "Drawn from N(0, 1) with seed %3 for the meaning that %1 and %2 share in the dictionary."), brief(token),
                  brief(meaning), options.weights.seed);
    const std::string whole = ofMemory && !options.same ? "memory" : "x";
    return {.question = why(outcome, cell, ofMemory ? "M" : "X"),
            .formula = ofMemory ? "M_{j} = vector of token j" : "X_{i} = vector of token i",
            .steps = {givenStep(say(ATT_TEXT("engine", "where it all begins")), cellTerm(outcome, formula(ofMemory ? "m" : "x"), cell))},
            .remark = originOf(options.weights, {whole, std::string(tokenPrefix) + meaning}, drawn)};
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& chosen = static_cast<const CrossOptions&>(*outcome.spec);
    const CrossOptions options =
        chosen.isTrained() ? inForce(chosen, trainedNames(chosen.trained.model, {"w_q", "w_k", "w_v", "w_o", "b_q", "b_k", "b_v", "b_o"})) : chosen;
    const int queries = static_cast<int>(outcome.tokens->size()), keys = findPanel(outcome, memoryPanel)->shape.rows;
    const Mask mask{.kind = MaskKind::Padding, .padding = options.padding};
    LayerReading layer{outcome, sizesOf(options, queries, keys), options.score, visibilityOf(mask, queries, keys), options.weights, panel::x};
    layer.memory = memoryPanel;
    if (auto explanation = explainLayer(layer, cell)) return *std::move(explanation);
    return chosen.isTrained() ? explainTrained(outcome, chosen, cell) : explainVector(outcome, options, cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return slotsOf(static_cast<const CrossOptions&>(spec)); }

using Values = std::vector<std::pair<std::string, FieldValue>>;

Example texts(Text title, const char* decoder, const char* encoder, Values values) {
    Values all = {{"text", std::string(decoder)}, {"memory", std::string(encoder)}, {"same", false}};
    for (auto& value : values) all.push_back(std::move(value));
    return {title, std::move(all)};
}

Example learned(Text title, const char* decoder, const char* encoder, const char* model) {
    return texts(title, decoder, encoder, {{"weights", std::string("trained")}, {"model", std::string(model)}, {"padding", 0}});
}

/// With weights that are drawn: the identity, under which words that share a vector find each other.
Example drawn(Text title, const char* decoder, const char* encoder, Values values = {}) {
    Values all = {
        {"weights", std::string("seed")}, {"initialisation", std::string("identity")}, {"dictionary", true}, {"d_memory", 16}, {"padding", 0}};
    for (auto& value : values) all.push_back(std::move(value));
    return texts(title, decoder, encoder, std::move(all));
}

std::vector<Example> examples() {
    return {learned(ATT_TEXT("engine", "Learned: 我吃柠檬 → I eat a lemon"), "I eat a lemon", "我吃柠檬", "zh-en"),
            learned(ATT_TEXT("engine", "Learned: time and place change their places"), "I eat a lemon at home today", "我今天在家吃柠檬", "zh-en"),
            learned(ATT_TEXT("engine", "Learned: the teacher does not drink coffee"), "the teacher does not drink coffee in the park",
                    "老师在公园不喝咖啡", "zh-en"),
            learned(ATT_TEXT("engine", "Learned: a date becomes ISO"), "2021-03-14", "14 March 2021", "dates"),
            learned(ATT_TEXT("engine", "Learned: copying is a diagonal"), "a c f b d", "a c f b d", "copy"),
            drawn(ATT_TEXT("engine", "By dictionary: 我吃柠檬 → I eat a lemon"), "I eat a lemon", "我吃柠檬"),
            drawn(ATT_TEXT("engine", "English → German, word by word"), "Sie sieht den kleinen Elefanten", "She sees the small elephant"),
            drawn(ATT_TEXT("engine", "English → French, where the order turns round"), "la zone économique européenne", "the European Economic Area"),
            drawn(ATT_TEXT("engine", "Padding at the end of the memory"), "I eat a lemon", "我吃柠檬 pad pad", {{"padding", 2}}),
            drawn(ATT_TEXT("engine", "An encoder twice as wide"), "I eat a lemon", "我吃柠檬", {{"d_memory", 32}}),
            drawn(ATT_TEXT("engine", "The same text twice: self-attention"), "the cat sat on the mat", "", {{"same", true}}),
            drawn(ATT_TEXT("engine", "Untrained weights"), "I eat a lemon", "我吃柠檬", {{"initialisation", std::string("xavier_uniform")}})};
}

}  // namespace

Lens cross_attention() {
    return {
        .id = "cross_attention",
        .title = ATT_TEXT("engine", "Cross-attention"),
        .family = ATT_TEXT("engine", "Sequence"),
        .help = ATT_TEXT(
            "engine",
            "Two texts: the decoder's tokens ask, the encoder's tokens are asked. Queries come from the one, keys and values from the other, so "
            "the weights are a rectangle with a row for each asking token. (Vaswani et al. 2017, section 3.2.3; the alignment of Bahdanau et al. "
            "2015.) It opens on a model that learned to translate here: each word to be written looks at the word that it comes from. With other "
            "words "
            "take weights from the seed."),
        .defaults = makeDefault<CrossOptions>,
        .run = run,
        .explain = explain,
        .arrays = arrays,
        .examples = examples(),
        .article = {
            .formulas =
                {R"(Q = XW^{Q\top}, \qquad K = MW^{K\top}, \qquad V = MW^{V\top})",
                 R"(A = \operatorname{softmax}_{j}\!\left(\frac{QK^{\top}}{\sqrt{d_k}}\right) \in \mathbb{R}^{n_q \times n_k}, \qquad O = AV)",
                 R"(\text{parameters: } 2d\,(d + d_{\text{mem}}), \text{ and } 4d \text{ with biases})"},
            .shapes =
                ATT_TEXT("engine",
                         "X: n_q × d_model, the decoder's tokens. M: n_k × d_memory, the encoder's. Q: n_q × d_k, K: n_k × d_k, V: n_k × d_v for "
                         "each head. A: n_q × n_k. The output: n_q × d_model, one row for each query."),
            .source = ATT_TEXT("engine",
                               "Vaswani et al. 2017 (arXiv 1706.03762), section 3.2.3, encoder-decoder attention; Bahdanau et al. 2015 (1409.0473), "
                               "section 3.1 and figure 3, for the alignment between languages."),
            .lookFor = ATT_TEXT(
                "engine",
                "Click a token of the decoder: its row is isolated; one of the encoder: its column. In head 1 of the learned weights the bright "
                "cells "
                "follow the translation: I looks at 我, eat at 吃, lemon at 柠檬, and “a”, which has no partner in Chinese, at the noun that needs "
                "it. With time and place in the sentence the alignment bends. Take the weights from the seed and the same text for both sides: the "
                "measured difference to self-attention is 0. Lengthen one text alone: one side of the rectangle grows."),
            .mistakes = ATT_TEXT(
                "engine",
                "\"Self-attention uses nothing of the target\" holds for the encoder alone: a decoder's self-attention reads the target, and its "
                "cross-attention reads both. Keys and values always come from the same side, the memory. Its padding must be hidden here too. "
                "The output is as long as the queries, not as the memory.")}};
}

}  // namespace att
