// SPDX-License-Identifier: GPL-3.0-or-later
// The encoder: layers of self-attention and feed-forward parts on a residual stream (Vaswani et al. 2017, section 3.1), post- or pre-LN.
#include "engine/lenses/common/block_explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/sequence.h"
#include "engine/lenses/common/sequence_explain.h"
#include "engine/lenses/common/stack_input.h"

namespace att {
namespace {

using namespace lenses;

struct Options : SpecOf<Options> {
    SequenceOptions sequence;
    StackOptions stack;
    HeadOptions heads;
    MaskOptions mask;
    PositionOptions positions;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override {
        sequence.fields(visitor, "the animal slept because it was tired");
        stack.fields(visitor);
        heads.fields(visitor, 32, 4);
        mask.fields(visitor);
        positions.fields(visitor);
        weights.fields(visitor, true);
    }
    StackShape shape(int n) const { return {.self = stackSizes(heads, weights.bias, n, n), .cross = {}, .options = stack, .prefix = ""}; }
};

const Options& optionsOf(const Spec& spec) { return static_cast<const Options&>(spec); }

Sequence sequenceOf(const Options& options) { return readSequence(options.sequence, options.weights.arrays, mostStackTokens); }

std::vector<ArraySlot> slotsOf(const StackShape& shape) {
    auto slots = sequenceSlots(shape.self.queries, shape.self.dModel);
    for (auto& slot : stackSlots(shape)) slots.push_back(std::move(slot));
    return slots;
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto& options = optionsOf(*spec);
    const auto sequence = sequenceOf(options);
    const auto shape = options.shape(sequence.n());
    const Given given(options.weights.arrays, slotsOf(shape));
    if (const auto fits = given.check(); !fits) return fits.error();
    if (const auto fits = watch.reserve(stackBytes(shape)); !fits) return fits.error();
    const auto input = stackInput(sequence, options.positions, shape.self.dModel, options.weights.seed, given, watch);
    if (!input) return input.error();
    const auto weights = stackWeights(shape, options.weights, given, watch);
    if (!weights) return weights.error();
    const StackSight sight{.self = visibleKeys(options.mask.mask(), sequence.n(), sequence.n()), .cross = {}};
    const auto values = runStack(shape, *weights, sight, input->sum, watch);
    if (!values) return values.error();

    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = sequence.tokens;
    outcome->mainPanel = stack_panel::heads;
    const auto count = stackCount(shape);
    outcome->cost = {.parameters = count.parameters, .multiplyAdds = count.multiplyAdds};
    addSequenceStages(*outcome, input->X, input->P, input->sum);
    const StackPicture picture{shape, *weights, *values, input->sum};
    if (const auto done = addBlockStages(*outcome, picture, watch); !done) return done.error();
    if (const auto done = addStackStages(*outcome, picture, watch); !done) return done.error();
    outcome->stages.push_back(costStage(countLines(shape, nullptr)));
    finish(*outcome, {sequence.notices, maskNotices(values->layers.front().self), given.notices()});
    return OutcomePtr(outcome);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& options = optionsOf(*outcome.spec);
    const int n = static_cast<int>(outcome.tokens->size());
    const auto shape = options.shape(n);
    const Given given(options.weights.arrays, {});
    const StackReading reading{outcome, shape,      options.weights,           given, visibilityOf(options.mask.mask(), n, n),
                               {},      panel::sum, countLines(shape, nullptr)};
    if (auto explanation = explainStack(reading, cell)) return *std::move(explanation);
    return explainSequence(outcome, cell, options.weights);
}

std::vector<ArraySlot> arrays(const Spec& spec) {
    const auto& options = optionsOf(spec);
    return slotsOf(options.shape(sequenceOf(options).n()));
}

std::vector<Example> examples() {
    const std::string text = "text";
    return {{{}, {{text, std::string("the animal slept because it was tired")}}},
            {{}, {{text, std::string("这只猫没有过马路，因为它太累了")}}},
            {ATT_TEXT("engine", "Pre-LN, six layers: the stream grows"), {{"norm_place", std::string("pre")}, {"layers", 6}}},
            {ATT_TEXT("engine", "Post-LN, six layers: the stream is brought back"), {{"norm_place", std::string("post")}, {"layers", 6}}},
            {ATT_TEXT("engine", "Decoder-only as GPT-2: causal, pre-LN, GELU"),
             {{"mask", std::string("causal")}, {"norm_place", std::string("pre")}, {"activation", std::string("gelu_tanh")}}},
            {ATT_TEXT("engine", "Causal from layer to layer: the last row of layer 1 stays"), {{"mask", std::string("causal")}, {"layers", 3}}},
            {ATT_TEXT("engine", "As the paper counts: 512, 8 heads, 2048, six layers"),
             {{"d_model", 512}, {"heads", 8}, {"d_ff", 2048}, {"layers", 6}, {"norm_place", std::string("post")}}}};
}

Article article() {
    return {
        .formulas =
            {R"(x \leftarrow \operatorname{LN}\!\left(x+\operatorname{MHA}(x)\right), \qquad x \leftarrow \operatorname{LN}\!\left(x+\operatorname{FFN}(x)\right))",
             R"(x \leftarrow x+\operatorname{MHA}(\operatorname{LN}(x)), \qquad x \leftarrow x+\operatorname{FFN}(\operatorname{LN}(x)))",
             R"(\operatorname{FFN}(x) = W_2\,\phi(W_1x+b_1)+b_2, \qquad \operatorname{LN}(x) = \gamma\odot\frac{x-\mu}{\sqrt{\sigma^2+\varepsilon}}+\beta)",
             R"(\operatorname{GELU}(u) = u\,\Phi(u) \approx \tfrac{1}{2}u\left(1+\tanh\!\left(\sqrt{2/\pi}\,(u+0.044715\,u^3)\right)\right))",
             R"(R^{(l)} = \tilde{A}^{(l)}R^{(l-1)}, \qquad \tilde{A} = \tfrac{1}{2}I+\tfrac{1}{2H}\sum_{h=1}^{H}A^{h})"},
        .shapes =
            ATT_TEXT("engine",
                     "x is n × d_model, the residual stream, in and out of every part. W1 is d_ff × d_model and W2 is d_model × d_ff. μ and σ² are "
                     "taken over the d_model numbers of one token; γ and β are d_model numbers each. A is H × n × n in each layer, R is n × n. φ is "
                     "ReLU or GELU."),
        .source =
            ATT_TEXT("engine",
                     "Vaswani et al. 2017, sections 3.1 and 3.3 (arXiv 1706.03762). Pre-LN: Xiong et al. 2020, figure 1 (arXiv 2002.04745). GELU: "
                     "Hendrycks, Gimpel 2016, section 2 (arXiv 1606.08415). Rollout: Abnar, Zuidema 2020, section 3.2 (arXiv 2005.00928)."),
        .lookFor =
            ATT_TEXT("engine",
                     "Walk the stages from left to right: what a part reads, what it adds, and the sum that goes on.\nSwitch between pre-LN and "
                     "post-LN with six "
                     "layers and look at “‖x‖ by layer”: pre-LN lets the stream grow, post-LN brings every token back to the same length.\nCompare a "
                     "head's weights with “rollout”: layer by layer the origin of a token spreads over the sentence, while half of "
                     "every layer stays where it is.\nWith a causal "
                     "mask the last row of layer 1 is as without; deeper rows all differ."),
        .mistakes = ATT_TEXT(
            "engine",
            "Attention alone is no Transformer layer: the skip connections and the layer norms belong to it, and half the parameters or more "
            "lie in the feed-forward part.\nThe encoder has no causal mask, yet padding must be masked.\nThe feed-forward part sees one token at a "
            "time, with the same weights for all; tokens meet in the attention alone.\nA pre-LN stack needs one more layer norm at its end. "
            "PyTorch's GELU is the one by erf; GPT-2 and the first BERT use the approximation by tanh.\nRollout follows weights, not values: "
            "an estimate of where information came from, no explanation of a prediction.")};
}

}  // namespace

Lens encoder() {
    return {
        .id = "encoder",
        .title = ATT_TEXT("engine", "Encoder"),
        .family = ATT_TEXT("engine", "Sequence"),
        .help = ATT_TEXT(
            "engine",
            "A stack of layers; each adds to the residual stream what its self-attention finds between the tokens and what its feed-forward part "
            "makes of "
            "each token, with a layer norm after every sum or before every part. (Vaswani et al. 2017, section 3.1.) Walk through one layer stage "
            "by stage, see the weights of every head in every layer side by side, and roll them out to the input."),
        .defaults = makeDefault<Options>,
        .run = run,
        .explain = explain,
        .arrays = arrays,
        .examples = examples(),
        .article = article()};
}

}  // namespace att
