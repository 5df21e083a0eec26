// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder: layers of causal self-attention, cross-attention over a memory, and a feed-forward part (Vaswani et al. 2017, section 3.1).
#include "engine/lenses/common/block_explain.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/sequence.h"
#include "engine/lenses/common/sequence_explain.h"
#include "engine/lenses/common/stack_input.h"
#include "engine/lenses/common/trained.h"

namespace att {
namespace {

using namespace lenses;

/// What the cross-attention looks at.
enum class MemoryKind { Encoder, Vectors };

struct MemoryOptions {
    std::string text;
    MemoryKind kind;
    int padding;

    void fields(FieldVisitor& visitor) {
        const Text group = ATT_TEXT("engine", "Memory");
        visitor.choice(
            kind, {.key = "memory_kind",
                   .label = ATT_TEXT("engine", "Memory"),
                   .group = group,
                   .help = ATT_TEXT("engine",
                                    "Keys and values come from the output of an encoder of as many layers, or straight from the source's vectors."),
                   .choices = {{"encoder", ATT_TEXT("engine", "encoder")}, {"vectors", ATT_TEXT("engine", "vectors")}}});
        visitor.whole(padding,
                      {.key = "memory_padding",
                       .label = ATT_TEXT("engine", "Source padding"),
                       .group = group,
                       .help = ATT_TEXT("engine", "How many tokens at the end of the source only fill it up, so that nobody may attend to them."),
                       .unit = ATT_TEXT("engine", "tokens"),
                       .initial = 0,
                       .minimum = 0,
                       .maximum = 511});
    }
    void inputField(FieldVisitor& visitor) {
        visitor.text(
            text,
            textField("memory", ATT_TEXT("engine", "Source"),
                      ATT_TEXT("engine", "The text that the cross-attention looks at, such as the sentence to translate; up to 512 tokens are used."),
                      "我吃柠檬"));
    }
    Mask mask() const { return {.kind = padding > 0 ? MaskKind::Padding : MaskKind::None, .window = 0, .padding = padding}; }
};

struct Options : SpecOf<Options> {
    SequenceOptions sequence;
    MemoryOptions memory;
    StackOptions stack;
    HeadOptions heads;
    bool causal;
    PositionOptions positions;
    TrainedOptions trained;
    WeightOptions weights;
    bool trains = false;  ///< whether the weights are those of a trained model: set by optionsOf

    bool isTrained() const { return trained.counts(weights.arrays); }
    TrainedPair pair() const { return trainedPair(memory.text, sequence.text, trained.model); }

