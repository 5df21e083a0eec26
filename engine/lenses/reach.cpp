// SPDX-License-Identifier: GPL-3.0-or-later
// How far each output of a recurrent, a convolutional and an attention layer depends on each token, measured on the same text, beside the
// path length, the sequential steps and the cost (Vaswani et al. 2017, section 4 and table 1).
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/options.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/reach_cost.h"
#include "engine/lenses/common/reach_explain.h"
#include "engine/lenses/common/sequence.h"
#include "engine/lenses/common/sequence_explain.h"

namespace att {
namespace {

using namespace lenses;

constexpr int mostMeasured = 32;  // tokens; the measurement costs n²

Field inGroup(Text group, Field field) {
    field.group = group;
    return field;
}

std::vector<Choice> networkChoices() {
    constexpr std::array keys{"rnn", "birnn", "lstm", "gru", "convolution", "attention", "causal", "window"};
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < keys.size(); ++i) choices.push_back({keys[i], nameOf(allNetworks[i])});
    return choices;
}

struct Options : SpecOf<Options> {
    SequenceOptions sequence;
    Network chosen;
    int width, kernel, growth, layers, window;
    bool causal;
    double gain;
    int costTokens, costWidth, seed;
    ArraySource arrays;

    void fields(FieldVisitor& visitor) override {
        sequence.fields(visitor, "the cat sat on the mat");
        networkFields(visitor);
        convolutionFields(visitor);
        costFields(visitor);
        weightFields(visitor);
    }

    NetworkSizes sizes(int n) const {
        return {.n = n, .d = width, .kernel = kernel, .growth = growth, .layers = layers, .causal = causal, .window = window};
    }
    CostSizes cost() const {
        return {.layer = {.n = costTokens, .d = costWidth, .kernel = kernel, .window = window}, .oneSided = causal || kernel == 2};
    }

private:
    void networkFields(FieldVisitor& visitor);
    void convolutionFields(FieldVisitor& visitor);
    void costFields(FieldVisitor& visitor);
    void weightFields(FieldVisitor& visitor);
};

void Options::networkFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Networks");
    visitor.choice(chosen, inGroup(group, {.key = "network",
                                           .label = ATT_TEXT("engine", "Alone"),
                                           .help = ATT_TEXT("engine", "Which network's weights, influence and paths are shown large on their own."),
                                           .initial = 5,
                                           .choices = networkChoices()}));
    visitor.whole(width, inGroup(group, {.key = "width",
                                         .label = ATT_TEXT("engine", "Width d"),
                                         .help = ATT_TEXT("engine", "Numbers of a token going into each network and coming out of it."),
                                         .initial = 4,
                                         .minimum = 2,
                                         .maximum = 8}));
    visitor.real(
        gain, inGroup(group, {.key = "gain",
                              .label = ATT_TEXT("engine", "Recurrent gain"),
                              .help = ATT_TEXT(
                                  "engine",
                                  "What the weights from state to state are multiplied by: small ones let the influence of early tokens die away."),
                              .initial = 1,
                              .minimum = 0.1,
                              .maximum = 4,
                              .step = 0.1,
                              .logarithmic = true}));
    visitor.whole(window, inGroup(group, {.key = "window",
                                          .label = ATT_TEXT("engine", "Window"),
                                          .help = ATT_TEXT("engine", "How many tokens to each side the window attention sees."),
                                          .unit = ATT_TEXT("engine", "tokens"),
                                          .initial = 1,
                                          .minimum = 1,
                                          .maximum = 16}));
}

