// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/channel_gate.h"

#include <algorithm>
#include <cmath>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/panels.h"
#include "engine/math/image_convolution.h"
#include "engine/math/sigmoid.h"

namespace att::lenses {
namespace {

ProjectionNames firstNames(const ChannelGate& gate) { return {"w_1", "b_1", gate.hidden, gate.channels}; }
ProjectionNames secondNames(const ChannelGate& gate) { return {"w_2", "b_2", gate.channels, gate.hidden}; }

TensorPtr times(const TensorPtr& numbers, double factor) {
    if (!numbers || factor == 1) return numbers;
    auto scaled = std::make_shared<Tensor>(numbers->shape());
    std::transform(numbers->data(), numbers->data() + numbers->shape().size(), scaled->data(),
                   [factor](float x) { return static_cast<float>(factor * double(x)); });
    return scaled;
}

/// The gain is for what is drawn; what a file gives stays as it is.
Projection gained(const ProjectionNames& names, const ChannelGate& gate, const WeightOptions& options, const Given& given) {
    WeightOptions drawn = options;
    drawn.bias = gate.bias;
    Projection projection = takeProjection(names, drawn, given);
    if (!given.find(names.W)) projection.W = times(projection.W, gate.gain);
    return projection;
}

/// pools × C, the rows that are wanted.
TensorPtr squeeze(const ChannelGate& gate, const Tensor& maps) {
    const ChannelPools pools = poolChannels(maps);
    if (gate.pools() == 1) return gate.mean ? pools.mean : pools.maximum;
    auto both = std::make_shared<Tensor>(Shape{1, 2, gate.channels});
    std::copy_n(pools.mean->data(), gate.channels, both->data());
    std::copy_n(pools.maximum->data(), gate.channels, both->data() + gate.channels);
    return both;
}

template <class Function>
TensorPtr mapped(const Tensor& x, Function function) {
    auto y = std::make_shared<Tensor>(x.shape());
    std::transform(x.data(), x.data() + x.shape().size(), y->data(), function);
    return y;
}

float rectified(float x) { return std::max(x, 0.0f); }
TensorPtr sumOfRows(const TensorPtr& rows) {
    if (rows->shape().rows == 1) return rows;
    auto sum = std::make_shared<Tensor>(Shape{1, 1, rows->shape().columns});
    sum->head(0) = rows->head(0).colwise().sum();
    return sum;
}

}  // namespace

std::vector<ArraySlot> channelGateSlots(const ChannelGate& gate) {
    const std::int64_t C = gate.channels, h = gate.hidden;
    std::vector<ArraySlot> slots{{"w_1", {h, C}, ATT_TEXT("engine", "from the pooled channels to the hidden units, as nn.Linear stores it")},
                                 {"w_2", {C, h}, ATT_TEXT("engine", "from the hidden units back to the channels")}};
    if (!gate.bias) return slots;
    slots.push_back({"b_1", {h}, ATT_TEXT("engine", "bias of the hidden units")});
    slots.push_back({"b_2", {C}, ATT_TEXT("engine", "bias of the channels")});
    return slots;
}

Result<ChannelGateValues> runChannelGate(const ChannelGate& gate, const TensorPtr& maps, const WeightOptions& options, const Given& given,
                                         const Watch& watch) {
    ChannelGateValues values{.first = gained(firstNames(gate), gate, options, given), .second = gained(secondNames(gate), gate, options, given)};
    values.squeezed = squeeze(gate, *maps);
    const auto hidden = project(*values.squeezed, values.first, 1, watch);
    if (!hidden) return hidden.error();
    values.hidden = mapped(**hidden, rectified);
    const auto outputs = project(*values.hidden, values.second, 1, watch);
    if (!outputs) return outputs.error();
    values.outputs = *outputs;
    values.logits = sumOfRows(values.outputs);
    values.weights = mapped(*values.logits, gate.sigmoid ? sigmoid : rectified);
    values.scaled = scaleChannels(*maps, *values.weights);
    return values;
}

// Stages

Panel channelBars(std::string id, Message title, TensorPtr rows, Axis sets, Axis places) {
    Panel panel = matrixPanel(
        {.id = std::move(id), .title = std::move(title), .rows = std::move(sets), .columns = std::move(places), .values = std::move(rows)});
    panel.kind = PanelKind::Bars;
    return panel;
}

namespace {

Axis poolAxis(const ChannelGate& gate) {
    std::vector<Text> names;
    if (gate.mean) names.push_back(ATT_TEXT("engine", "mean"));
    if (gate.maximum) names.push_back(ATT_TEXT("engine", "maximum"));
    return wordAxis(ATT_TEXT("engine", "pooling"), names);
}

Axis unitAxis() { return {ATT_TEXT("engine", "hidden unit"), nullptr}; }
Axis noAxis() { return {{}, nullptr}; }

std::vector<Panel> withBias(std::vector<Panel> panels, const char* id, Message title, const TensorPtr& bias, Axis places) {
    if (bias) panels.push_back(matrixPanel({.id = id, .title = std::move(title), .rows = noAxis(), .columns = std::move(places), .values = bias}));
    return panels;
}

Stage squeezeStage(const ChannelGate& gate, const ChannelGateValues& values, Text title) {
    return stage("squeeze", title,
                 ATT_TEXT("engine", "Each map becomes one number, its mean (or maximum) over all places: where something stands no longer counts."),
                 {channelBars("z", say(ATT_TEXT("engine", "pooled channels z")), values.squeezed, poolAxis(gate), channelAxis())});
}

Stage hiddenStage(const ChannelGate& gate, const ChannelGateValues& values, Text title) {
    Panel W = matrixPanel(
        {.id = "w_1", .title = say(ATT_TEXT("engine", "weights W₁")), .rows = unitAxis(), .columns = channelAxis(), .values = values.first.W});
    return stage("hidden", title,
                 ATT_TEXT("engine", "C/r hidden units see all channels: max(0, W₁·z). The narrow middle makes channels depend on each other."),
                 withBias({channelBars("hidden", say(ATT_TEXT("engine", "hidden units")), values.hidden, poolAxis(gate), unitAxis()), std::move(W)},
                          "b_1", say(ATT_TEXT("engine", "bias b₁")), values.first.b, unitAxis()));
}

Stage exciteStage(const ChannelGate& gate, const ChannelGateValues& values, Text title) {
    std::vector<Panel> panels{channelBars("logits", say(ATT_TEXT("engine", "before the gate")), values.logits, noAxis(), channelAxis())};
    if (gate.pools() > 1)
        panels.push_back(
            channelBars("outputs", say(ATT_TEXT("engine", "of each pooling, before the sum")), values.outputs, poolAxis(gate), channelAxis()));
    panels.push_back(matrixPanel(
        {.id = "w_2", .title = say(ATT_TEXT("engine", "weights W₂")), .rows = channelAxis(), .columns = unitAxis(), .values = values.second.W}));
    return stage("excite", title, ATT_TEXT("engine", "Back to C channels: W₂ times the hidden units, one number a channel."),
                 withBias(std::move(panels), "b_2", say(ATT_TEXT("engine", "bias b₂")), values.second.b, channelAxis()));
}

/// One number a map, to sort the maps by.
Measure weightMeasure(const Tensor& weights) {
    return {"weight",
            ATT_TEXT("engine", "weight"),
            {},
            ATT_TEXT("engine", "What the gate multiplies the channel by."),
            {weights.data(), weights.data() + weights.shape().columns}};
}

}  // namespace

void addChannelGateStages(Outcome& outcome, const ChannelGate& gate, const ChannelGateValues& values, const TensorPtr& maps,
                          const BitmapPtr& backdrop, const GateNames& names) {
    outcome.stages.push_back(squeezeStage(gate, values, names.squeeze));
    outcome.stages.push_back(hiddenStage(gate, values, names.hidden));
    outcome.stages.push_back(exciteStage(gate, values, names.excite));
    Panel weights = channelBars("s", say(ATT_TEXT("engine", "channel weights %1"), names.symbol), values.weights, noAxis(), channelAxis());
    if (gate.sigmoid) weights.lowest = 0, weights.highest = 1;
    weights.tone = Tone::Sequential;
    Panel before = mapsPanel("maps", say(ATT_TEXT("engine", "maps before")), maps, backdrop, names.tone);
    before.measures = {weightMeasure(*values.weights)};
    outcome.stages.push_back(stage("weights", names.weights,
                                   ATT_TEXT("engine", "The gate turns each number into a weight: how far a channel is turned up or down."),
                                   {std::move(weights), std::move(before)}));
    Panel after = mapsPanel("maps", say(ATT_TEXT("engine", "scaled maps")), values.scaled, backdrop, names.tone);
    after.measures = {weightMeasure(*values.weights)};
    outcome.stages.push_back(
        stage("scaled", names.scaled, ATT_TEXT("engine", "Every number of a map times its channel's weight."), {std::move(after)}));
}

// Explanations

namespace {

Message whyChannel(const Outcome& outcome, const Cell& cell, const char* symbol) {
    return say(ATT_TEXT("engine", "Why is %1 = %2 for channel %3?"), symbol, inFull(numberAt(outcome, cell)), cell.column + 1);
}

bool isMean(const ChannelGate& gate, int row) { return gate.mean && row == 0; }

const float* mapOf(const Outcome& outcome, const char* address, int channel) { return findPanel(outcome, address)->values->head(channel).data(); }

Cell placeIn(const char* address, int channel, int place, int width) { return {address, channel, place / width, place % width}; }

std::vector<Term> mapTerms(const Outcome& outcome, const ChannelGate& gate, int channel) {
    const Shape shape = findPanel(outcome, gate.input)->shape;
    const float* values = mapOf(outcome, gate.input, channel);
    std::vector<Term> terms;
    for (int place = 0; place < shape.rows * shape.columns; ++place)
        terms.push_back({say(ATT_TEXT("engine", "F[%1, %2]"), place / shape.columns + 1, place % shape.columns + 1), double(values[place]),
                         placeIn(gate.input, channel, place, shape.columns), std::nullopt});
    return terms;
}

/// The largest number stands for all: the others are smaller.
Step largestStep(std::vector<Term> terms) {
    const auto largest = std::ranges::max_element(terms, {}, &Term::value);
    const double value = largest->value;
    std::ranges::rotate(terms, largest);
    terms.resize(std::min<std::size_t>(terms.size(), 1));
    return {say(ATT_TEXT("engine", "the largest of all places")), Operation::Maximum, std::move(terms), value};
}

Explanation explainSqueezed(const Outcome& outcome, const ChannelGate& gate, const Cell& cell) {
    auto terms = mapTerms(outcome, gate, cell.column);
    Explanation explanation{.question = whyChannel(outcome, cell, "z"),
                            .formula = isMean(gate, cell.row) ? "z_{c} = 1/(H·W) Σ F_{c}" : "z_{c} = max F_{c}"};
    if (!isMean(gate, cell.row)) {
        explanation.steps.push_back(largestStep(std::move(terms)));
        return explanation;
    }
    const double places = double(terms.size()), mean = numberAt(outcome, cell);
    // Sum and quotient end at the number that is shown: see settle().
    explanation.steps.push_back({say(ATT_TEXT("engine", "sum over all places")), Operation::Sum,
                                 shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), mean * places});
    explanation.steps.push_back(
        {say(ATT_TEXT("engine", "mean")),
         Operation::Quotient,
         {numberTerm(say(ATT_TEXT("engine", "sum over all places")), mean * places), numberTerm(say(ATT_TEXT("engine", "places H·W")), places)},
         mean});
    return explanation;
}

Term biasTerm(const Outcome& outcome, const char* address, int place) {
    return cellTerm(outcome, formula("b" + lowered(place)), {address, 0, 0, place});
}

DotProduct layerProduct(const Outcome& outcome, const ChannelGate& gate, const Cell& row, Run inputs, int count, const char* weights,
                        const char* bias, const char* letters) {
    DotProduct dot{.title = say(ATT_TEXT("engine", "weights times inputs")),
                   .count = count,
                   .first = std::move(inputs),
                   .second = {{weights, 0, row.column, 0}}};
    dot.label = [letters](int i) { return formula(std::string(letters) + lowered(i) + "·w" + lowered(i)); };
    if (gate.bias) dot.addends = {biasTerm(outcome, bias, row.column)};
    return dot;
}

Explanation explainHidden(const Outcome& outcome, const ChannelGate& gate, const Cell& cell) {
    const double value = numberAt(outcome, cell);
    Explanation explanation{.question = say(ATT_TEXT("engine", "Why is hidden unit %1 = %2?"), cell.column + 1, inFull(value)),
                            .formula = gate.bias ? "h = ReLU(W_{1} z + b_{1})" : "h = ReLU(W_{1} z)"};
    Step sum =
        dotProductStep(outcome, layerProduct(outcome, gate, cell, {{panel::squeezed, 0, cell.row, 0}}, gate.channels, panel::w1, panel::b1, "z"));
    settle(sum, value, true);
    const Term before = numberTerm(say(ATT_TEXT("engine", "sum")), sum.result);
    explanation.steps = {std::move(sum), {say(ATT_TEXT("engine", "ReLU")), Operation::Rectified, {before}, std::max(before.value, 0.0)}};
    return explanation;
}

Explanation explainOutput(const Outcome& outcome, const ChannelGate& gate, const Cell& cell) {
    Explanation explanation{.question = whyChannel(outcome, cell, "W₂h"), .formula = gate.bias ? "W_{2} h + b_{2}" : "W_{2} h"};
    Step sum = dotProductStep(outcome, layerProduct(outcome, gate, cell, {{panel::hidden, 0, cell.row, 0}}, gate.hidden, panel::w2, panel::b2, "h"));
    settle(sum, numberAt(outcome, cell), false);
    explanation.steps = {std::move(sum)};
    return explanation;
}

Explanation explainLogits(const Outcome& outcome, const ChannelGate& gate, const Cell& cell) {
    if (gate.pools() == 1) return explainOutput(outcome, gate, cell);
    Explanation explanation{.question = whyChannel(outcome, cell, "MLP(avg) + MLP(max)"), .formula = "MLP(avg) + MLP(max)"};
    Step sum{say(ATT_TEXT("engine", "sum of both poolings")),
             Operation::Sum,
             {cellTerm(outcome, say(ATT_TEXT("engine", "of the means")), {panel::outputs, 0, 0, cell.column}),
              cellTerm(outcome, say(ATT_TEXT("engine", "of the maxima")), {panel::outputs, 0, 1, cell.column})},
             numberAt(outcome, cell)};
    explanation.steps = {std::move(sum)};
    explanation.remark = say(ATT_TEXT("engine", "Summed before the gate: not the sum of two gates."));
    return explanation;
}

Explanation explainGateValue(const Outcome& outcome, const ChannelGate& gate, const char* symbol, const Cell& cell) {
    Explanation explanation{.question = whyChannel(outcome, cell, symbol),
                            .formula = std::string(symbol) + (gate.sigmoid ? " = σ(x) = 1/(1 + e^{−x})" : " = max(0, x)")};
    const Term x = cellTerm(outcome, say(ATT_TEXT("engine", "before the gate")), {panel::logits, 0, 0, cell.column});
    const double result = gate.sigmoid ? 1 / (1 + std::exp(-x.value)) : std::max(x.value, 0.0);
    explanation.steps = {{gate.sigmoid ? say(ATT_TEXT("engine", "sigmoid")) : say(ATT_TEXT("engine", "ReLU")),
                          gate.sigmoid ? Operation::Sigmoid : Operation::Rectified,
                          {x},
                          result}};
    if (!gate.sigmoid)
        explanation.remark = say(ATT_TEXT("engine", "With a ReLU the weight has no upper end, and a channel below 0 is switched off for good."));
    return explanation;
}

/// The maps beside the weights are those that were pooled.
Explanation explainBefore(const Outcome& outcome, const ChannelGate& gate, const Cell& cell) {
    Explanation explanation{.question = say(ATT_TEXT("engine", "Why is F[%1, %2] = %3 in channel %4?"), cell.row + 1, cell.column + 1,
                                            inFull(numberAt(outcome, cell)), cell.head + 1),
                            .formula = "F_{c}"};
    explanation.steps = {
        givenStep(say(ATT_TEXT("engine", "as it was pooled")),
                  cellTerm(outcome, say(ATT_TEXT("engine", "from the stage before the gate")), {gate.input, cell.head, cell.row, cell.column}))};
    return explanation;
}

Explanation explainArray(const Outcome& outcome, const Cell& cell) {
    Explanation explanation{
        .question = why(outcome, cell, cell.panel.ends_with("1") ? (cell.panel == panel::w1 ? "W₁" : "b₁") : (cell.panel == panel::w2 ? "W₂" : "b₂")),
        .formula = cell.panel.starts_with("hidden") ? "W_{1}, b_{1}" : "W_{2}, b_{2}"};
    explanation.steps = {givenStep(say(ATT_TEXT("engine", "learned number")),
                                   cellTerm(outcome, say(ATT_TEXT("engine", "drawn from the seed, learned, or given by a file")), cell))};
    return explanation;
}

}  // namespace

