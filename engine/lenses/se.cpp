// SPDX-License-Identifier: GPL-3.0-or-later
// Squeeze-and-excitation (Hu et al. 2018): every map of a picture becomes one number, a small network turns these into a weight for each
// channel, and the maps are scaled by them. Where something stands plays no part; which maps matter does.
#include "engine/lenses/common/channel_gate.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/feature_run.h"
#include "engine/lenses/common/network_cost.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/trained_gate.h"
#include "engine/math/residual_network.h"

namespace att {
namespace {

using namespace lenses;

enum class Gate { Sigmoid, Relu };

struct Options : SpecOf<Options> {
    PictureOptions picture;
    ReductionOptions reduction;
    Gate gate;
    GainOption gain;
    TrainedGate trained{TrainedNetwork::ShapesSe, WeightSource::Seed};
    WeightOptions weights;

    void fields(FieldVisitor& to) override {
        const bool learned = trained.counts(weights.arrays);
        Dictated visitor(to, learned ? keyOf(trained.network) : "", learned ? dictated() : std::vector<Dictated::Entry>());
        picture.fields(visitor, givenFeatures(weights.arrays), trained.dictates(weights.arrays));
        reduction.fields(visitor);
        visitor.choice(gate, {.key = "gate",
                              .label = ATT_TEXT("engine", "Gate"),
                              .group = ATT_TEXT("engine", "Block"),
                              .help = ATT_TEXT(
                                  "engine",
                                  "What makes a weight of a number: a sigmoid, between 0 and 1; or a ReLU, which some articles offer and which made "
                                  "SE-ResNet-50 worse than plain ResNet-50."),
                              .choices = {{"sigmoid", ATT_TEXT("engine", "sigmoid")}, {"relu", ATT_TEXT("engine", "ReLU")}}});
        trained.fields(visitor, weights.arrays);
        gain.fields(visitor);
        weights.fields(visitor);
    }

private:
    std::vector<Dictated::Entry> dictated() const {
        auto entries = trained.dictated();
        entries.push_back({"gate", double(Gate::Sigmoid)});
        return entries;
    }
};

/// Those that count while a trained network dictates some of them.
Options optionsOf(const Spec& spec) {
    Options o = static_cast<const Options&>(spec);
    if (!o.trained.counts(o.weights.arrays)) return o;
    o.trained.apply(o.picture, o.reduction, o.gain, o.weights);
    o.gate = Gate::Sigmoid;
    return o;
}

Shape shapeOf(const Options& o) { return featureShape(o.picture, o.weights.arrays); }

ChannelGate gateOf(const Options& o) {
    const int C = shapeOf(o).heads;
    return {.channels = C, .hidden = o.reduction.hidden(C), .bias = o.weights.bias, .sigmoid = o.gate == Gate::Sigmoid, .gain = o.gain.gain};
}

std::vector<ArraySlot> slotsOf(const Options& o) {
    auto slots = featureSlots(shapeOf(o));
    for (auto& slot : channelGateSlots(gateOf(o))) slots.push_back(std::move(slot));
    return slots;
}

NetworkCost networkOf(const Options& o) {
    return {.reduction = o.reduction,
            .title = ATT_TEXT("engine", "ResNet-50 with SE in its 16 blocks"),
            .count = [bias = o.weights.bias](const ResidualStage& stage, int hidden) {
                return squeezeExciteCount(stage.channels, hidden, stage.side, stage.side, bias);
            }};
}

Count countOf(const Options& o) {
    const Shape shape = shapeOf(o);
    return squeezeExciteCount(shape.heads, gateOf(o).hidden, shape.rows, shape.columns, o.weights.bias);
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    const Options o = optionsOf(*spec);
    const auto begun = beginFeatureRun(spec, o.picture, o.weights.arrays, slotsOf(o), 0, watch);
    if (!begun) return begun.error();
    const auto& [given, features, outcome] = *begun;
    const auto values = runChannelGate(gateOf(o), features.maps, o.weights, given, watch);
    if (!values) return values.error();
    outcome->mainPanel = panel::gate;
    addChannelGateStages(*outcome, gateOf(o), *values, features.maps, features.backdrop,
                         {.squeeze = ATT_TEXT("engine", "Squeeze z"),
                          .hidden = ATT_TEXT("engine", "W₁, ReLU"),
                          .excite = ATT_TEXT("engine", "W₂"),
                          .weights = ATT_TEXT("engine", "Weights s"),
                          .scaled = ATT_TEXT("engine", "Scaled maps"),
                          .symbol = "s",
                          .tone = features.tone(o.picture)});
    addNetworkStage(*outcome, networkOf(o));
    setCost(*outcome, countOf(o));
    return finished(*begun);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const Options o = optionsOf(*outcome.spec);
    if (auto found = explainFeatures(outcome, o.picture, givenFeatures(o.weights.arrays), cell)) return *std::move(found);
    if (auto found = explainChannelGate(outcome, gateOf(o), "s", cell)) return *std::move(found);
    return explainNetwork(outcome, networkOf(o), cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return slotsOf(optionsOf(spec)); }

/// Four maps whose means are 0.8, 0.1, 0.4 and 0.2, two hidden units that compare them in pairs, and rows of ±4.
FieldValue byHand() {
    auto arrays = std::make_shared<GivenArrays>();
    GivenArray& maps = (*arrays)["features"];
    maps.shape = {4, 2, 2};
    for (const float z : {0.8f, 0.1f, 0.4f, 0.2f}) maps.values.insert(maps.values.end(), 4, z);
    (*arrays)["w_1"] = {{2, 4}, {1, -1, 0, 0, 0, 0, 1, 1}};
    (*arrays)["w_2"] = {{4, 2}, {4, 0, -4, 0, 0, 4, 0, -4}};
    return ArraySource{"", std::move(arrays)};
}

std::vector<Example> examples() {
    return {{ATT_TEXT("engine", "By hand: four channels, two hidden units"),
             {{"arrays", byHand()}, {"reduction", 2}, {"hidden_width", std::string("paper")}, {"bias", false}, {"gate", std::string("sigmoid")}}},
            {ATT_TEXT("engine", "Untrained: every weight near 0.5"),
             {{"arrays", ArraySource{}}, {"weights", std::string("seed")}, {"gain", 1.0}, {"gate", std::string("sigmoid")}}},
            {ATT_TEXT("engine", "The same picture's colours as channels"),
             {{"arrays", ArraySource{}}, {"weights", std::string("seed")}, {"features", std::string("raw")}, {"reduction", 1}, {"gain", 2.0}}},
            {ATT_TEXT("engine", "ReLU as the gate"),
             {{"arrays", ArraySource{}},
              {"weights", std::string("seed")},
              {"features", std::string("filters")},
              {"gain", 3.0},
              {"gate", std::string("relu")}}},
            {ATT_TEXT("engine", "Learned: the second stage of a network for shapes"),
             {{"arrays", ArraySource{}}, {"image", std::string("thing")}, {"weights", std::string("trained")}, {"network_stage", 2}}}};
}

Article article() {
    return {
        .formulas = {"z_c = \\frac{1}{HW}\\sum_{y,x} F_c(y, x)", "s = \\sigma(W_2\\,\\delta(W_1 z))", "\\tilde F_c = s_c\\,F_c"},
        .shapes =
            ATT_TEXT("engine", "F: C × H × W; z and s: C; W₁: C/r × C; W₂: C × C/r; δ is ReLU, σ the sigmoid. 2C²/r parameters without biases."),
        .source = ATT_TEXT("engine",
                           "Hu, Shen, Albanie, Sun, Wu: Squeeze-and-Excitation Networks, section 3 (arXiv 1709.01507); r, gates and places of the "
                           "block: section 6."),
        .lookFor = ATT_TEXT(
            "engine",
            "Click a bar: the map of that channel is chosen, and the other way round. Move r: the hidden units grow fewer and the parameters of the "
            "network fall. Sort the maps by weight: which filters does the block turn up for this picture?"),
        .mistakes = ATT_TEXT(
            "engine",
            "“F_ex applies a sigmoid or a ReLU with weight W” misses that there are two layers, ReLU inside and sigmoid outside, W = {W₁, W₂}. The "
            "weights are no softmax: channels do not exclude each other. The scaling is one number per channel and not a dot product. The block "
            "stands once in a residual branch, before the addition, and not behind every convolution; behind the addition it does harm.")};
}

}  // namespace

Lens se() {
    return {.id = "se",
            .title = ATT_TEXT("engine", "SE channels"),
            .family = ATT_TEXT("engine", "Image"),
            .help = ATT_TEXT("engine",
                             "Squeeze-and-excitation: attention over channels. Every feature map of the picture is squeezed into its mean, two small "
                             "layers make a weight "
                             "between 0 and 1 of these means, and each map is multiplied by its weight. (Hu et al. 2018, section 3.) It asks which "
                             "filters matter for this "
                             "picture as a whole; shuffling the pixels of the maps would change nothing."),
            .defaults = makeDefault<Options>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