void Options::convolutionFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Convolution");
    visitor.whole(kernel, inGroup(group, {.key = "kernel",
                                          .label = ATT_TEXT("engine", "Kernel"),
                                          .help = ATT_TEXT("engine", "How many neighbouring tokens one layer of the convolution reads."),
                                          .initial = 3,
                                          .minimum = 2,
                                          .maximum = 7}));
    visitor.whole(
        growth,
        inGroup(group, {.key = "dilation",
                        .label = ATT_TEXT("engine", "Dilation"),
                        .help = ATT_TEXT(
                            "engine", "By what factor the gaps between the taps grow from layer to layer: 2 gives 1, 2, 4, 8 …; 1 leaves no gaps."),
                        .initial = 1,
                        .minimum = 1,
                        .maximum = 4}));
    visitor.whole(layers, inGroup(group, {.key = "layers",
                                          .label = ATT_TEXT("engine", "Layers"),
                                          .help = ATT_TEXT("engine", "How many layers of the convolution are stacked, with a ReLU between two."),
                                          .initial = 1,
                                          .minimum = 1,
                                          .maximum = 16}));
    visitor.flag(causal, inGroup(group, {.key = "causal_convolution",
                                         .label = ATT_TEXT("engine", "Looks back only"),
                                         .help = ATT_TEXT("engine", "The last tap meets the token itself, so that no later token is read.")}));
}

void Options::costFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Cost");
    visitor.whole(
        costTokens,
        inGroup(group, {.key = "cost_tokens",
                        .label = ATT_TEXT("engine", "Tokens n"),
                        .help = ATT_TEXT("engine", "For how many tokens the table of costs is worked out; the text above does not matter there."),
                        .initial = 16,
                        .minimum = 1,
                        .maximum = 4096,
                        .logarithmic = true}));
    visitor.whole(
        costWidth,
        inGroup(group, {.key = "cost_width",
                        .label = ATT_TEXT("engine", "Width d"),
                        .help = ATT_TEXT("engine", "For which width the costs are worked out: attention is cheaper than recurrence while n < d."),
                        .initial = 512,
                        .minimum = 1,
                        .maximum = 4096,
                        .logarithmic = true}));
}

void Options::weightFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Weights");
    visitor.whole(
        seed, inGroup(group, {.key = "seed",
                              .label = ATT_TEXT("engine", "Seed"),
                              .help = ATT_TEXT("engine", "Where the random numbers start: the same seed gives the same weights and token vectors."),
                              .initial = 7,
                              .maximum = 999'999,
                              .editor = Editor::Number}));
    visitor.arrays(arrays, inGroup(group, {.key = "arrays",
                                           .label = ATT_TEXT("engine", "From a file"),
                                           .help = ATT_TEXT("engine", "Arrays by name that take the place of drawn ones (.npz, .safetensors).")}));
}

const Options& options(const Spec& spec) { return static_cast<const Options&>(spec); }

/// The text's tokens, as many as are measured.
Sequence measuredTokens(const Options& o) {
    Sequence sequence = readSequence(o.sequence, o.arrays);
    if (sequence.n() <= mostMeasured) return sequence;
    sequence.notices = {say(ATT_TEXT("engine", "Of the %1 tokens the first %2 are used: measuring the influence of each on each takes long."),
                            sequence.n(), mostMeasured)};
    sequence.tokens = std::make_shared<const std::vector<std::string>>(sequence.tokens->begin(), sequence.tokens->begin() + mostMeasured);
    return sequence;
}

std::vector<ArraySlot> slotsFor(const NetworkSizes& sizes) {
    auto slots = sequenceSlots(sizes.n, sizes.d);
    for (auto& slot : networkSlots(sizes)) slots.push_back(std::move(slot));
    return slots;
}

// Values

/// One matrix per network.
struct Stacks {
    TensorPtr outputs, influence, paths, distance;
};

TensorPtr pathStack(const Networks& networks) {
    const int n = networks.sizes().n;
    auto paths = std::make_shared<Tensor>(Shape{networkCount, n, n});
    for (const Network network : allNetworks) {
        const Matrix<int> lengths = networks.pathLengths(network);
        paths->head(int(network)) =
            lengths.unaryExpr([](int length) { return length < 0 ? -std::numeric_limits<float>::infinity() : float(length); });
    }
    return paths;
}

