// SPDX-License-Identifier: GPL-3.0-or-later
// Self attention distillation (Hou, Ma, Liu, Loy 2019): what a layer's maps are together at each place is called its attention, and while a network
// trains, each layer is asked to look like the next one. A loss, not a layer: nothing of it is left when the network is used.
#include "engine/lenses/common/depth_stages.h"
#include "engine/lenses/common/distillation_stages.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/feature_run.h"
#include "engine/lenses/common/learned_depths.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/trained.h"

namespace att {
namespace {

using namespace lenses;

enum class Layers { Filters, Lanes, LanesSad };

Field layersField() {
    return inGroup(
        ATT_TEXT("engine", "Compared layers"),
        {.key = "layers",
         .label = ATT_TEXT("engine", "Layers of"),
         .help = ATT_TEXT("engine",
                          "Which layers are compared: the features and blurs behind them, or the stages of a network that learned to find lanes, "
                          "without this loss or with it."),
         .choices = {
             {"filters", ATT_TEXT("engine", "filters")}, {"lanes", ATT_TEXT("engine", "lanes")}, {"lanes-sad", ATT_TEXT("engine", "lanes, SAD")}}});
}

Field depthsField() {
    return inGroup(ATT_TEXT("engine", "Compared layers"),
                   {.key = "depths",
                    .label = ATT_TEXT("engine", "Depths"),
                    .help = ATT_TEXT("engine", "How many layers are compared: the features, and behind them layers that see half the places each."),
                    .initial = 3,
                    .minimum = 2,
                    .maximum = 5});
}

Field pairField(int depths, int pair) {
    Field field = inGroup(ATT_TEXT("engine", "Loss"), {.key = "pair",
                                                       .label = ATT_TEXT("engine", "Student"),
                                                       .help = ATT_TEXT("engine", "Which depth takes a step towards the next one."),
                                                       .initial = 1,
                                                       .minimum = 1,
                                                       .maximum = 4});
    for (int m = 1; m < depths; ++m) field.allowed.push_back(m);
    if (pair >= depths) field.problem = say(ATT_TEXT("engine", "Depth %1 has no next one to learn from: there are %2 depths."), pair, depths);
    return field;
}

struct Options : SpecOf<Options> {
    PictureOptions picture;
    Layers layers;
    int depths;
    ActivationMap map;
    bool alignCorners;
    double temperature, weight, step;
    int pair;
    KernelOptions kernels;
    WeightOptions weights;

    /// The network whose stages count. What a file gives counts before it.
    std::optional<TrainedNetwork> network() const {
        if (layers == Layers::Filters || weights.arrays.arrays) return std::nullopt;
        return layers == Layers::Lanes ? TrainedNetwork::Lanes : TrainedNetwork::LanesSad;
    }

    /// Its first stage is the first depth.
    std::optional<DictatedMaps> maps() const { return network() ? std::optional(DictatedMaps{*network(), 1}) : std::nullopt; }

