// SPDX-License-Identifier: GPL-3.0-or-later
// Self-attention on the patches of a picture: a small vision transformer (Dosovitskiy et al. 2021), whose weights lie over the picture.
#include <numeric>

#include "engine/lenses/common/amended.h"
#include "engine/lenses/common/block_explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/patch_tokens.h"
#include "engine/lenses/common/stack_input.h"

namespace att {
namespace {

using namespace lenses;

constexpr const char* rolled = "over_rollout/maps";

struct Options : SpecOf<Options> {
    PatchOptions patches;
    StackOptions stack;
    HeadOptions heads;
    ShownHead shownHead;
    WeightOptions weights;

    void fields(FieldVisitor& all) override {
        // As vision transformers have it; and weights that hand the patches on as they are, so that like looks at like.
        Amended visitor(all, startingFrom({{"layers", 2},
                                           {"norm_place", double(NormPlace::Pre)},
                                           {"activation", double(Activation::Gelu)},
                                           {"initialisation", double(Initialisation::Identity)}}));
        patches.fields(visitor);
        heads.fields(visitor, 32, 4);
        shownHead.fields(visitor, heads.heads);
        stack.fields(visitor);
        patches.positionField(visitor);
        weights.fields(visitor);
    }
    StackShape shape() const {
        const int n = patches.places().tokens();
        return {.self = stackSizes(heads, weights.bias, n, n), .cross = {}, .options = stack, .prefix = ""};
    }
};

const Options& optionsOf(const Spec& spec) { return static_cast<const Options&>(spec); }

std::vector<ArraySlot> slotsOf(const Options& o) {
    const auto shape = o.shape();
    auto slots = patchSlots(o.patches, shape.self.dModel, o.weights.bias);
    for (auto& slot : stackSlots(shape)) slots.push_back(std::move(slot));
    return slots;
}

std::vector<CountLine> linesOf(const Options& o) {
    const auto shape = o.shape();
    auto lines = countLines(shape, nullptr);
    lines.insert(lines.begin(), embeddingLine(o.patches, shape.self.dModel, o.weights.bias));
    return lines;
}

double total(const std::vector<std::pair<Message, double>>& terms) {
    return std::accumulate(terms.begin(), terms.end(), 0.0, [](double sum, const auto& term) { return sum + term.second; });
}

void addMapStages(Outcome& outcome, const Options& o, const StackValues& values, const BitmapPtr& backdrop) {
    const Places places = o.patches.places();
    outcome.stages.push_back(overStage(outcome, places, o.shownHead, *values.layers[std::size_t(o.stack.shownLayer())].self.A, backdrop));
    const Tensor& rollout = *findPanel(outcome, stack_panel::rollout)->values;
    const auto rolledMaps = overPlaces(places, rollout.head(rollout.shape().heads - 1));
    outcome.stages.push_back(
        stage("over_rollout", ATT_TEXT("engine", "rollout over it"),
              ATT_TEXT("engine", "From which patches the chosen one has come after all layers, by the weights alone, laid over the picture."),
              {placePanel("maps", say(ATT_TEXT("engine", "rollout over the picture")), rolledMaps, outcome.tokens, backdrop)}));
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto& o = optionsOf(*spec);
    const auto shape = o.shape();
    const Given given(o.weights.arrays, slotsOf(o));
    if (const auto fits = given.check(); !fits) return fits.error();
    if (const auto fits = watch.reserve(stackBytes(shape)); !fits) return fits.error();
    const auto tokens = patchTokens(o.patches, shape.self.dModel, o.weights, given, watch);
    if (!tokens) return tokens.error();
    const auto weights = stackWeights(shape, o.weights, given, watch);
    if (!weights) return weights.error();
    const StackSight sight{.self = visibleKeys({}, shape.self.queries, shape.self.keys), .cross = {}};
    const auto values = runStack(shape, *weights, sight, tokens->sum, watch);
    if (!values) return values.error();

    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = placeLabels(o.patches.places());
    outcome->mainPanel = overPanel;
    addPatchStages(*outcome, *tokens, o.patches);
    const StackPicture picture{shape, *weights, *values, tokens->sum};
    if (const auto done = addBlockStages(*outcome, picture, watch); !done) return done.error();
    if (const auto done = addStackStages(*outcome, picture, watch); !done) return done.error();
    addMapStages(*outcome, o, *values, tokens->backdrop);
    const auto lines = linesOf(o);
    const auto count = stackCount(shape);
    outcome->cost.parameters = count.parameters + std::int64_t(total(lines.front().parameters));
    outcome->cost.multiplyAdds = count.multiplyAdds + std::int64_t(total(lines.front().multiplyAdds));
    outcome->stages.push_back(costStage(lines));
    finish(*outcome, {given.notices()});
    return OutcomePtr(outcome);
}

OverReading overReading(const StackReading& reading, const Options& o) {
    const int heads = o.heads.heads, first = o.stack.shownLayer() * heads;
    return {reading.outcome,
            o.patches.places(),
            heads,
            o.shownHead.of(heads),
            [first](int head, int query, int key) {
                return Cell{stack_panel::heads, first + head, query, key};
            },
            [&reading](const Cell& weight) { return *explainStack(reading, weight); }};
}

Explanation explainRolled(const StackReading& reading, const Options& o, const Cell& cell) {
    const Places places = o.patches.places();
    auto explanation = *explainStack(reading, {stack_panel::rollout, o.stack.layers - 1, cell.head, places.token(cell.row, cell.column)});
    explanation.question = whyLooked(reading.outcome, places, cell);
    return explanation;
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& o = optionsOf(*outcome.spec);
    if (auto found = explainPatches(outcome, o.patches, o.weights, cell)) return *std::move(found);
    const int n = static_cast<int>(outcome.tokens->size());
    const auto shape = o.shape();
    const Given given(o.weights.arrays, {});
    const StackReading reading{outcome, shape, o.weights, given, visibilityOf({}, n, n), {}, panel::sum, linesOf(o)};
    if (cell.panel == overPanel) return explainOver(overReading(reading, o), cell);
    if (cell.panel == rolled) return explainRolled(reading, o, cell);
    return *explainStack(reading, cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return slotsOf(optionsOf(spec)); }

std::vector<Example> examples() {
    const auto word = [](const char* key) { return FieldValue(std::string(key)); };
    return {
        {ATT_TEXT("engine", "Patches that look alike, on the street"),
         {{"image", word("street")}, {"rows", 9}, {"columns", 14}, {"patch", 16}, {"initialisation", word("identity")}, {"positions", word("none")}}},
        {ATT_TEXT("engine", "Near and alike: with 2-D positions"),
         {{"rows", 9}, {"columns", 14}, {"patch", 16}, {"initialisation", word("identity")}, {"positions", word("grid")}}},
        {ATT_TEXT("engine", "The lecture's picture: 50 vectors of 3 numbers"),
         {{"image", word("lecture")},
          {"rows", 5},
          {"columns", 10},
          {"patch", 1},
          {"class_token", false},
          {"positions", word("none")},
          {"layers", 1}}},
        {ATT_TEXT("engine", "Untrained as a network starts: nearly even"),
         {{"initialisation", word("small_normal")}, {"positions", word("learned")}}},
        {ATT_TEXT("engine", "Six layers rolled out to the picture"), {{"layers", 6}, {"shown", 6}, {"initialisation", word("identity")}}},
        {ATT_TEXT("engine", "One layer of ViT-B/16"),
         {{"rows", 14},
          {"columns", 14},
          {"patch", 16},
          {"class_token", true},
          {"d_model", 768},
          {"heads", 12},
          {"d_ff", 3072},
          {"layers", 1},
          {"bias", true},
          {"positions", word("learned")}}}};
}

Article article() {
    return {
        .formulas = {R"(X = [x_{\mathrm{cls}};\ p_1 W_E^{\top};\ \dots;\ p_N W_E^{\top}] + P, \qquad p_i \in \mathbb{R}^{3p^2})",
                     R"(P_{(y,x)} = [\operatorname{PE}_{d/2}(y)\ |\ \operatorname{PE}_{d/2}(x)])",
                     R"(x \leftarrow x+\operatorname{MHA}(\operatorname{LN}(x)), \qquad x \leftarrow x+\operatorname{FFN}(\operatorname{LN}(x)))",
                     R"(R^{(l)} = \tilde{A}^{(l)}R^{(l-1)}, \qquad \tilde{A} = \tfrac{1}{2}I+\tfrac{1}{2H}\sum_{h=1}^{H}A^{h})"},
        .shapes =
            ATT_TEXT("engine",
                     "A picture of (rows · p) × (columns · p) pixels gives N = rows · columns patches of 3p² numbers. W_E is d_model × 3p², X and P "
                     "are n × d_model with n = N, or N + 1 with a class token. A is H × n × n in each layer. A row of A without the class token is "
                     "a map of rows × columns numbers."),
        .source =
            ATT_TEXT("engine",
                     "Dosovitskiy et al. 2021, “An Image is Worth 16x16 Words”, section 3.1 (arXiv 2010.11929). 2-D sines: He et al. 2022 (arXiv "
                     "2111.06377). Rollout: Abnar, Zuidema 2020, section 3.2 (arXiv 2005.00928)."),
        .lookFor = ATT_TEXT(
            "engine",
            "Click a patch: its attention lies over the picture. As it starts here, queries and keys are the patches themselves, so a patch looks at "
            "what "
            "looks like it; with positions, at what is near as well.\nChoose one head instead of the mean, and another layer.\nDouble the rows: "
            "twice as many tokens, four times as many weights.\nDraw the weights instead of the identity: an untrained network looks nearly "
            "evenly everywhere."),
        .mistakes = ATT_TEXT("engine",
                             "Without positions the patches are a set: shuffled, they would give the same outputs in another order.\nThe class token "
                             "is no patch and has no "
                             "place; its row says what it gathers, and is no proof of why a class was chosen.\nCutting into patches and projecting "
                             "is one convolution with "
                             "stride p, so a vision transformer is not free of convolution.\nThe weights here are not trained: what you see is what "
                             "the arithmetic does with "
                             "patches as they are. Give trained arrays by their timm names to see more.")};
}

}  // namespace

Lens patches() {
    return {.id = "patches",
            .title = ATT_TEXT("engine", "Patches (ViT)"),
            .family = ATT_TEXT("engine", "Image"),
            .help = ATT_TEXT(
                "engine",
                "The picture is cut into patches, each patch becomes one vector, and self-attention lets every patch look at every other, as if "
                "the picture were a sentence. (Dosovitskiy et al. 2021, section 3.1.) Click a patch, and where it looks lies over the picture; "
                "the rollout shows from where it has come after all layers."),
            .defaults = makeDefault<Options>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