/// Row: a network; column δ: its mean influence over all pairs (i, i − δ).
TensorPtr meansByDistance(const Tensor& influence) {
    const int n = influence.shape().rows;
    auto means = std::make_shared<Tensor>(Shape{1, networkCount, n});
    for (int network = 0; network < networkCount; ++network)
        for (int away = 0; away < n; ++away)
            means->head(0)(network, away) = static_cast<float>(influence.head(network).cast<double>().diagonal(-away).mean());
    return means;
}

Result<Stacks> measure(const Networks& networks, const Tensor& X, const Watch& watch) {
    const auto [n, d] = std::pair(networks.sizes().n, networks.sizes().d);
    auto outputs = std::make_shared<Tensor>(Shape{networkCount, n, d}), influence = std::make_shared<Tensor>(Shape{networkCount, n, n});
    const Matrix<double> exact = X.head(0).cast<double>();
    for (const Network network : allNetworks) {
        if (n == 0) break;
        const SequenceFunction function = networks.function(network);
        outputs->head(int(network)) = function(exact).cast<float>();
        const auto map = influenceMap(function, exact, watch);
        if (!map) return map.error();
        influence->head(int(network)) = map->cast<float>();
        watch.setProgress(float(int(network) + 1) / networkCount);
    }
    return Stacks{outputs, influence, pathStack(networks), meansByDistance(*influence)};
}

/// The earlier outcome's numbers, when only what is shown of them has changed.
std::optional<Stacks> takenOver(const Spec& spec, const Watch& watch) {
    if (!watch.previous) return std::nullopt;
    for (const auto& entry : differences(*watch.previous->spec, spec))
        if (const std::string_view key = entry.field.key; key != "network" && key != "cost_tokens" && key != "cost_width") return std::nullopt;
    const auto at = [&](const char* address) { return findPanel(*watch.previous, address)->values; };
    return Stacks{at(reach::outputs), at(reach::influence), at(reach::paths), at(reach::distance)};
}

// Panels

Axis outputAxis(const Labels& tokens) { return {ATT_TEXT("engine", "output at token"), tokens}; }
Axis inputAxis(const Labels& tokens) { return {ATT_TEXT("engine", "input at token"), tokens}; }

Panel networksPanel(Picture picture) {
    Panel panel = stackPanel(std::move(picture));
    panel.heads = wordAxis(ATT_TEXT("engine", "network"), networkNames());
    return panel;
}

/// From 0 up, for all networks on one scale.
Panel amounts(Panel panel) {
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    return panel;
}

/// One network's matrix on the scale of all.
Panel alone(const Panel& stack, Network network, const char* id, Message title) {
    auto values = std::make_shared<Tensor>(Shape{1, stack.shape.rows, stack.shape.columns});
    values->head(0) = stack.values->head(int(network));
    Panel panel = amounts(matrixPanel({.id = id, .title = std::move(title), .rows = stack.rows, .columns = stack.columns, .values = values}));
    const auto& all = *stack.values;
    float highest = 0;
    for (std::size_t i = 0; i < all.shape().size(); ++i) highest = std::max(highest, all.data()[i]);
    if (highest > 0) panel.highest = highest;
    return panel;
}

Panel distancePanel(const TensorPtr& means) {
    Panel panel = matrixPanel({.id = "means", .title = say(ATT_TEXT("engine", "influence by distance, looking back")), .values = means});
    panel.kind = PanelKind::Series;
    panel.rows = wordAxis(ATT_TEXT("engine", "network"), networkNames());
    auto places = std::make_shared<std::vector<double>>();
    for (int away = 0; away < means->shape().columns; ++away) places->push_back(away);
    panel.columns = {.name = ATT_TEXT("engine", "tokens back"), .labels = nullptr, .places = places};
    panel.measured = {.name = ATT_TEXT("engine", "mean influence"), .labels = nullptr, .logarithmic = true};
    return panel;
}