    void fields(FieldVisitor& to) override {
        const auto learned = network();
        Dictated visitor(to, learned ? keyOf(*learned) : "", learned ? dictated() : std::vector<Dictated::Entry>());
        picture.fields(visitor, givenFeatures(weights.arrays), maps());
        visitor.choice(layers, layersField());
        visitor.whole(depths, depthsField());
        mapFields(visitor);
        lossFields(visitor);
        kernels.fields(visitor);
        weights.fields(visitor, true);
    }

private:
    std::vector<Dictated::Entry> dictated() const {
        const double stages = checkpointOf(*network()).model.stages;
        return {{"depths", stages}, {"kernels"}, {"gain"}, {"initialisation"}, {"bias"}, {"seed"}};
    }
    void mapFields(FieldVisitor& visitor);
    void lossFields(FieldVisitor& visitor);
};

void Options::mapFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Map");
    visitor.choice(
        map.reduction,
        inGroup(group, {.key = "reduction",
                        .label = ATT_TEXT("engine", "Over channels"),
                        .help = ATT_TEXT("engine", "How the channels become one map: the paper found the sum best; the mean is the same over C."),
                        .choices = {{"sum", ATT_TEXT("engine", "sum")}, {"mean", ATT_TEXT("engine", "mean")}, {"max", ATT_TEXT("engine", "max")}}}));
    visitor.real(map.power,
                 inGroup(group, {.key = "power",
                                 .label = ATT_TEXT("engine", "Power p"),
                                 .help = ATT_TEXT("engine", "Of |A|: the larger, the more the strongest channels count. The paper takes 2."),
                                 .initial = 2,
                                 .minimum = 1,
                                 .maximum = 4,
                                 .step = 0.5}));
    visitor.flag(alignCorners, inGroup(group, {.key = "align_corners",
                                               .label = ATT_TEXT("engine", "Align corners"),
                                               .help = ATT_TEXT("engine",
                                                                "Whether the interpolation puts the centres of the corner places onto each other, as "
                                                                "Torch 7 of the released code does, or the edges of the maps, as PyTorch does.")}));
    visitor.real(temperature,
                 inGroup(group, {.key = "temperature",
                                 .label = ATT_TEXT("engine", "Temperature T"),
                                 .help = ATT_TEXT("engine",
                                                  "Divides the map before the softmax. The paper has 1; with many strong channels a single "
                                                  "place then takes all."),
                                 .initial = 256,
                                 .minimum = 0.5,
                                 .maximum = 1024,
                                 .step = 0.5,
                                 .logarithmic = true}));
}

void Options::lossFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Loss");
    visitor.real(weight, inGroup(group, {.key = "weight",
                                         .label = ATT_TEXT("engine", "Weight λ"),
                                         .help = ATT_TEXT("engine", "What the loss of each pair is multiplied by beside the network's own loss."),
                                         .initial = 0.1,
                                         .minimum = 0.01,
                                         .maximum = 1,
                                         .step = 0.01}));
    visitor.whole(pair, pairField(network() ? checkpointOf(*network()).model.stages : depths, pair));
    visitor.real(step,
                 inGroup(group, {.key = "step",
                                 .label = ATT_TEXT("engine", "Step η"),
                                 .help = ATT_TEXT("engine", "How far the student's maps move against the gradient, as a share of their own length."),
                                 .initial = 0.02,
                                 .minimum = 0,
                                 .maximum = 0.5,
                                 .step = 0.005}));
}

/// Those that count while a trained network dictates some of them.
Options optionsOf(const Spec& spec) {
    Options o = static_cast<const Options&>(spec);
    const auto network = o.network();
    if (!network) return o;
    o.picture = o.picture.under(o.maps());
    o.depths = checkpointOf(*network).model.stages;
    return o;
}

Shape shapeOf(const Options& o) { return featureShape(o.picture, o.weights.arrays); }

DepthStack stackOf(const Options& o) { return {.depths = o.depths, .channels = shapeOf(o).heads, .kernels = o.kernels, .weights = o.weights}; }

Distillation distillationOf(const Options& o) {
    Distillation d{
        .map = o.map, .alignCorners = o.alignCorners, .temperature = o.temperature, .weight = o.weight, .pair = o.pair - 1, .step = o.step};
    for (int m = 0; m < o.depths; ++m) d.depths.push_back(stackOf(o).maps(m));
    return d;
}

LearnedDepths learnedOf(const Options& o) { return {.network = *o.network(), .distillation = distillationOf(o)}; }

std::vector<ArraySlot> slotsOf(const Options& o) {
    auto slots = featureSlots(shapeOf(o));
    if (!o.network()) addDepthSlots(stackOf(o), slots);
    return slots;
}

// What the paper measured

enum Row { EnetSad, Scnn, Times, rows };