    void fields(FieldVisitor& to) override {
        Dictated visitor(to, isTrained() ? trainedShape(trained.model).name : "", isTrained() ? dictated() : std::vector<Dictated::Entry>{});
        visitor.text(sequence.text,
                     textField("text", ATT_TEXT("engine", "Decoder"),
                               ATT_TEXT("engine", "The decoder's own text, such as the translation; up to 512 tokens are used."), "I eat a lemon"));
        visitor.choice(sequence.segmentation, segmentationField());
        memory.inputField(visitor);
        memory.fields(visitor);
        stack.fields(visitor);
        heads.fields(visitor, 32, 4);
        visitor.flag(
            causal,
            {.key = "causal",
             .label = ATT_TEXT("engine", "Causal self-attention"),
             .group = ATT_TEXT("engine", "Score and normalise"),
             .help = ATT_TEXT("engine", "A token sees itself and what stands before it; without it a decoder could read the answer while training."),
             .initial = 1});
        positions.fields(visitor);
        trained.fields(visitor, weights.arrays, {.pairs = true, .layered = false, .initial = WeightSource::Trained});
        weights.fields(visitor, true);
    }
    StackShape shape(int n, int m) const {
        return {
            .self = stackSizes(heads, weights.bias, n, n), .cross = stackSizes(heads, weights.bias, n, m), .options = stack, .prefix = "decoder."};
    }
    StackShape encoder(int m) const { return {.self = stackSizes(heads, weights.bias, m, m), .cross = {}, .options = stack, .prefix = "encoder."}; }
    bool encodes() const { return memory.kind == MemoryKind::Encoder; }
    std::vector<Dictated::Entry> dictated() const {
        const auto shape = trainedShape(trained.model);
        auto entries = dictatedHeads(shape);
        entries.insert(entries.end(), {{"memory_kind", double(MemoryKind::Encoder)},
                                       {"layers", shape.layers},
                                       {"norm_place", double(shape.pre ? NormPlace::Pre : NormPlace::Post)},
                                       {"final_norm", shape.pre},
                                       {"activation", double(Activation::Relu)},
                                       {"d_ff", shape.dHidden},
                                       {"positions", double(PositionKind::None)}});
        const auto words = pair();
        entries.push_back(dictatedText("text", trained.model, TrainedSide::Target, words.target));
        entries.push_back(dictatedText("memory", trained.model, TrainedSide::Source, words.source));
        return entries;
    }
    Mask selfMask() const { return {.kind = causal ? MaskKind::Causal : MaskKind::None}; }
};

const Options& chosenIn(const Spec& spec) { return static_cast<const Options&>(spec); }

/// The options that count, and a trained model's weights, where it dictates some of them.
Options optionsOf(const Spec& spec) {
    Options options = chosenIn(spec);
    if (!options.isTrained()) return options;
    const auto shape = trainedShape(options.trained.model);
    options.memory.kind = MemoryKind::Encoder;
    options.stack.layers = shape.layers;
    options.stack.place = shape.pre ? NormPlace::Pre : NormPlace::Post;
    options.stack.finalNorm = shape.pre;
    options.stack.activation = Activation::Relu;
    options.stack.dHidden = shape.dHidden;
    options.heads = {shape.heads, {shape.dModel, 0, 0}, true};
    options.positions.kind = PositionKind::None;
    options.weights.bias = options.trains = true;
    options.weights.arrays = trainedStacks(options.trained.model, options.pair());
    return options;
}

struct Texts {
    Sequence own, memory;
};

Texts textsOf(const Options& options) {
    if (options.trains) {
        const auto pair = options.pair();
        return {{pair.steps(), {}}, {pair.source.words, {}}};
    }
    const SequenceOptions memory{options.memory.text, options.sequence.segmentation};
    return {readSequence(options.sequence, options.weights.arrays, mostStackTokens), readSequence(memory, mostStackTokens)};
}

std::vector<ArraySlot> slotsOf(const Options& options, int n, int m) {
    auto slots = sequenceSlots(n, options.heads.widths.dModel);
    slots.push_back(
        {"memory", {m, options.heads.widths.dModel}, ATT_TEXT("engine", "what the cross-attention looks at, in place of an encoder's output")});
    slots.push_back({"memory_x", {m, options.heads.widths.dModel}, ATT_TEXT("engine", "the vectors of the source's tokens, one row each")});
    for (auto& slot : stackSlots(options.shape(n, m))) slots.push_back(std::move(slot));
    if (options.encodes())
        for (auto& slot : stackSlots(options.encoder(m))) slots.push_back(std::move(slot));
    return slots;
}

/// 1 × m × d: given, the source's vectors with positions, or what the encoder makes of them.
Result<TensorPtr> memoryOf(const Options& options, const Sequence& source, const Given& given, const Watch& watch) {
    const int m = source.n(), d = options.heads.widths.dModel;
    if (auto memory = given.take("memory", m, d)) return memory;
    const auto input = stackInput(source, options.positions, d, options.weights.seed, given, watch, "memory_x");
    if (!input) return input.error();
    if (!options.encodes()) return input->sum;
    const auto shape = options.encoder(m);
    const auto weights = stackWeights(shape, options.weights, given, watch);
    if (!weights) return weights.error();
    const auto values = runStack(shape, *weights, {.self = visibleKeys(options.memory.mask(), m, m), .cross = {}}, input->sum, watch);
    if (!values) return values.error();
    return values->output;
}

Stage memoryStage(const Sequence& source, const TensorPtr& memory) {
    return stage("memory", ATT_TEXT("engine", "memory"),
                 ATT_TEXT("engine", "What the cross-attention of every layer looks at: one vector for each token of the source."),
                 {matrixPanel({.id = "memory",
                               .title = say(ATT_TEXT("engine", "memory")),
                               .rows = tokenAxis(source.tokens),
                               .columns = dimensionAxis(),
                               .values = memory,
                               .role = Role::Key})});
}

std::vector<CountLine> countsOf(const Options& options, int n, int m) {
    const auto encoder = options.encoder(m);
    return countLines(options.shape(n, m), options.encodes() ? &encoder : nullptr);
}

Cost costOf(const Options& options, int n, int m) {
    const auto own = stackCount(options.shape(n, m)), encoder = options.encodes() ? stackCount(options.encoder(m)) : PartCount{};
    return {.parameters = own.parameters + encoder.parameters, .multiplyAdds = own.multiplyAdds + encoder.multiplyAdds};
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto options = optionsOf(*spec);
    const auto texts = textsOf(options);
    const int n = texts.own.n(), m = texts.memory.n();
    const auto shape = options.shape(n, m);
    const Given given(options.weights.arrays, slotsOf(options, n, m));
    if (const auto fits = given.check(); !fits) return fits.error();
    if (const auto fits = watch.reserve(stackBytes(shape) + (options.encodes() ? stackBytes(options.encoder(m)) : 0)); !fits) return fits.error();
    const auto memory = memoryOf(options, texts.memory, given, watch);
    if (!memory) return memory.error();
    const auto input = stackInput(texts.own, options.positions, shape.self.dModel, options.weights.seed, given, watch);
    if (!input) return input.error();
    const auto weights = stackWeights(shape, options.weights, given, watch);
    if (!weights) return weights.error();
    const StackSight sight{visibleKeys(options.selfMask(), n, n), visibleKeys(options.memory.mask(), n, m), *memory};
    const auto values = runStack(shape, *weights, sight, input->sum, watch);
    if (!values) return values.error();

    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = texts.own.tokens;
    outcome->mainPanel = stack_panel::cross;
    outcome->cost = costOf(options, n, m);
    addSequenceStages(*outcome, input->X, input->P, input->sum);
    outcome->stages.push_back(memoryStage(texts.memory, *memory));
    const StackPicture picture{shape, *weights, *values, input->sum, texts.memory.tokens};
    if (const auto done = addBlockStages(*outcome, picture, watch); !done) return done.error();
    if (const auto done = addStackStages(*outcome, picture, watch); !done) return done.error();
    outcome->stages.push_back(costStage(countsOf(options, n, m)));
    finish(*outcome,
           {texts.own.notices, texts.memory.notices, n > 0 ? maskNotices(values->layers.front().cross) : std::vector<Message>{}, given.notices()});
    return OutcomePtr(outcome);
}

Explanation explainMemory(const Outcome& outcome, const Cell& cell, const Options& options) {
    const auto remark = findGiven(options.weights.arrays, "memory") ? say(ATT_TEXT("engine", "Read from %1."), options.weights.arrays.path)
                        : options.encodes()
                            ? say(ATT_TEXT("engine", "The output of an encoder of %1 layers over the source; the lens Encoder walks through one."),
                                  options.stack.layers)
                            : say(ATT_TEXT("engine", "The vector of the source's token, with its position where that is on."));
    return {.question = why(outcome, cell, "M"),
            .formula = options.encodes() ? "M = encoder(source)" : "M = X′ of the source",
            .steps = {givenStep(say(ATT_TEXT("engine", "what the decoder is given to look at")), cellTerm(outcome, formula("m"), cell))},
            .remark = remark};
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto options = optionsOf(*outcome.spec);
    if (cell.panel == stack_panel::memory) return explainMemory(outcome, cell, options);
    const int n = static_cast<int>(outcome.tokens->size()), m = findPanel(outcome, stack_panel::memory)->shape.rows;
    const auto shape = options.shape(n, m);
    const Given given(options.weights.arrays, {});
    const StackReading reading{outcome,
                               shape,
                               options.weights,
                               given,
                               visibilityOf(options.selfMask(), n, n),
                               visibilityOf(options.memory.mask(), n, m),
                               panel::sum,
                               countsOf(options, n, m)};
    if (auto explanation = explainStack(reading, cell)) return *std::move(explanation);
    return explainSequence(outcome, cell, options.weights);
}

std::vector<ArraySlot> arrays(const Spec& spec) {
    if (chosenIn(spec).isTrained()) return {};
    const auto options = optionsOf(spec);
    const auto texts = textsOf(options);
    return slotsOf(options, texts.own.n(), texts.memory.n());
}

std::vector<Example> examples() {
    using Values = std::vector<std::pair<std::string, FieldValue>>;
    const auto with = [](const char* weights, const char* own, const char* memory, Values more = {}) {
        Values values{{"weights", std::string(weights)}, {"text", std::string(own)}, {"memory", std::string(memory)}, {"memory_padding", 0}};
        values.insert(values.end(), more.begin(), more.end());
        return values;
    };
    const Values drawn{{"weights", std::string("seed")}};
    const auto drawnWith = [&drawn](Values values) {
        values.insert(values.begin(), drawn.begin(), drawn.end());
        return values;
    };
    return {
        {ATT_TEXT("engine", "Learned: 我吃柠檬 → I eat a lemon"), with("trained", "I eat a lemon", "我吃柠檬", {{"model", std::string("zh-en")}})},
        {ATT_TEXT("engine", "Learned: time and place change their places"),
         with("trained", "I eat a lemon at home today", "我今天在家吃柠檬", {{"model", std::string("zh-en")}})},
        {ATT_TEXT("engine", "Learned: a date becomes ISO"), with("trained", "2021-03-14", "14 March 2021", {{"model", std::string("dates")}})},
        {ATT_TEXT("engine", "From Chinese to English: 她看见小象"), with("seed", "she sees the small elephant", "她 看见 小 象")},
        {ATT_TEXT("engine", "From English to German: five words to five"),
         with("seed", "Sie sieht den kleinen Elefanten", "She sees the small elephant")},
        {ATT_TEXT("engine", "From English to French: the adjective changes place"),
         with("seed", "zone économique européenne", "European economic zone")},
        {ATT_TEXT("engine", "A source with padding"), with("seed", "she sees the small elephant", "她 看见 小 象 pad pad", {{"memory_padding", 2}})},
        {ATT_TEXT("engine", "Without the causal mask: the answer lies open"), {{"causal", false}}},
        {ATT_TEXT("engine", "As nn.Transformer counts: 6 + 6 layers, 44,140,544 parameters"),
         drawnWith({{"d_model", 512}, {"heads", 8}, {"d_ff", 2048}, {"layers", 6}, {"memory_kind", std::string("encoder")}, {"final_norm", true}})}};
}

Article article() {
    return {
        .formulas =
            {R"(x \leftarrow \operatorname{LN}\!\left(x+\operatorname{MHA}(x,x,x;\,M_{\text{causal}})\right))",
             R"(x \leftarrow \operatorname{LN}\!\left(x+\operatorname{MHA}(x,m,m)\right), \qquad Q = xW_Q^{\top}, \quad K = mW_K^{\top}, \quad V = mW_V^{\top})",
             R"(x \leftarrow \operatorname{LN}\!\left(x+W_2\,\phi(W_1x+b_1)+b_2\right))"},
        .shapes = ATT_TEXT(
            "engine",
            "x is n × d_model, the decoder's own tokens; m is the memory, one row for each token of the source. The self-attention's weights are "
            "n × n and causal, those of the cross-attention have a row for each own token and a column for each token of the source."),
        .source = ATT_TEXT("engine",
                           "Vaswani et al. 2017, section 3.1, figure 1, and section 3.2.3 (arXiv 1706.03762). Pre-LN: Xiong et al. 2020, figure 1 "
                           "(arXiv 2002.04745)."),
        .lookFor = ATT_TEXT(
            "engine",
            "Walk through the three parts: the causal self-attention, the cross-attention whose queries are the decoder's and whose keys and values "
            "are the "
            "memory's, and the feed-forward part.\nEdit the last own word: no earlier row of any layer changes. Edit a word of the source: every row "
            "may.\nRaise “Source padding”: the columns of the padding are exactly 0 in every layer.\nThe weights are those of a model that learned "
            "to "
            "translate: “I→eat” has read I and is to write eat, and its cross-attention looks at 吃. Weights from the seed show the mechanism with "
            "any "
            "words."),
        .mistakes = ATT_TEXT(
            "engine",
            "The decoder's self-attention looks at the target, its cross-attention at both: queries from the target, keys and values from the "
            "source.\nThe order is causal self-attention, cross-attention, feed-forward, each with its own skip connection and layer norm; "
            "descriptions often leave these out.\nThe padding of the source must be masked in the cross-attention as well as in the encoder.\nAll "
            "positions are computed at once in training; in use a decoder writes one token after the other, as an RNN does.\nEvery decoder "
            "layer reads the output of the last encoder layer, not that of the layer beside it.")};
}

}  // namespace

Lens decoder() {
    return {
        .id = "decoder",
        .title = ATT_TEXT("engine", "Decoder"),
        .family = ATT_TEXT("engine", "Sequence"),
        .help = ATT_TEXT(
            "engine",
            "A stack of layers with three parts each: a causal self-attention over the decoder's own tokens, a cross-attention whose queries are the "
            "decoder's and whose keys and values come from a memory, and a feed-forward part. (Vaswani et al. 2017, section 3.1.) The memory is the "
            "output of "
            "an encoder over a second text, or that text's vectors. Walk through one layer stage by stage and see every head of every layer."),
        .defaults = makeDefault<Options>,
        .run = run,
        .explain = explain,
        .arrays = arrays,
        .examples = examples(),
        .article = article()};
}

}  // namespace att