std::vector<Panel> weightPanels(const Networks& networks, Network network) {
    std::vector<Panel> panels;
    for (const auto& [id, matrices] : weightsOf(networks, network)) {
        auto values = std::make_shared<Tensor>(Shape{int(matrices.size()), int(matrices[0].rows()), int(matrices[0].cols())});
        for (std::size_t i = 0; i < matrices.size(); ++i) values->head(int(i)) = matrices[i].cast<float>();
        Picture picture{.id = id, .title = say(ATT_TEXT("engine", "%1"), id), .rows = dimensionAxis(), .columns = dimensionAxis(), .values = values};
        panels.push_back(headsPanel(std::move(picture), matrices.size() > 1));
        if (matrices.size() > 1) panels.back().heads = {ATT_TEXT("engine", "tap"), nullptr};
    }
    return panels;
}

void addStages(Outcome& outcome, const Options& o, const Networks& networks, const TensorPtr& X, const Stacks& stacks) {
    const Labels& tokens = outcome.tokens;
    const Panel maps = amounts(networksPanel({.id = "maps",
                                              .title = say(ATT_TEXT("engine", "influence ‖∂y/∂x‖")),
                                              .rows = outputAxis(tokens),
                                              .columns = inputAxis(tokens),
                                              .values = stacks.influence}));
    const Panel paths = amounts(networksPanel({.id = "maps",
                                               .title = say(ATT_TEXT("engine", "layers or steps between two tokens")),
                                               .rows = outputAxis(tokens),
                                               .columns = inputAxis(tokens),
                                               .values = stacks.paths}));
    const auto ofChosen = [&](Text title) { return say(title, nameOf(o.chosen)); };
    outcome.stages = {
        stage("x", ATT_TEXT("engine", "Tokens"), ATT_TEXT("engine", "Every network reads the same vectors, one row a token."),
              {matrixPanel({.id = "x",
                            .title = say(ATT_TEXT("engine", "token vectors X")),
                            .rows = tokenAxis(tokens),
                            .columns = dimensionAxis(),
                            .values = X})}),
        stage("weights", ATT_TEXT("engine", "Weights"), ATT_TEXT("engine", "The parameters of the network that is shown alone, drawn from the seed."),
              weightPanels(networks, o.chosen)),
        stage("outputs", ATT_TEXT("engine", "Outputs"),
              ATT_TEXT("engine", "What each network makes of the text: the states of a recurrence, or the outputs of a layer."),
              {networksPanel({.id = "outputs",
                              .title = say(ATT_TEXT("engine", "outputs y")),
                              .rows = tokenAxis(tokens),
                              .columns = dimensionAxis(),
                              .values = stacks.outputs})}),
        stage("influence", ATT_TEXT("engine", "Influence"),
              ATT_TEXT("engine",
                       "How much each output changes when one token is moved a little, measured at every pair: a row is an output, a column a token. "
                       "0: no path."),
              {maps}),
        stage("one", ATT_TEXT("engine", "One alone"),
              ATT_TEXT("engine", "One network's influence beside the number of layers or steps between the tokens."),
              {alone(maps, o.chosen, "influence", ofChosen(ATT_TEXT("engine", "influence: %1"))),
               alone(paths, o.chosen, "path", ofChosen(ATT_TEXT("engine", "path length: %1")))}),
        stage("distance", ATT_TEXT("engine", "By distance"),
              ATT_TEXT("engine", "How fast the influence of earlier tokens dies away; a curve ends where no path leads on."),
              {distancePanel(stacks.distance)}),
        stage(
            "path", ATT_TEXT("engine", "Path length"),
            ATT_TEXT("engine",
                     "How many layers, or steps of a recurrence, a signal passes between two tokens, found by walking the graph of who reads whom."),
            {paths}),
        stage("cost", ATT_TEXT("engine", "Cost"),
              ATT_TEXT("engine", "What a layer costs at one length: the paper's table and, beside it, with the projections."), costPanels(o.cost())),
        stage("growth", ATT_TEXT("engine", "Cost over n"),
              ATT_TEXT("engine", "The same figures as the text grows: where two curves cross, the other one becomes the cheaper."),
              growthPanels(o.cost()))};
}

