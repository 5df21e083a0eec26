// SPDX-License-Identifier: GPL-3.0-or-later
// Bi-level routing attention (Zhu et al. 2023): regions first choose which regions they look at, then places attend within those alone.
#include <algorithm>
#include <cmath>

#include "engine/lenses/common/convolution_layer.h"
#include "engine/lenses/common/counting.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/feature_run.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/routing.h"
#include "engine/lenses/common/sequence_explain.h"
#include "engine/math/attention_networks.h"

namespace att {
namespace {

using namespace lenses;

constexpr const char *valuePanel = "lepe/v", *sumPanel = "sum/rows", *outputPanel = "output/maps", *costPanel = "cost/block",
                     *networkPanel = "cost/networks";

enum class Kernel { None, Three, Five };
enum class ScaleWidth { Full, Head };

struct Options : SpecOf<Options> {
    PictureOptions picture;
    ChannelHeads heads;
    RoutingOptions routing;
    ScaleWidth scaleWidth;
    double temperature;
    Kernel kernel;
    WeightOptions weights;

    void fields(FieldVisitor& all) override;
    Shape shape() const { return featureShape(picture, weights.arrays); }
    Places places() const { return {shape().rows, shape().columns}; }
    Regions regions() const { return {places(), routing.regions}; }
    LayerSizes sizes() const { return placeSizes(shape(), heads.heads, weights.bias); }
    /// 1/√C is 1/√d_k with √heads times the temperature.
    ScoreOptions score() const { return {true, temperature * (scaleWidth == ScaleWidth::Full ? std::sqrt(double(heads.heads)) : 1)}; }
    int side() const { return kernel == Kernel::None ? 0 : kernel == Kernel::Three ? 3 : 5; }
    /// Over the map of the values, each channel by itself.
    ConvolutionLayer lepe() const {
        const int C = shape().heads;
        return {.stage = "lepe",
                .name = "lepe",
                .kernel = {.in = C, .out = C, .height = side(), .width = side(), .groups = C},
                .input = valuePanel,
                .bias = weights.bias,
                .symbol = "LePE",
                .inputSymbol = "v"};
    }
};

void Options::fields(FieldVisitor& all) {
    Amended visitor = placeFields(all);
    picture.fields(visitor, givenFeatures(weights.arrays));
    heads.fields(visitor, shape().heads, 2);
    routing.fields(visitor, places());
    visitor.choice(scaleWidth, {.key = "scale_width",
                                .label = ATT_TEXT("engine", "Divide by"),
                                .group = ATT_TEXT("engine", "Score and normalise"),
                                .help = ATT_TEXT("engine", "The released code divides by the root of all C channels, not of one head's d_k."),
                                .choices = {{"full", ATT_TEXT("engine", "√C (code)")}, {"head", ATT_TEXT("engine", "√d_k")}}});
    visitor.real(temperature, temperatureField());
    visitor.choice(
        kernel, {.key = "lepe",
                 .label = ATT_TEXT("engine", "LePE"),
                 .group = ATT_TEXT("engine", "Position"),
                 .help = ATT_TEXT("engine", "A small depthwise convolution of the values, added to the result: it tells neighbours from far places."),
                 .initial = 2,
                 .choices = {{"none", ATT_TEXT("engine", "none")}, {"3", ATT_TEXT("engine", "3 × 3")}, {"5", ATT_TEXT("engine", "5 × 5")}}});
    weights.fields(visitor);
}

const Options& optionsOf(const Spec& spec) { return static_cast<const Options&>(spec); }

std::vector<ArraySlot> slotsOf(const Options& o) {
    const int C = o.shape().heads;
    auto slots = featureSlots(o.shape());
    for (auto& slot : layerSlots(o.sizes())) slots.push_back(std::move(slot));
    slots.push_back({"w_o", {C, C}, ATT_TEXT("engine", "mixes the channels at the end")});
    if (o.weights.bias) slots.push_back({"b_o", {C}, ATT_TEXT("engine", "its bias")});
    if (o.side() > 0) addSlots(o.lepe(), o.weights.bias, slots);
    return slots;
}

// The run

struct Values {
    LayerWeights weights;
    Routing routing;
    LayerValues layer;
    TensorPtr valueMaps;     ///< C × H × W: V where it lies in the map
    ConvolutionValues lepe;  ///< of it; nothing without LePE
    TensorPtr sum;           ///< 1 × N × C
    TensorPtr output;        ///< C × H × W
};

constexpr KernelOptions drawnKernels{KernelOptions::Source::Drawn, 1};

/// A depthwise convolution of the values where they lie in the map.
Status addLepe(Values& values, const Options& o, const Given& given, const Watch& watch) {
    values.sum = placeRows(*headMaps(*values.layer.mixed, o.shape()));
    if (o.side() == 0) return Done{};
    values.valueMaps = headMaps(*values.layer.V, o.shape());
    auto lepe = runConvolution(o.lepe(), drawnKernels, o.weights, given, *values.valueMaps, watch);
    if (!lepe) return lepe.error();
    values.lepe = *std::move(lepe);
    auto sum = std::make_shared<Tensor>(values.sum->shape());
    sum->head(0) = values.sum->head(0) + placeRows(*values.lepe.out)->head(0);
    values.sum = sum;
    return Done{};
}

Result<Values> attended(const Options& o, const Tensor& X, const Given& given, const Watch& watch) {
    const auto sizes = o.sizes();
    Values values;
    auto weights = layerWeights(sizes, o.weights, given, watch);
    if (!weights) return weights.error();
    values.weights = *std::move(weights);
    values.weights.o = takeProjection({"w_o", "b_o", sizes.dModel, sizes.dModel}, o.weights, given);
    if (const auto done = projectTokens(values.layer, sizes, values.weights, X, watch); !done) return done.error();
    values.routing = routeRegions(o.routing, o.regions(), *values.layer.Q, *values.layer.K);
    const ScoreRule rule{static_cast<float>(o.score().factor(sizes.dK)), visibleKeys({}, sizes.queries, sizes.keys),
                         routingBias(o.regions(), *values.routing.graph)};
    if (const auto done = attendHeads(values.layer, sizes, rule, layerKeep(sizes, rule, watch), watch); !done) return done.error();
    if (const auto done = addLepe(values, o, given, watch); !done) return done.error();
    auto output = project(*values.sum, values.weights.o, 1, watch);
    if (!output) return output.error();
    values.output = placeMaps(**output, o.shape());
    return values;
}

// Stages

Stage lepeStage(const Options& o, const Values& values, const BitmapPtr& backdrop) {
    auto panels = convolutionPanels(o.lepe(), values.lepe, say(ATT_TEXT("engine", "LePE(V)")), backdrop);
    panels.insert(panels.begin(), mapsPanel("v", say(ATT_TEXT("engine", "V as maps")), values.valueMaps, backdrop, Tone::Diverging));
    return stage("lepe", ATT_TEXT("engine", "LePE"),
                 ATT_TEXT("engine", "Each channel of the values through a small kernel of its own: what lies around a place is added to its result."),
                 std::move(panels));
}

void addResultStages(Outcome& outcome, const Options& o, const Values& values, const BitmapPtr& backdrop) {
    outcome.stages.push_back(overStage(outcome, o.places(), o.heads.shown, *values.layer.A, backdrop));
    if (values.valueMaps) outcome.stages.push_back(lepeStage(o, values, backdrop));
    outcome.stages.push_back(stage("sum", ATT_TEXT("engine", "A·V + LePE"),
                                   ATT_TEXT("engine", "The heads' results side by side, and what the small convolution adds."),
                                   {matrixPanel({.id = "rows",
                                                 .title = say(ATT_TEXT("engine", "sum")),
                                                 .rows = tokenAxis(outcome.tokens),
                                                 .columns = channelAxis(),
                                                 .values = values.sum})}));
    outcome.stages.push_back(stage("output", ATT_TEXT("engine", "Output maps"),
                                   ATT_TEXT("engine", "W^O mixes the channels of each place: C maps again."),
                                   {mapsPanel("maps", say(ATT_TEXT("engine", "maps after attention")), values.output, backdrop, Tone::Diverging)}));
}

/// The routing stands between Q K V and the scores that it thins out.
Status addStages(Outcome& outcome, const Options& o, const Features& features, const TensorPtr& X, const Values& values, const Watch& watch) {
    outcome.stages.push_back(placeStage(outcome, X));
    if (const auto done = addLayerStages(outcome, o.sizes(), values.weights, values.layer, watch); !done) return done;
    auto routing = routingStages(values.routing, o.regions());
    const auto scores = std::ranges::find(outcome.stages, "scores", &Stage::id);
    outcome.stages.insert(scores, std::make_move_iterator(routing.begin()), std::make_move_iterator(routing.end()));
    addResultStages(outcome, o, values, features.backdrop);
    return Done{};
}

// Costs

std::vector<Counted> blockParameters(const Options& o) {
    const double C = o.shape().heads, p = o.side();
    std::vector<Counted> parts{{say(ATT_TEXT("engine", "queries, keys, values, output")), {{"4", 4}, {"C", C}, {"C", C}}}};
    if (o.weights.bias) parts.push_back({say(ATT_TEXT("engine", "biases")), {{"4", 4}, {"C", C}}});
    if (p > 0) parts.push_back({say(ATT_TEXT("engine", "LePE")), {{"C", C}, {"p", p}, {"p", p}}});
    if (p > 0 && o.weights.bias) parts.push_back({say(ATT_TEXT("engine", "bias of LePE")), {{"C", C}}});
    return parts;
}

std::vector<Counted> blockMultiplyAdds(const Options& o, double routed) {
    const double C = o.shape().heads, N = double(o.places().count()), S2 = o.routing.count(), p = o.side();
    std::vector<Counted> parts{{say(ATT_TEXT("engine", "queries, keys, values, output")), {{"4", 4}, {"N", N}, {"C", C}, {"C", C}}},
                               {say(ATT_TEXT("engine", "regions meet regions")), {{"S²", S2}, {"S²", S2}, {"C", C}}},
                               {say(ATT_TEXT("engine", "scores and mixing")), {{"2", 2}, {"N", N}, {"N/S²", N / S2}, {"k", routed}, {"C", C}}}};
    if (p > 0) parts.push_back({say(ATT_TEXT("engine", "LePE")), {{"N", N}, {"C", C}, {"p", p}, {"p", p}}});
    return parts;
}

constexpr std::array<RoutingNetwork, 3> networks{biformerTiny, biformerSmall, biformerBase};

std::vector<Counted> countedAt(const Options& o, const Cell& cell) {
    if (cell.panel == networkPanel)
        return {{say(ATT_TEXT("engine", "parameters")), {{"N", double(routingNetworkParameters(networks[std::size_t(cell.row)]))}}}};
    if (cell.column == 0) return blockParameters(o);
    auto parts = blockMultiplyAdds(o, cell.row == 0 ? o.routing.kept() : o.routing.count());
    if (cell.row == 1) parts.erase(parts.begin() + 1);  // full attention routes nothing
    return parts;
}

void addCostStage(Outcome& outcome, const Options& o) {
    const auto table = [&o](const char* address, int rows, int columns) {
        return countTable(rows, columns, [=, &o](int i, int j) { return countedAt(o, {address, 0, i, j}); });
    };
    outcome.stages.push_back(stage(
        "cost", ATT_TEXT("engine", "cost"), ATT_TEXT("engine", "Routed attention beside full attention, and the networks that are built of it."),
        {tablePanel({.id = "block",
                     .title = say(ATT_TEXT("engine", "this block")),
                     .rows = wordAxis(ATT_TEXT("engine", "block"), {ATT_TEXT("engine", "routed"), ATT_TEXT("engine", "full attention")}),
                     .columns = countAxis(),
                     .values = table(costPanel, 2, 2)}),
         tablePanel({.id = "networks",
                     .title = say(ATT_TEXT("engine", "whole networks")),
                     .rows = wordAxis(ATT_TEXT("engine", "network"),
                                      {ATT_TEXT("engine", "BiFormer-T"), ATT_TEXT("engine", "BiFormer-S"), ATT_TEXT("engine", "BiFormer-B")}),
                     .columns = countAxis(false),
                     .values = table(networkPanel, 3, 1)})}));
    setCost(outcome,
            {.parameters = std::int64_t(total(blockParameters(o))), .multiplyAdds = std::int64_t(total(blockMultiplyAdds(o, o.routing.kept())))});
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    const auto& o = optionsOf(*spec);
    constexpr std::size_t scoreSteps = 6;
    const auto begun =
        beginFeatureRun(spec, o.picture, o.weights.arrays, slotsOf(o), scoreSteps * o.sizes().scores().bytes() + 10 * o.shape().bytes(), watch);
    if (!begun) return begun.error();
    const auto& [given, features, outcome] = *begun;
    const auto X = placeRows(*features.maps);
    const auto values = attended(o, *X, given, watch);
    if (!values) return values.error();
    outcome->tokens = placeLabels(o.places());
    outcome->mainPanel = overPanel;
    if (const auto done = addStages(*outcome, o, features, X, *values, watch); !done) return done.error();
    addCostStage(*outcome, o);
    return finished(*begun);
}

// Explanations

/// The same number, where it stands as a row of V.
Explanation explainValueMap(const Outcome& outcome, const Options& o, const Cell& cell) {
    const int d = o.sizes().dK;
    const Cell v{panel::v, cell.head / d, o.places().token(cell.row, cell.column), cell.head % d};
    return {.question = whyMap(outcome, cell, "V"),
            .formula = "V",
            .steps = {givenStep(say(ATT_TEXT("engine", "the values of this place")), cellTerm(outcome, formula("v"), v))}};
}

Explanation explainSum(const Outcome& outcome, const Options& o, const Cell& cell) {
    const int d = o.sizes().dK;
    Explanation explanation{.question = why(outcome, cell, "Z"), .formula = "Z = O + LePE(V)"};
    std::vector<Term> terms{cellTerm(outcome, formula("O"), {panel::mixed, cell.column / d, cell.row, cell.column % d})};
    if (o.side() > 0)
        terms.push_back(cellTerm(outcome, formula("LePE"), {o.lepe().out(), cell.column, o.places().row(cell.row), o.places().column(cell.row)}));
    explanation.steps = {{say(ATT_TEXT("engine", "sum")), Operation::Sum, std::move(terms), numberAt(outcome, cell)}};
    return explanation;
}

Explanation explainOutput(const Outcome& outcome, const Options& o, const Cell& cell) {
    auto explanation = explainProduct(
        outcome, cell, "Y", "Y_{c} = Σ_{m} Z_{im} W^{O}_{cm}",
        inputProduct(o.shape().heads, {{sumPanel, 0, o.places().token(cell.row, cell.column), 0}}, {{"parameters/w_o", 0, cell.head, 0}}, "z", "w"),
        {"parameters/b_o", 0, 0, cell.head});
    explanation.question = whyMap(outcome, cell, "Y");
    return explanation;
}

Explanation explainAttention(const Outcome& outcome, const Options& o, const Cell& cell) {
    const auto sizes = o.sizes();
    const ScoreOptions score = o.score();
    const LayerReading reading{outcome, sizes, score, routingVisibility(outcome, o.regions()), o.weights, panel::x};
    auto explanation =
        cell.panel == overPanel ? explainPlaceOver(reading, o.places(), o.heads.shown.of(sizes.heads), cell) : *explainLayer(reading, cell);
    if (cell.panel == panel::scaled && o.scaleWidth == ScaleWidth::Full)
        explanation.remark = say(ATT_TEXT("engine", "√d_k · √heads = √C: the released code divides by the root of all channels."));
    return explanation;
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& o = optionsOf(*outcome.spec);
    if (auto found = explainFeatures(outcome, o.picture, givenFeatures(o.weights.arrays), cell)) return *std::move(found);
    if (cell.panel == panel::x) return explainPlaceRow(outcome, o.places(), cell);
    if (cell.panel.starts_with("regions/") || cell.panel.starts_with("routing/")) return explainRouting(outcome, o.routing, o.regions(), cell);
    if (cell.panel == valuePanel) return explainValueMap(outcome, o, cell);
    if (auto found = explainConvolution(outcome, o.lepe(), drawnKernels, Given(o.weights.arrays, slotsOf(o)), cell)) return *std::move(found);
    if (cell.panel == sumPanel) return explainSum(outcome, o, cell);
    if (cell.panel == outputPanel) return explainOutput(outcome, o, cell);
    if (cell.panel.starts_with("cost/")) return explainCount(outcome, cell, "4C² + …,  4NC² + S⁴C + 2N²kC/S²", countedAt(o, cell));
    return explainAttention(outcome, o, cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return slotsOf(optionsOf(spec)); }

std::vector<Example> examples() {
    const auto word = [](const char* key) { return FieldValue(std::string(key)); };
    return {{ATT_TEXT("engine", "Four of 49 regions"), {{"size", 14}, {"regions", 7}, {"routed", 4}, {"temperature", 4.0}}},
            {ATT_TEXT("engine", "One region: a place looks into its best region alone"), {{"size", 14}, {"regions", 7}, {"routed", 1}}},
            {ATT_TEXT("engine", "All regions: full attention"), {{"size", 14}, {"regions", 7}, {"routed", 49}}},
            {ATT_TEXT("engine", "Regions of a quarter of the picture"), {{"image", word("shapes")}, {"size", 14}, {"regions", 2}, {"routed", 1}}}};
}

Article article() {
    return {
        .formulas =
            {R"(Q_r = \operatorname{mean}_{i\in r} q_i, \quad K_r = \operatorname{mean}_{i\in r} k_i, \qquad A_r = Q_r K_r^{\top}, \qquad I_r = \operatorname{topk}(A_r))",
             R"(O = \operatorname{softmax}\!\left(\frac{Q\,K_g^{\top}}{\sqrt{C}}\right)V_g + \operatorname{LePE}(V), \qquad Y = O\,W_O^{\top})",
             R"(\mathrm{MAC} = 4NC^2 + S^4C + 2N^2kC/S^2)"},
        .shapes =
            ATT_TEXT("engine",
                     "F is C × H × W, N = H·W places. S × S regions of N/S² places each; Q_r and K_r are S² × C, A_r is S² × S². K_g and V_g hold "
                     "the places of the k routed regions, k·N/S² rows for each region. LePE is a depthwise convolution over the map of the values."),
        .source = ATT_TEXT(
            "engine",
            "Zhu et al. 2023, “BiFormer: Vision Transformer with Bi-Level Routing Attention”, section 3.2 (arXiv 2303.08810); scale, routing "
            "and LePE from the released code, bra_legacy.py."),
        .lookFor = ATT_TEXT("engine",
                            "Click a place: it looks into the k regions that its own region chose, and nowhere else. Move k: the patches of light "
                            "grow until at k = S² it is "
                            "full attention.\nIn the stage “Routing” every row of the graph has k ones; which ones depends on the picture.\nCompare "
                            "the multiply-adds with "
                            "full attention in the stage “cost”."),
        .mistakes = ATT_TEXT("engine",
                             "The routing is no attention: the affinity only chooses regions, it weighs no value and gets no gradient.\nThe means "
                             "are taken of the projected "
                             "queries and keys, not of the maps.\nThe released code divides by √C, the full width, and not by √d_k of a head.\nk is "
                             "a number of regions, not "
                             "of places; in the last stage of the network k is “all”, which is plain attention.")};
}

}  // namespace

Lens bra() {
    return {.id = "bra",
            .title = ATT_TEXT("engine", "Bi-level routing"),
            .family = ATT_TEXT("engine", "Image"),
            .help = ATT_TEXT(
                "engine",
                "The map is cut into regions. Each region compares its mean query with the mean keys of all regions and keeps the k best; its "
                "places then attend to the places of these regions alone. (Zhu et al. 2023, section 3.2.) Click a place and see the few regions "
                "it looks into; with k as large as it goes it is full attention."),
            .defaults = makeDefault<Options>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
