// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/convolution_layer.h"

#include <algorithm>
#include <cmath>

#include "engine/core/random.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/panels.h"
#include "engine/math/initialise.h"

namespace att::lenses {

void KernelOptions::fields(FieldVisitor& visitor, Source initial) {
    visitor.choice(source, {.key = "kernels",
                            .label = ATT_TEXT("engine", "Kernels"),
                            .group = ATT_TEXT("engine", "Weights"),
                            .help = ATT_TEXT("engine",
                                             "Bumps that blur each map by itself, so that one sees what the shape of the kernels does; or numbers "
                                             "drawn from the seed, as an untrained network has them."),
                            .initial = double(initial),
                            .choices = {{"written", ATT_TEXT("engine", "bumps")}, {"drawn", ATT_TEXT("engine", "drawn")}}});
    Field field{.key = "gain",
                .label = ATT_TEXT("engine", "Gain"),
                .group = ATT_TEXT("engine", "Weights"),
                .help = ATT_TEXT("engine", "What drawn kernels are multiplied by."),
                .initial = 1,
                .minimum = 0,
                .maximum = 8,
                .step = 0.1};
    if (written()) field.locked = say(ATT_TEXT("engine", "The bumps sum to 1."));
    visitor.real(gain, field);
}

bool showsBias(const ConvolutionLayer& layer, const KernelOptions& kernels, const WeightOptions& weights) {
    const auto& given = weights.arrays.arrays;
    return !kernels.written() || (given && (given->contains(layer.name + ".bias") || given->contains(layer.b())));
}

void addSlots(const ConvolutionLayer& layer, bool bias, std::vector<ArraySlot>& slots) {
    const KernelShape& k = layer.kernel;
    slots.push_back(
        {layer.name + ".weight", {k.out, k.inOfGroup(), k.height, k.width}, ATT_TEXT("engine", "a kernel as nn.Conv2d stores it"), layer.w()});
    if (bias) slots.push_back({layer.name + ".bias", {k.out}, ATT_TEXT("engine", "its bias"), layer.b()});
}

namespace {

enum class View { Taps, Channels, Stack };

View viewOf(const KernelShape& k) {
    if (k.height == 1 && k.width == 1) return View::Channels;
    return k.inOfGroup() == 1 && (k.height == 1 || k.width == 1) ? View::Taps : View::Stack;
}

Shape shownShape(const KernelShape& k) {
    switch (viewOf(k)) {
        case View::Channels: return {1, k.out, k.inOfGroup()};
        case View::Taps: return {1, k.out, k.height * k.width};
        case View::Stack: break;
    }
    return {k.out, k.inOfGroup() * k.height, k.width};
}

/// The height of a bell in the middle of n taps.
double bell(int i, int n) {
    const double spread = n / 4.0, away = i - (n - 1) / 2.0;
    return std::exp(-away * away / (2 * spread * spread));
}

TensorPtr writtenKernel(const KernelShape& k) {
    auto W = std::make_shared<Tensor>(shownShape(k));
    double sum = 0;
    for (int i = 0; i < k.height; ++i)
        for (int j = 0; j < k.width; ++j) sum += bell(i, k.height) * bell(j, k.width);
    float* to = W->data();
    for (int o = 0; o < k.out; ++o)
        for (int c = 0; c < k.inOfGroup(); ++c)
            for (int i = 0; i < k.height; ++i)
                for (int j = 0; j < k.width; ++j) *to++ = c == o % k.inOfGroup() ? static_cast<float>(bell(i, k.height) * bell(j, k.width) / sum) : 0;
    return W;
}

TensorPtr drawnKernel(const ConvolutionLayer& layer, double gain, const WeightOptions& weights) {
    const KernelShape& k = layer.kernel;
    auto W = std::make_shared<Tensor>(shownShape(k));
    const auto numbers = drawn({.seed = static_cast<std::uint64_t>(weights.seed),
                                .name = layer.name,
                                .rows = k.out,
                                .columns = k.inOfGroup() * k.height * k.width,
                                .initialisation = weights.initialisation});
    std::transform(numbers->data(), numbers->data() + W->shape().size(), W->data(), [gain](float w) { return static_cast<float>(gain * double(w)); });
    return W;
}

/// PyTorch's bias of a convolution: U(±1 / √fan_in).
TensorPtr drawnBias(const ConvolutionLayer& layer, const WeightOptions& weights) {
    const KernelShape& k = layer.kernel;
    auto b = std::make_shared<Tensor>(Shape{1, 1, k.out});
    const double fanIn = double(k.inOfGroup()) * k.height * k.width;
    fillUniform(static_cast<std::uint64_t>(weights.seed), layer.name + ".bias", static_cast<float>(1 / std::sqrt(fanIn)), b->data(),
                std::size_t(k.out));
    return b;
}

TensorPtr taken(const GivenArray& array, Shape shape) {
    auto tensor = std::make_shared<Tensor>(shape);
    std::ranges::copy(array.values, tensor->data());
    return tensor;
}

}  // namespace

ConvolutionValues takeNumbers(const ConvolutionLayer& layer, const KernelOptions& kernels, const WeightOptions& weights, const Given& given) {
    ConvolutionValues values;
    if (const auto* W = given.find(layer.name + ".weight"))
        values.W = taken(*W, shownShape(layer.kernel));
    else
        values.W = kernels.written() ? writtenKernel(layer.kernel) : drawnKernel(layer, kernels.gain, weights);
    if (!layer.bias) return values;
    const auto* b = given.find(layer.name + ".bias");
    values.b = b ? taken(*b, {1, 1, layer.kernel.out}) : drawnBias(layer, weights);
    return values;
}

Result<ConvolutionValues> runConvolution(const ConvolutionLayer& layer, const KernelOptions& kernels, const WeightOptions& weights,
                                         const Given& given, const Tensor& maps, const Watch& watch) {
    ConvolutionValues values = takeNumbers(layer, kernels, weights, given);
    auto out = convolveImage({.kernel = layer.kernel, .W = values.W->data(), .b = values.numbers().b}, maps, watch);
    if (!out) return out.error();
    values.out = *std::move(out);
    return values;
}

Cell kernelCell(const ConvolutionLayer& layer, int o, int c, int i, int j) {
    const KernelShape& k = layer.kernel;
    switch (viewOf(k)) {
        case View::Channels: return {layer.w(), 0, o, c};
        case View::Taps: return {layer.w(), 0, o, i * k.width + j};
        case View::Stack: break;
    }
    return {layer.w(), o, c * k.height + i, j};
}

// Panels

namespace {

Panel kernelPanel(const ConvolutionLayer& layer, const TensorPtr& W) {
    const Axis to{ATT_TEXT("engine", "to channel"), nullptr};
    switch (viewOf(layer.kernel)) {
        case View::Channels:
            return matrixPanel({.id = "w",
                                .title = say(ATT_TEXT("engine", "weights 1 × 1")),
                                .rows = to,
                                .columns = {ATT_TEXT("engine", "from channel"), nullptr},
                                .values = W});
        case View::Taps:
            return matrixPanel({.id = "w",
                                .title = say(ATT_TEXT("engine", "kernels %1 × %2, one a row"), layer.kernel.height, layer.kernel.width),
                                .rows = channelAxis(),
                                .columns = {ATT_TEXT("engine", "tap"), nullptr},
                                .values = W});
        case View::Stack: break;
    }
    const Message title = say(ATT_TEXT("engine", "kernels %1 × %2"), layer.kernel.height, layer.kernel.width);
    Panel panel = stackPanel({.id = "w", .title = title, .rows = rowAxis(), .columns = columnAxis(), .values = W});
    panel.heads = channelAxis();
    return panel;
}

}  // namespace

std::vector<Panel> convolutionPanels(const ConvolutionLayer& layer, const ConvolutionValues& values, Message title, const BitmapPtr& backdrop,
                                     Tone tone) {
    std::vector<Panel> panels{mapsPanel("out", std::move(title), values.out, backdrop, tone), kernelPanel(layer, values.W)};
    if (values.b)
        panels.push_back(
            matrixPanel({.id = "b", .title = say(ATT_TEXT("engine", "bias")), .rows = {{}, nullptr}, .columns = channelAxis(), .values = values.b}));
    return panels;
}

// Explanations

Message whyMap(const Outcome& outcome, const Cell& cell, const std::string& symbol) {
    const Panel& shown = *findPanel(outcome, cell.panel);
    const auto value = inFull(numberAt(outcome, cell));
    if (shown.shape.heads == 1 || shown.heads.name.empty())
        return say(ATT_TEXT("engine", "Why is %1[%2, %3] = %4?"), symbol, cell.row + 1, cell.column + 1, value);
    return say(ATT_TEXT("engine", "Why is %1[%2, %3] = %4 in %5 %6?"), symbol, cell.row + 1, cell.column + 1, value, shown.heads.name, cell.head + 1);
}

namespace {

/// "F₂[3, 5]·w"; without the channel where each map is by itself.
Message tapLabel(const ConvolutionLayer& layer, int channel, int y, int x) {
    const std::string which = layer.kernel.inOfGroup() == 1 ? "" : lowered(channel);
    return formula(layer.inputSymbol + which + "[" + std::to_string(y + 1) + ", " + std::to_string(x + 1) + "]·w");
}

std::vector<Term> windowTerms(const Outcome& outcome, const ConvolutionLayer& layer, const Cell& cell) {
    const KernelShape& k = layer.kernel;
    const Shape shape = findPanel(outcome, layer.input)->shape;
    const int o = cell.head % k.out, first = layer.firstMap + cell.head / k.out * k.in + o / k.outOfGroup() * k.inOfGroup();
    std::vector<Term> terms;
    for (int c = 0; c < k.inOfGroup(); ++c)
        for (int i = 0; i < k.height; ++i)
            for (int j = 0; j < k.width; ++j) {
                const int y = cell.row + i * k.dilation - k.above(), x = cell.column + j * k.dilation - k.before();
                if (y < 0 || x < 0 || y >= shape.rows || x >= shape.columns) continue;
                const Cell pixel{layer.input, first + c, y, x}, weight = kernelCell(layer, o, c, i, j);
                terms.push_back({tapLabel(layer, first + c, y, x), numberAt(outcome, pixel) * numberAt(outcome, weight), pixel, weight});
            }
    return terms;
}

Explanation explainOut(const Outcome& outcome, const ConvolutionLayer& layer, const Cell& cell) {
    Explanation explanation{.question = whyMap(outcome, cell, layer.symbol),
                            .formula = layer.symbol + " = Σ w·" + layer.inputSymbol + (layer.bias ? " + b" : "")};
    auto terms = shorten(windowTerms(outcome, layer, cell), mostTerms, ATT_TEXT("engine", "the %1 others"));
    if (layer.bias) terms.push_back(cellTerm(outcome, formula("b"), {layer.b(), 0, 0, cell.head % layer.kernel.out}));
    explanation.steps = {{say(ATT_TEXT("engine", "window times weights")), Operation::Sum, std::move(terms), numberAt(outcome, cell)}};
    if (layer.kernel.dilation > 1)
        explanation.remark = say(ATT_TEXT("engine", "The taps lie %1 cells apart; zeros stand beyond the edge."), layer.kernel.dilation);
    return explanation;
}

Explanation explainNumber(const Outcome& outcome, const ConvolutionLayer& layer, const KernelOptions& kernels, const Given& given, const Cell& cell) {
    const bool bias = cell.panel == layer.b();
    Explanation explanation{.question = why(outcome, cell, bias ? "b" : "w"), .formula = bias ? "b" : "w"};
    const bool written = !bias && kernels.written() && !given.find(layer.name + ".weight");
    const Message origin = written ? say(ATT_TEXT("engine", "written down: a bump that sums to 1"))
                                   : say(ATT_TEXT("engine", "drawn from the seed, learned, or given by a file"));
    explanation.steps = {givenStep(say(ATT_TEXT("engine", "learned number")), cellTerm(outcome, origin, cell))};
    return explanation;
}

}  // namespace

std::optional<Explanation> explainConvolution(const Outcome& outcome, const ConvolutionLayer& layer, const KernelOptions& kernels, const Given& given,
                                              const Cell& cell) {
    if (cell.panel == layer.out()) return explainOut(outcome, layer, cell);
    if (cell.panel == layer.w() || cell.panel == layer.b()) return explainNumber(outcome, layer, kernels, given, cell);
    return std::nullopt;
}

}  // namespace att::lenses