Cost wholeCost(const NetworkSizes& sizes) {
    Cost cost;
    for (const Network network : allNetworks) {
        const Count count = costOf(network, sizes);
        cost.parameters += count.parameters;
        cost.multiplyAdds += count.multiplyAdds;
    }
    return cost;
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const Options& o = options(*spec);
    const Sequence sequence = measuredTokens(o);
    const NetworkSizes sizes = o.sizes(sequence.n());
    const Given given(o.arrays, slotsFor(sizes));
    if (const auto fits = given.check(); !fits) return fits.error();
    const auto X = tokenVectors(sequence, sizes.d, o.seed, given, watch);
    if (!X) return X.error();
    const Networks networks(sizes, o.seed, o.gain, given);
    const auto before = takenOver(*spec, watch);
    const auto stacks = before ? Result<Stacks>(*before) : measure(networks, **X, watch);
    if (!stacks) return stacks.error();

    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = sequence.tokens;
    outcome->mainPanel = reach::influence;
    outcome->cost = wholeCost(sizes);
    addStages(*outcome, o, networks, *X, *stacks);
    finish(*outcome, {sequence.notices, given.notices()});
    return OutcomePtr(outcome);
}

Explanation explainParameter(const Outcome& outcome, const Cell& cell, const Options& o) {
    return {.question = why(outcome, cell, findPanel(outcome, cell.panel)->id.c_str()),
            .formula = "W_{ih}, W_{hh}, W_{a}, W^{Q} … ~ N(0, 1/d)",
            .steps = {givenStep(say(ATT_TEXT("engine", "a parameter: what training would change")), cellTerm(outcome, formula("w"), cell))},
            .remark = say(ATT_TEXT("engine", "Drawn with seed %1, or read from a file; weights from state to state are multiplied by the gain %2."),
                          o.seed, o.gain)};
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const Options& o = options(*outcome.spec);
    const std::string_view panel = cell.panel;
    if (panel.starts_with("cost/") || panel.starts_with("growth/")) return explainCost(outcome, cell, o.cost());
    if (panel == reach::x) return explainSequence(outcome, cell, {.seed = o.seed, .arrays = o.arrays});
    if (panel.starts_with(reach::weights)) return explainParameter(outcome, cell, o);
    const NetworkSizes sizes = o.sizes(int(outcome.tokens->size()));
    const Given given(o.arrays, slotsFor(sizes));
    const Networks networks(sizes, o.seed, o.gain, given);
    const ReachReading reading{outcome, networks, o.chosen, findPanel(outcome, reach::x)->values->head(0).cast<double>()};
    const auto network = panel.starts_with("one/") ? o.chosen : allNetworks[std::size_t(panel == reach::distance ? cell.row : cell.head)];
    if (panel == reach::outputs) return explainNetworkOutput(reading, network, cell);
    if (panel == reach::distance) return explainDistance(reading, network, cell);
    return panel == reach::paths || panel == reach::onePath ? explainPath(reading, network, cell) : explainInfluence(reading, network, cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return slotsFor(options(spec).sizes(measuredTokens(options(spec)).n())); }

Example sixteen(Text title, int kernel, int growth, int layers, bool causal) {
    return {title,
            {{"text", std::string("a b c d e f g h i j k l m n o p")},
             {"segmentation", std::string("whitespace")},
             {"network", std::string("convolution")},
             {"kernel", kernel},
             {"dilation", growth},
             {"layers", layers},
             {"causal_convolution", causal}}};
}

std::vector<Example> examples() {
    return {sixteen(ATT_TEXT("engine", "16 tokens: one convolution of 3 sees its neighbours"), 3, 1, 1, false),
            sixteen(ATT_TEXT("engine", "16 tokens: 15 convolutions of 3 reach from end to end"), 3, 1, 15, false),
            sixteen(ATT_TEXT("engine", "16 tokens: 8 causal convolutions of 3"), 3, 1, 8, true),
            sixteen(ATT_TEXT("engine", "16 tokens: 4 dilated ones of 2 (1, 2, 4, 8)"), 2, 2, 4, true),
            {ATT_TEXT("engine", "A forgetful RNN beside an LSTM"),
             {{"text", std::string("The animal didn't cross the street because it was too tired.")}, {"network", std::string("rnn")}, {"gain", 0.4}}},
            {ATT_TEXT("engine", "n = d: attention and recurrence cost the same"), {{"cost_tokens", 512}, {"cost_width", 512}}}};
}

}  // namespace