Explanation explainScaled(const Outcome& outcome, const Cell& cell, std::string formulaWords, const Cell& map, const Cell& factor) {
    Explanation explanation{.question = say(ATT_TEXT("engine", "Why is the scaled map %1 at [%2, %3] of channel %4?"),
                                            inFull(numberAt(outcome, cell)), cell.row + 1, cell.column + 1, cell.head + 1),
                            .formula = std::move(formulaWords)};
    const Term before = cellTerm(outcome, say(ATT_TEXT("engine", "before")), map),
               times = cellTerm(outcome, say(ATT_TEXT("engine", "weight")), factor);
    explanation.steps = {{say(ATT_TEXT("engine", "scaled")), Operation::Product, {before, times}, before.value * times.value}};
    return explanation;
}

std::optional<Explanation> explainChannelGate(const Outcome& outcome, const ChannelGate& gate, const char* symbol, const Cell& cell) {
    if (cell.panel == panel::squeezed) return explainSqueezed(outcome, gate, cell);
    if (cell.panel == panel::hidden) return explainHidden(outcome, gate, cell);
    if (cell.panel == panel::outputs) return explainOutput(outcome, gate, cell);
    if (cell.panel == panel::logits) return explainLogits(outcome, gate, cell);
    if (cell.panel == panel::gate) return explainGateValue(outcome, gate, symbol, cell);
    if (cell.panel == panel::beforeGate) return explainBefore(outcome, gate, cell);
    if (cell.panel == panel::gated)
        return explainScaled(outcome, cell, "F′_{c} = " + std::string(symbol) + "_{c}·F_{c}", {gate.input, cell.head, cell.row, cell.column},
                             {panel::gate, 0, 0, cell.head});
    for (const char* address : {panel::w1, panel::b1, panel::w2, panel::b2})
        if (cell.panel == address) return explainArray(outcome, cell);
    return std::nullopt;
}

}  // namespace att::lenses
