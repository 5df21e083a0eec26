// SPDX-License-Identifier: GPL-3.0-or-later
// Attention over all places of feature maps with relative positions, as it stands in the last blocks of a bottleneck transformer (Srinivas et
// al. 2021), and the ways in which copies of it differ.
#include <cmath>

#include "engine/lenses/common/counting.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/feature_run.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/place_positions.h"
#include "engine/math/attention_networks.h"
#include "engine/math/residual_network.h"

namespace att {
namespace {

using namespace lenses;

constexpr const char* outputPanel = "output/maps";
constexpr const char* blockTable = "cost/block";
constexpr const char* networkTable = "cost/networks";

struct Options : SpecOf<Options> {
    PictureOptions picture;
    ChannelHeads heads;
    PlacePositionOptions positions;
    WeightOptions weights;

    void fields(FieldVisitor& all) override {
        Amended visitor = placeFields(all);
        picture.fields(visitor, givenFeatures(weights.arrays));
        heads.fields(visitor, featureShape(picture, weights.arrays).heads, 4);
        positions.fields(visitor);
        weights.fields(visitor);
    }
    Shape shape() const { return featureShape(picture, weights.arrays); }
    Places places() const { return {shape().rows, shape().columns}; }
    LayerSizes sizes() const { return placeSizes(shape(), heads.heads, weights.bias); }
};

const Options& optionsOf(const Spec& spec) { return static_cast<const Options&>(spec); }

std::vector<ArraySlot> slotsOf(const Options& o) {
    auto slots = featureSlots(o.shape());
    for (const auto& more : {layerSlots(o.sizes()), placeTableSlots(o.positions, o.sizes(), o.places())})
        slots.insert(slots.end(), more.begin(), more.end());
    return slots;
}

// Costs

std::vector<Counted> blockParameters(const Options& o) {
    const auto [C, H, W] = o.shape();
    const auto s = o.sizes();
    std::vector<Counted> parts{{say(ATT_TEXT("engine", "queries, keys, values")), {{"3", 3}, {"C", C}, {"C", C}}}};
    if (s.bias) parts.push_back({say(ATT_TEXT("engine", "biases")), {{"3", 3}, {"C", C}}});
    if (o.positions.table == PlaceTable::Relative)
        parts.push_back({say(ATT_TEXT("engine", "position vectors")), {{"2H + 2W − 2", 2 * H + 2 * W - 2}, {"d_k", s.dK}}});
    if (o.positions.table == PlaceTable::Absolute)
        parts.push_back({say(ATT_TEXT("engine", "position vectors")), {{"H + W", H + W}, {"heads", s.heads}, {"d_k", s.dK}}});
    return parts;
}

std::vector<Counted> blockMultiplyAdds(const Options& o) {
    const auto [C, H, W] = o.shape();
    const double N = double(H) * W;
    std::vector<Counted> parts{{say(ATT_TEXT("engine", "queries, keys, values")), {{"3", 3}, {"C", C}, {"C", C}, {"N", N}}},
                               {say(ATT_TEXT("engine", "scores and mixing")), {{"2", 2}, {"N", N}, {"N", N}, {"C", C}}}};
    if (o.positions.table == PlaceTable::Relative)
        parts.push_back({say(ATT_TEXT("engine", "positions")), {{"N", N}, {"2H + 2W − 2", 2 * H + 2 * W - 2}, {"C", C}}});
    if (o.positions.table == PlaceTable::Absolute) parts.push_back({say(ATT_TEXT("engine", "positions")), {{"N", N}, {"H + W", H + W}, {"C", C}}});
    return parts;
}

std::vector<Counted> countedAt(const Options& o, const Cell& cell) {
    const auto [C, H, W] = o.shape();
    const bool parameters = cell.column == 0;
    if (cell.panel == networkTable)
        return {{cell.row == 0 ? say(ATT_TEXT("engine", "ResNet-50")) : say(ATT_TEXT("engine", "BoTNet-50")),
                 {{"N", double(cell.row == 0 ? residualNetworkParameters(50) : bottleneckTransformerParameters(224))}}}};
    if (cell.row == 0) return parameters ? blockParameters(o) : blockMultiplyAdds(o);
    Counted convolution{say(ATT_TEXT("engine", "3 × 3 convolution")), {{"9", 9}, {"C", C}, {"C", C}}};
    if (!parameters) convolution.factors.push_back({"N", double(H) * W});
    return {convolution};
}

void addCostStage(Outcome& outcome, const Options& o) {
    const auto table = [&o](const char* address, int rows, int columns) {
        return countTable(rows, columns, [=, &o](int i, int j) { return countedAt(o, {address, 0, i, j}); });
    };
    outcome.stages.push_back(stage(
        "cost", ATT_TEXT("engine", "cost"),
        ATT_TEXT("engine",
                 "The block beside the 3 × 3 convolution that it replaces, and the networks with either: 20.9 against 25.6 million parameters."),
        {tablePanel({.id = "block",
                     .title = say(ATT_TEXT("engine", "this block")),
                     .rows = wordAxis(ATT_TEXT("engine", "block"), {ATT_TEXT("engine", "attention"), ATT_TEXT("engine", "3 × 3 convolution")}),
                     .columns = countAxis(),
                     .values = table(blockTable, 2, 2)}),
         tablePanel({.id = "networks",
                     .title = say(ATT_TEXT("engine", "whole networks for 224 × 224")),
                     .rows = wordAxis(ATT_TEXT("engine", "network"), {ATT_TEXT("engine", "ResNet-50"), ATT_TEXT("engine", "BoTNet-50")}),
                     .columns = countAxis(false),
                     .values = table(networkTable, 2, 1)})}));
    setCost(outcome, {.parameters = std::int64_t(total(blockParameters(o))), .multiplyAdds = std::int64_t(total(blockMultiplyAdds(o)))});
}

// The run

struct Values {
    LayerWeights weights;
    PlaceTables tables;
    LayerValues layer;
};

Result<Values> attended(const Options& o, const Tensor& X, const Given& given, const Watch& watch) {
    const auto sizes = o.sizes();
    Values values;
    auto weights = layerWeights(sizes, o.weights, given, watch);
    if (!weights) return weights.error();
    values.weights = *std::move(weights);
    values.tables = placeTables(o.positions, sizes, o.places(), o.weights, given);
    if (const auto done = projectTokens(values.layer, sizes, values.weights, X, watch); !done) return done.error();
    auto bias = placeBias(o.positions, sizes, o.places(), values.tables, *values.layer.Q, watch);
    if (!bias) return bias.error();
    const ScoreRule rule{static_cast<float>(o.positions.score().factor(sizes.dK)), visibleKeys({}, sizes.queries, sizes.keys), *std::move(bias)};
    if (const auto done = attendHeads(values.layer, sizes, rule, layerKeep(sizes, rule, watch), watch); !done) return done.error();
    return values;
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    const auto& o = optionsOf(*spec);
    const auto sizes = o.sizes();
    constexpr std::size_t scoreSteps = 6;
    const auto begun =
        beginFeatureRun(spec, o.picture, o.weights.arrays, slotsOf(o), scoreSteps * sizes.scores().bytes() + 8 * o.shape().bytes(), watch);
    if (!begun) return begun.error();
    const auto& [given, features, outcome] = *begun;
    const auto X = placeRows(*features.maps);
    const auto values = attended(o, *X, given, watch);
    if (!values) return values.error();
    outcome->tokens = placeLabels(o.places());
    outcome->mainPanel = overPanel;
    outcome->stages.push_back(placeStage(*outcome, X));
    if (values->tables.down) outcome->stages.push_back(tableStage(o.positions, values->tables, o.places()));
    if (const auto done = addLayerStages(*outcome, sizes, values->weights, values->layer, watch); !done) return done.error();
    outcome->stages.push_back(overStage(*outcome, o.places(), o.heads.shown, *values->layer.A, features.backdrop));
    outcome->stages.push_back(stage("output", ATT_TEXT("engine", "Output maps"),
                                    ATT_TEXT("engine", "The heads' results side by side are C maps again; there is no output projection."),
                                    {mapsPanel("maps", say(ATT_TEXT("engine", "maps after attention")), headMaps(*values->layer.mixed, o.shape()),
                                               features.backdrop, Tone::Diverging)}));
    addCostStage(*outcome, o);
    return finished(*begun);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& o = optionsOf(*outcome.spec);
    const auto sizes = o.sizes();
    const auto places = o.places();
    if (auto found = explainFeatures(outcome, o.picture, givenFeatures(o.weights.arrays), cell)) return *std::move(found);
    if (cell.panel == panel::x) return explainPlaceRow(outcome, places, cell);
    if (cell.panel.starts_with("tables/")) return explainTable(outcome, o.positions, o.weights, cell);
    if (cell.panel == panel::bias) return explainPlaceBias(outcome, o.positions, sizes, places, cell);
    if (cell.panel == outputPanel) return explainHeadMap(outcome, places, cell);
    if (cell.panel.starts_with("cost/"))
        return explainCount(outcome, cell, "3C² + (2H + 2W − 2) d_{k},  3C²N + 2N²C + N (2H + 2W − 2) C", countedAt(o, cell));
    const ScoreOptions score = o.positions.score();
    const LayerReading reading{outcome, sizes, score, visibilityOf({}, sizes.queries, sizes.keys), o.weights, panel::x};
    if (cell.panel == overPanel) return explainPlaceOver(reading, places, o.heads.shown.of(sizes.heads), cell);
    return *explainLayer(reading, cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return slotsOf(optionsOf(spec)); }

std::vector<Example> examples() {
    const auto word = [](const char* key) { return FieldValue(std::string(key)); };
    return {{ATT_TEXT("engine", "As the paper has it: relative, all divided"),
             {{"position_scale", word("both")},
              {"position_table", word("relative")},
              {"position_term", word("query")},
              {"position_gain", 1.0},
              {"temperature", 1.0}}},
            {ATT_TEXT("engine", "timm's default: the position is not divided"),
             {{"position_scale", word("content")}, {"position_table", word("relative")}, {"position_term", word("query")}, {"position_gain", 1.0}}},
            {ATT_TEXT("engine", "A popular port: undivided, absolute, transposed"),
             {{"position_scale", word("none")}, {"position_table", word("absolute")}, {"position_term", word("transposed")}, {"position_gain", 4.0}}},
            {ATT_TEXT("engine", "Content alone"), {{"position_table", word("none")}}}};
}

Article article() {
    return {
        .formulas =
            {R"(S_{ij} = \frac{q_i\cdot k_j + q_i\cdot\left(r^{h}_{y_j-y_i} + r^{w}_{x_j-x_i}\right)}{\sqrt{d_k}}, \qquad O = \operatorname{softmax}(S)\,V)",
             R"(|W| = 3C^2 + (2H+2W-2)\,d_k, \qquad \mathrm{MAC} = 3C^2N + 2N^2C + N(2H+2W-2)\,C)"},
        .shapes =
            ATT_TEXT("engine",
                     "F is C × H × W; N = H·W places are the tokens, X is N × C. d_k = C / heads. r^h has 2H − 1 rows and r^w 2W − 1 rows of d_k "
                     "numbers, shared by all heads. S and A are heads × N × N. The output is C × H × W again."),
        .source =
            ATT_TEXT("engine",
                     "Srinivas et al. 2021, “Bottleneck Transformers for Visual Recognition”, figure 4 (arXiv 2101.11605), and the authors' code; "
                     "timm, bottleneck_attn.py; the port: leaderj1001, BottleneckTransformers. 84.7 % top-1 belongs to a scaled model, 44.4 % mask "
                     "AP to Mask R-CNN on COCO; neither is computed here."),
        .lookFor = ATT_TEXT("engine",
                            "Click a place: where it looks lies over the picture. Move the position gain: at 0 a place looks at what is alike, "
                            "wherever it lies; with "
                            "positions it prefers directions and distances.\nSwitch to timm's default: the positions weigh √d_k times as much.\nIn "
                            "the stage “Positions r” "
                            "a row is a distance: every place shares it."),
        .mistakes = ATT_TEXT(
            "engine",
            "A port that many articles copy differs in three ways: it divides by nothing, it has a vector for each row and column instead of each "
            "distance, "
            "and it adds p_i·q_j instead of q_i·p_j. Weights trained for one cannot be used in the other.\nThe block has no output projection and no "
            "biases. It saves parameters against a 3 × 3 convolution, but its multiply-adds grow with N².")};
}

}  // namespace

Lens botnet() {
    return {.id = "botnet",
            .title = ATT_TEXT("engine", "BoTNet MHSA"),
            .family = ATT_TEXT("engine", "Image"),
            .help = ATT_TEXT(
                "engine",
                "Every place of the feature maps looks at every other, and the query also asks where the key lies: a vector for the distance "
                "down and one for the distance across are added to the key. It replaces the 3 × 3 convolutions of a ResNet's last blocks. "
                "(Srinivas et al. 2021, figure 4.) Click a place to see where it looks, and switch between the paper's form and its copies."),
            .defaults = makeDefault<Options>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