Lens reach() {
    return {
        .id = "reach",
        .title = ATT_TEXT("engine", "RNN · CNN · attention"),
        .family = ATT_TEXT("engine", "Compare"),
        .help = ATT_TEXT("engine",
                         "Recurrent networks, a convolution and attention read the same text. For every pair of tokens the influence of the one on "
                         "the other's output is measured: by how much the output moves when the token is moved a little. (Vaswani et al. 2017, "
                         "section 4.) A recurrence passes everything on from step to step, so that what is far away fades; a convolution sees its "
                         "neighbourhood alone; attention reaches every token in one step and pays n² for it."),
        .defaults = makeDefault<Options>,
        .run = run,
        .explain = explain,
        .arrays = arrays,
        .examples = examples(),
        .article = {
            .formulas = {R"(h_t = \tanh(W x_t + b + U h_{t-1} + b'))", R"(c_t = f_t \odot c_{t-1} + i_t \odot g_t, \quad h_t = o_t \odot \tanh(c_t))",
                         R"(h_t = (1 - z_t) \odot n_t + z_t \odot h_{t-1})",
                         R"(y_t = b + \sum_{a} W_a\, x_{t + (a - \text{before})\,\cdot\,\text{dilation}})",
                         R"(Y = \operatorname{softmax}\!\left(Q K^{\mathsf T} / \sqrt{d}\right) V W^{O})",
                         R"(I_{ij} = \left\lVert \frac{\partial y_i}{\partial x_j} \right\rVert_F)"},
            .shapes =
                ATT_TEXT("engine",
                         "X: n × d, one row a token. Every network gives n × d; the bidirectional one has two directions that share d. The block "
                         "∂y_i/∂x_j is d × d, and its Frobenius norm is one cell of the n × n map."),
            .source = ATT_TEXT("engine",
                               "Path length, sequential steps and cost: Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762), section 4 "
                               "and table 1. RNN: Elman 1990. LSTM: Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000. GRU: "
                               "Cho et al. 2014 (arXiv 1406.1078). Bidirectional: Schuster and Paliwal 1997. Dilated convolution: van den Oord et "
                               "al. 2016 (arXiv 1609.03499), section 2.1."),
            .lookFor = ATT_TEXT("engine",
                                "Turn the recurrent gain down and see the RNN forget; the LSTM holds out longer. Stack layers of the convolution and "
                                "watch its band widen; with dilation 2 four layers of kernel 2 span 16 tokens. A logarithmic scale (Show) tells a "
                                "small influence from none. In the costs, look where the curves of attention and recurrence cross: at n = d."),
            .mistakes =
                ATT_TEXT("engine",
                         "An RNN's order is one of time steps, not of layers. “An RNN sees only the left” holds for one direction: a bidirectional "
                         "one sees both sides, and causal attention sees the left alone too. Decoding token by token is sequential for all of them. "
                         "The paper's n²d leaves out the projections 4nd², which make a layer of attention dearer than a tanh RNN at any length.")}};
}

}  // namespace att