void addPaper(Outcome& outcome) {
    auto values = std::make_shared<Tensor>(Shape{1, rows, 3});
    const double numbers[2][3] = {{0.98, 13.4, 72.0}, {20.72, 133.5, 71.6}};
    for (int column = 0; column < 3; ++column) {
        for (const int row : {int(EnetSad), int(Scnn)}) values->head(0)(row, column) = static_cast<float>(numbers[row][column]);
        values->head(0)(Times, column) = static_cast<float>(numbers[Scnn][column] / numbers[EnetSad][column]);
    }
    Panel table =
        tablePanel({.id = "table",
                    .title = say(ATT_TEXT("engine", "lane detection on CULane, as the paper measured it")),
                    .rows = wordAxis(ATT_TEXT("engine", "network"),
                                     {ATT_TEXT("engine", "ENet-SAD"), ATT_TEXT("engine", "SCNN"), ATT_TEXT("engine", "SCNN over ENet-SAD")}),
                    .columns = wordAxis(ATT_TEXT("engine", "figure"),
                                        {ATT_TEXT("engine", "millions of parameters"), ATT_TEXT("engine", "milliseconds"), ATT_TEXT("engine", "F1")}),
                    .values = values});
    outcome.stages.push_back(stage(
        "paper", ATT_TEXT("engine", "In the paper"),
        ATT_TEXT("engine", "Read in the paper, not computed here: a small network with this loss beside a large one without."), {std::move(table)}));
}

Explanation explainPaper(const Outcome& outcome, const Cell& cell) {
    Explanation explanation{.question = why(outcome, cell, "N"), .formula = cell.row == Times ? "N_{SCNN} / N_{ENet-SAD}" : "N"};
    if (cell.row != Times) {
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "read")), cellTerm(outcome, say(ATT_TEXT("engine", "from the paper's tables")), cell))};
        return explanation;
    }
    const Term scnn = cellTerm(outcome, formula("SCNN"), {cell.panel, 0, Scnn, cell.column}),
               enet = cellTerm(outcome, formula("ENet-SAD"), {cell.panel, 0, EnetSad, cell.column});
    explanation.steps = {{say(ATT_TEXT("engine", "quotient")), Operation::Quotient, {scnn, enet}, scnn.value / enet.value}};
    return explanation;
}

void addCost(Outcome& outcome, const std::vector<TensorPtr>& maps) {
    std::vector<Shape> shapes;
    for (const auto& depth : maps) shapes.push_back(depth->shape());
    outcome.cost.parameters = 0;
    outcome.cost.multiplyAdds = distillationMultiplyAdds(shapes, shapes.front().rows, shapes.front().columns);
}

