// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/spatial_gate.h"

#include <algorithm>
#include <cmath>

#include "engine/lenses/common/channel_gate.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/panels.h"
#include "engine/math/image_convolution.h"
#include "engine/math/initialise.h"

namespace att::lenses {
namespace {

TensorPtr bump(const SpatialGate& gate) {
    auto kernel = std::make_shared<Tensor>(Shape{gate.maps(), gate.side, gate.side});
    const double spread = gate.side / 4.0, middle = (gate.side - 1) / 2.0;
    double sum = 0;
    const auto height = [&](int i, int j) { return std::exp(-((i - middle) * (i - middle) + (j - middle) * (j - middle)) / (2 * spread * spread)); };
    for (int i = 0; i < gate.side; ++i)
        for (int j = 0; j < gate.side; ++j) sum += height(i, j) * gate.maps();
    for (int map = 0; map < gate.maps(); ++map)
        for (int i = 0; i < gate.side; ++i)
            for (int j = 0; j < gate.side; ++j) kernel->head(map)(i, j) = static_cast<float>(height(i, j) / sum);
    return kernel;
}

TensorPtr kernelOf(const SpatialGate& gate, const WeightOptions& options, const Given& given) {
    const auto* array = given.find("w_s");
    if (!array && gate.kernel == SpatialKernel::Bump) return bump(gate);
    auto kernel = std::make_shared<Tensor>(Shape{gate.maps(), gate.side, gate.side});
    const int count = int(kernel->shape().size());
    if (array) {
        std::ranges::copy(array->values, kernel->data());
        return kernel;
    }
    const auto numbers = drawn(
        {.seed = static_cast<std::uint64_t>(options.seed), .name = "w_s", .rows = 1, .columns = count, .initialisation = options.initialisation});
    std::transform(numbers->data(), numbers->data() + count, kernel->data(), [&gate](float x) { return static_cast<float>(gate.gain * double(x)); });
    return kernel;
}

TensorPtr pool(const SpatialGate& gate, const Tensor& maps) {
    const ChannelPools pools = poolPlaces(maps);
    auto pooled = std::make_shared<Tensor>(Shape{gate.maps(), maps.shape().rows, maps.shape().columns});
    for (int i = 0; i < gate.maps(); ++i) pooled->head(i) = (gate.isMaximum(i) ? pools.maximum : pools.mean)->head(0);
    return pooled;
}

NormNumbers numbersOf(const SpatialGate& gate, const Given& given, const Tensor& x) {
    NormNumbers numbers{gate.gamma, gate.beta, 0, 1};
    if (const auto* array = given.find("bn"))
        numbers = {double(array->values[0]), double(array->values[1]), double(array->values[2]), double(array->values[3])};
    if (gate.norm != SpatialNorm::Own) return numbers;
    const auto values = x.head(0).cast<double>();
    numbers.mean = values.mean();
    numbers.variance = (values.array() - numbers.mean).square().mean();
    return numbers;
}

double deviation(const NormNumbers& numbers) { return std::sqrt(numbers.variance + NormNumbers::epsilon); }

/// In double: what is left of x − μ may be small.
TensorPtr normed(const NormNumbers& n, const Tensor& x) {
    auto y = std::make_shared<Tensor>(x.shape());
    std::transform(x.data(), x.data() + x.shape().size(), y->data(),
                   [&n, scale = deviation(n)](float value) { return static_cast<float>((double(value) - n.mean) / scale * n.gamma + n.beta); });
    return y;
}

TensorPtr sigmoidOf(const Tensor& x) {
    auto y = std::make_shared<Tensor>(x.shape());
    std::transform(x.data(), x.data() + x.shape().size(), y->data(),
                   [](float value) { return static_cast<float>(1 / (1 + std::exp(-double(value)))); });
    return y;
}

}  // namespace

std::vector<ArraySlot> spatialGateSlots(const SpatialGate& gate) {
    std::vector<ArraySlot> slots{
        {"w_s", {1, gate.maps(), gate.side, gate.side}, ATT_TEXT("engine", "the spatial kernel, its planes in the order of the concatenation")}};
    if (gate.norm != SpatialNorm::None)
        slots.push_back({"bn", {4}, ATT_TEXT("engine", "weight, bias, running mean and running variance of the batch norm")});
    return slots;
}

Result<SpatialGateValues> runSpatialGate(const SpatialGate& gate, const TensorPtr& maps, const WeightOptions& options, const Given& given,
                                         const Watch& watch) {
    SpatialGateValues values{.pooled = pool(gate, *maps), .kernel = kernelOf(gate, options, given)};
    auto convolved = convolveImage({.kernel = {.in = gate.maps(), .out = 1, .height = gate.side, .width = gate.side}, .W = values.kernel->data()},
                                   *values.pooled, watch);
    if (!convolved) return convolved.error();
    values.convolved = *std::move(convolved);
    values.numbers = numbersOf(gate, given, *values.convolved);
    values.normed = gate.norm == SpatialNorm::None ? values.convolved : normed(values.numbers, *values.convolved);
    values.mask = sigmoidOf(*values.normed);
    values.scaled = scalePlaces(*maps, *values.mask);
    return values;
}

// Stages

namespace {

Axis pooledAxis(const SpatialGate& gate) {
    std::vector<Text> names;
    for (int i = 0; i < gate.maps(); ++i) names.push_back(gate.isMaximum(i) ? ATT_TEXT("engine", "maximum") : ATT_TEXT("engine", "mean"));
    return wordAxis(ATT_TEXT("engine", "map"), names);
}

Stage pooledStage(const SpatialGate& gate, const SpatialGateValues& values, const BitmapPtr& backdrop, Tone tone) {
    Panel maps = mapsPanel("maps", say(ATT_TEXT("engine", "over all channels")), values.pooled, backdrop, tone);
    maps.heads = pooledAxis(gate);
    return stage(
        "pooled", ATT_TEXT("engine", "Max · mean"),
        ATT_TEXT("engine", "At each place the channels become one number, their maximum or their mean: which channel it was no longer counts."),
        {std::move(maps)});
}

Stage convolutionStage(const SpatialGate& gate, const SpatialGateValues& values, const BitmapPtr& backdrop) {
    Panel kernel =
        stackPanel({.id = "kernel", .title = say(ATT_TEXT("engine", "kernel")), .rows = rowAxis(), .columns = columnAxis(), .values = values.kernel});
    kernel.heads = pooledAxis(gate);
    return stage("conv", ATT_TEXT("engine", "Convolution"),
                 ATT_TEXT("engine", "A k × k window over both maps, weighted and summed: one number a place, without bias."),
                 {mapsPanel("out", say(ATT_TEXT("engine", "convolved")), values.convolved, backdrop, Tone::Diverging), std::move(kernel)});
}

Stage maskStage(const SpatialGateValues& values, const BitmapPtr& backdrop) {
    Panel mask = mapsPanel("m", say(ATT_TEXT("engine", "spatial mask M_s")), values.mask, backdrop, Tone::Sequential);
    mask.lowest = 0, mask.highest = 1;
    return stage("mask", ATT_TEXT("engine", "Mask M_s"),
                 ATT_TEXT("engine", "The sigmoid makes a weight between 0 and 1 for each place: where the block looks."), {std::move(mask)});
}

}  // namespace

void addSpatialGateStages(Outcome& outcome, const SpatialGate& gate, const SpatialGateValues& values, const BitmapPtr& backdrop,
                          const SpatialNames& names) {
    outcome.stages.push_back(pooledStage(gate, values, backdrop, names.tone));
    outcome.stages.push_back(convolutionStage(gate, values, backdrop));
    if (values.normed != values.convolved)
        outcome.stages.push_back(stage("norm", ATT_TEXT("engine", "Batch norm"),
                                       ATT_TEXT("engine", "(x − μ)/√(σ² + ε)·γ + β, with two learned numbers for the whole map."),
                                       {mapsPanel("out", say(ATT_TEXT("engine", "normalised")), values.normed, backdrop, Tone::Diverging)}));
    outcome.stages.push_back(maskStage(values, backdrop));
    outcome.stages.push_back(stage("refined", names.scaled, ATT_TEXT("engine", "Every map times the mask, place by place."),
                                   {mapsPanel("maps", say(ATT_TEXT("engine", "masked maps")), values.scaled, backdrop, names.tone)}));
}

// Explanations

namespace {

Message whyPlace(const Outcome& outcome, const Cell& cell, const char* symbol) {
    return say(ATT_TEXT("engine", "Why is %1 = %2 at row %3, column %4?"), symbol, inFull(numberAt(outcome, cell)), cell.row + 1, cell.column + 1);
}

std::vector<Term> channelTerms(const Outcome& outcome, const SpatialGate& gate, const Cell& cell) {
    std::vector<Term> terms;
    for (int c = 0; c < findPanel(outcome, gate.input)->shape.heads; ++c)
        terms.push_back(cellTerm(outcome, say(ATT_TEXT("engine", "channel %1"), c + 1), {gate.input, c, cell.row, cell.column}));
    return terms;
}

Explanation explainPooled(const Outcome& outcome, const SpatialGate& gate, const Cell& cell) {
    auto terms = channelTerms(outcome, gate, cell);
    const double value = numberAt(outcome, cell), channels = double(terms.size());
    if (gate.isMaximum(cell.head)) {
        const Term largest = *std::ranges::max_element(terms, {}, &Term::value);
        Explanation explanation{.question = whyPlace(outcome, cell, "max"), .formula = "max_{c} F_{c}(y, x)"};
        explanation.steps = {{say(ATT_TEXT("engine", "the largest of all channels")), Operation::Maximum, {largest}, largest.value}};
        return explanation;
    }
    Explanation explanation{.question = whyPlace(outcome, cell, "mean"), .formula = "1/C Σ_{c} F_{c}(y, x)"};
    explanation.steps = {{say(ATT_TEXT("engine", "sum over the channels")), Operation::Sum,
                          shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), value * channels},
                         {say(ATT_TEXT("engine", "mean")),
                          Operation::Quotient,
                          {numberTerm(say(ATT_TEXT("engine", "sum over the channels")), value * channels),
                           numberTerm(say(ATT_TEXT("engine", "channels C")), channels)},
                          value}};
    return explanation;
}

/// Window × weights of one map of the concatenation; what lies beyond the edge is 0.
void addWindow(const Outcome& outcome, const SpatialGate& gate, const Cell& cell, int map, std::vector<Term>& terms) {
    const Shape shape = findPanel(outcome, panel::pooled)->shape;
    const char* name = gate.isMaximum(map) ? "max" : "mean";
    for (int i = 0; i < gate.side; ++i)
        for (int j = 0; j < gate.side; ++j) {
            const int y = cell.row + i - gate.side / 2, x = cell.column + j - gate.side / 2;
            if (y < 0 || x < 0 || y >= shape.rows || x >= shape.columns) continue;
            const Cell value{panel::pooled, map, y, x}, weight{panel::kernel, map, i, j};
            terms.push_back({formula(std::string(name) + "[" + std::to_string(y + 1) + ", " + std::to_string(x + 1) + "]·w"),
                             numberAt(outcome, value) * numberAt(outcome, weight), value, weight});
        }
}

/// f at the place of the cell.
Step windowStep(const Outcome& outcome, const SpatialGate& gate, const Cell& cell) {
    std::vector<Term> terms;
    for (int map = 0; map < gate.maps(); ++map) addWindow(outcome, gate, cell, map, terms);
    return {say(ATT_TEXT("engine", "window times weights")), Operation::Sum,
            shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")),
            numberAt(outcome, {panel::convolved, 0, cell.row, cell.column})};
}

Explanation explainConvolved(const Outcome& outcome, const SpatialGate& gate, const Cell& cell) {
    Explanation explanation{.question = whyPlace(outcome, cell, "f"),
                            .formula = gate.maximumFirst ? "f^{k×k}([max_{c} F; mean_{c} F])" : "f^{k×k}([mean_{c} F; max_{c} F])"};
    explanation.steps = {windowStep(outcome, gate, cell)};
    return explanation;
}

/// BN at the place of the cell.
std::vector<Step> normSteps(const Outcome& outcome, const NormNumbers& n, const Cell& cell) {
    const Term x = cellTerm(outcome, say(ATT_TEXT("engine", "convolved")), {panel::convolved, 0, cell.row, cell.column});
    const double centred = x.value - n.mean, scale = deviation(n), unit = centred / scale;
    return {{say(ATT_TEXT("engine", "less the mean")), Operation::Sum, {x, numberTerm(formula("−μ"), -n.mean)}, centred},
            {say(ATT_TEXT("engine", "deviation")), Operation::Root, {numberTerm(formula("σ² + ε"), n.variance + NormNumbers::epsilon)}, scale},
            {say(ATT_TEXT("engine", "in deviations")),
             Operation::Quotient,
             {numberTerm(formula("x − μ"), centred), numberTerm(formula("√(σ² + ε)"), scale)},
             unit},
            {say(ATT_TEXT("engine", "scaled and shifted")),
             Operation::Sum,
             {numberTerm(formula("γ·(x − μ)/√(σ² + ε)"), n.gamma * unit), numberTerm(formula("β"), n.beta)},
             n.gamma * unit + n.beta}};
}

/// What γ = 0 means for the mask; empty otherwise.
Message startRemark(const NormNumbers& n) {
    if (n.gamma != 0) return {};
    return say(ATT_TEXT("engine",
                        "The released code starts with γ = 0: whatever was convolved, the batch norm answers β, and the mask is "
                        "σ(β) everywhere until training moves γ."));
}

Explanation explainNormed(const Outcome& outcome, const NormNumbers& n, const Cell& cell) {
    return {.question = whyPlace(outcome, cell, "BN"),
            .formula = "BN(x) = γ (x − μ)/√(σ^{2} + ε) + β",
            .steps = normSteps(outcome, n, cell),
            .remark = startRemark(n)};
}

/// The whole way: window, batch norm, sigmoid.
Explanation explainMask(const Outcome& outcome, const SpatialGate& gate, const NormNumbers& numbers, const Cell& cell) {
    const char* before = gate.norm == SpatialNorm::None ? panel::convolved : panel::normed;
    const Term x = cellTerm(outcome, gate.norm == SpatialNorm::None ? say(ATT_TEXT("engine", "convolved")) : say(ATT_TEXT("engine", "normalised")),
                            {before, 0, cell.row, cell.column});
    Explanation explanation{.question = whyPlace(outcome, cell, "M_s"),
                            .formula = gate.norm == SpatialNorm::None ? "M_{s} = σ(f^{k×k}([…]))" : "M_{s} = σ(BN(f^{k×k}([…])))"};
    explanation.steps = {windowStep(outcome, gate, cell)};
    if (gate.norm != SpatialNorm::None) {
        for (auto& step : normSteps(outcome, numbers, cell)) explanation.steps.push_back(std::move(step));
        explanation.remark = startRemark(numbers);
    }
    explanation.steps.push_back({say(ATT_TEXT("engine", "sigmoid")), Operation::Sigmoid, {x}, 1 / (1 + std::exp(-x.value))});
    return explanation;
}

Explanation explainKernel(const Outcome& outcome, const SpatialGate& gate, bool given, const Cell& cell) {
    Explanation explanation{.question = why(outcome, cell, "w"), .formula = "w"};
    const bool bumped = !given && gate.kernel == SpatialKernel::Bump;
    explanation.steps = {givenStep(say(ATT_TEXT("engine", "weight of the kernel")),
                                   cellTerm(outcome,
                                            bumped ? say(ATT_TEXT("engine", "written down: a bump that sums to 1"))
                                                   : say(ATT_TEXT("engine", "drawn from the seed, learned, or given by a file")),
                                            cell))};
    return explanation;
}

}  // namespace

std::optional<Explanation> explainSpatialGate(const Outcome& outcome, const SpatialGate& gate, const Given& given, const Cell& cell) {
    if (cell.panel == panel::pooled) return explainPooled(outcome, gate, cell);
    if (cell.panel == panel::kernel) return explainKernel(outcome, gate, given.find("w_s"), cell);
    if (cell.panel == panel::convolved) return explainConvolved(outcome, gate, cell);
    const auto numbers = [&] { return numbersOf(gate, given, *findPanel(outcome, panel::convolved)->values); };
    if (cell.panel == panel::normed) return explainNormed(outcome, numbers(), cell);
    if (cell.panel == panel::mask) return explainMask(outcome, gate, numbers(), cell);
    if (cell.panel == panel::refined)
        return explainScaled(outcome, cell, "F″_{c}(y, x) = M_{s}(y, x)·F′_{c}(y, x)", {gate.input, cell.head, cell.row, cell.column},
                             {panel::mask, 0, cell.row, cell.column});
    return std::nullopt;
}

}  // namespace att::lenses