Result<std::vector<TensorPtr>> addAllDepths(Outcome& outcome, const Options& o, const FeatureRun& run, const Watch& watch) {
    if (o.network()) return addLearnedDepths(outcome, learnedOf(o), run.features);
    return addDepths(outcome, stackOf(o), run.features, run.features.tone(o.picture), run.given, watch);
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    const Options o = optionsOf(*spec);
    const auto begun = beginFeatureRun(spec, o.picture, o.weights.arrays, slotsOf(o), 12 * shapeOf(o).bytes(), watch);
    if (!begun) return begun.error();
    const auto& [given, features, outcome] = *begun;
    outcome->mainPanel = o.network() ? "compared/with" : "resized/maps";
    const auto maps = addAllDepths(*outcome, o, *begun, watch);
    if (!maps) return maps.error();
    addDistillation(*outcome, distillationOf(o), *maps, features.backdrop);
    if (o.network()) addComparedDepths(*outcome, learnedOf(o), features);
    addPaper(*outcome);
    addCost(*outcome, *maps);
    return finished(*begun);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const Options o = optionsOf(*outcome.spec);
    const Given given(o.weights.arrays, slotsOf(o));
    if (auto found = explainFeatures(outcome, o.picture, givenFeatures(o.weights.arrays), cell)) return *std::move(found);
    if (o.network())
        if (auto found = explainLearnedDepths(outcome, learnedOf(o), cell)) return *std::move(found);
    if (auto found = explainDepths(outcome, stackOf(o), given, cell)) return *std::move(found);
    if (auto found = explainDistillation(outcome, distillationOf(o), cell)) return *std::move(found);
    return explainPaper(outcome, cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return slotsOf(optionsOf(spec)); }

std::vector<Example> examples() {
    const auto choice = [](const char* key) { return FieldValue(std::string(key)); };
    return {{ATT_TEXT("engine", "Learned: a network for lanes, before and after distillation"),
             {{"image", choice("road")}, {"layers", choice("lanes-sad")}, {"reduction", choice("sum")}, {"power", 2.0}, {"temperature", 8.0}}},
            {ATT_TEXT("engine", "Three depths on the street with lanes"),
             {{"image", choice("street")},
              {"layers", choice("filters")},
              {"depths", 3},
              {"reduction", choice("sum")},
              {"power", 2.0},
              {"temperature", 256.0},
              {"kernels", choice("written")}}},
            {ATT_TEXT("engine", "As in the paper: T = 1, one place takes all"),
             {{"layers", choice("filters")}, {"temperature", 1.0}, {"reduction", choice("sum")}, {"power", 2.0}}},
            {ATT_TEXT("engine", "The strongest channel alone"),
             {{"layers", choice("filters")}, {"reduction", choice("max")}, {"power", 2.0}, {"temperature", 32.0}}},
            {ATT_TEXT("engine", "A network that has not been trained"),
             {{"layers", choice("filters")}, {"kernels", choice("drawn")}, {"gain", 2.0}, {"depths", 3}}}};
}

Article article() {
    return {.formulas = {"G(A) = \\sum_{c} |A_c|^{p}", "\\Psi(A) = \\mathrm{softmax}_{y,x}\\!\\left(B(G(A))/T\\right)",
                         "L = \\lambda\\sum_m \\frac{1}{HW}\\sum_{y,x}\\left(\\Psi(A_m)-\\Psi(A_{m+1})\\right)^2",
                         "A_m' = A_m - s\\,\\frac{\\partial L}{\\partial A_m}"},
            .shapes = ATT_TEXT(
                "engine",
                "A_m: the maps of depth m, C × h × w; G: h × w; B: bilinear interpolation to H × W; Ψ: H × W, sums to 1; λ: 0.1 in the paper. No "
                "parameters. T and the step on the maps are this lens's, for looking; the paper has T = 1 and moves weights."),
            .source =
                ATT_TEXT("engine",
                         "Hou, Ma, Liu, Loy: Learning Lightweight Lane Detection CNNs by Self Attention Distillation, section 3 (arXiv 1908.00821), "
                         "numbers from its tables; Torch code of ENet-SAD. The maps: Zagoruyko, Komodakis (arXiv 1612.03928)."),
            .lookFor = ATT_TEXT(
                "engine",
                "Page through the depths: which places are strong in all? Raise p or take the maximum, and single edges win. Lower T, and the "
                "softmax leaves one place. Behind the step the student's map has come nearer to its teacher's: compare both losses."),
            .mistakes =
                ATT_TEXT("engine",
                         "This attention has no queries, keys and values: it is how strong a layer's maps are, Σ|A_c|². It is a loss of training and "
                         "costs nothing in use. The deeper map is held while the shallower one learns. A spatial softmax runs over places; Torch's "
                         "layer SpatialSoftMax, in spite of its name, runs over the channels at each place.")};
}

}  // namespace

Lens sad() {
    return {.id = "sad",
            .title = ATT_TEXT("engine", "SAD maps"),
            .family = ATT_TEXT("engine", "Image"),
            .help = ATT_TEXT(
                "engine",
                "Self attention distillation. A layer's attention map is how strong its channels are together at each place, the sum of their "
                "squares. While a network for lanes trains, the map of each depth, interpolated and through a softmax over the places, is asked to "
                "look like that of the next depth: the network teaches itself, without labels and without cost in use. (Hou et al. 2019, section "
                "3.) The layers are filters and blurs, or a network that was trained here."),
            .defaults = makeDefault<Options>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
