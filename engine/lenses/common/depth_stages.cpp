// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/depth_stages.h"

#include <algorithm>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/softmax_steps.h"
#include "engine/math/activation_map.h"

namespace att::lenses {
namespace {

std::string poolStage(int m) { return "pool" + std::to_string(m + 1); }
std::string convolutionStage(int m) { return "conv" + std::to_string(m + 1); }

TensorPtr rectified(const Tensor& x) {
    auto y = std::make_shared<Tensor>(x.shape());
    std::transform(x.data(), x.data() + x.shape().size(), y->data(), [](float value) { return std::max(value, 0.0f); });
    return y;
}

/// Stage ids and titles are literals: five depths at most.
constexpr int mostDepths = 5;
Text poolTitle(int m) {
    const Text titles[mostDepths] = {
        {}, ATT_TEXT("engine", "Halved 2"), ATT_TEXT("engine", "Halved 3"), ATT_TEXT("engine", "Halved 4"), ATT_TEXT("engine", "Halved 5")};
    return titles[m];
}
Text depthTitle(int m) {
    const Text titles[mostDepths] = {
        {}, ATT_TEXT("engine", "Depth 2"), ATT_TEXT("engine", "Depth 3"), ATT_TEXT("engine", "Depth 4"), ATT_TEXT("engine", "Depth 5")};
    return titles[m];
}

void addDepth(Outcome& outcome, const ConvolutionLayer& layer, const ConvolutionValues& values, int m, const TensorPtr& pooled, const TensorPtr& maps,
              const BitmapPtr& backdrop, Tone tone) {
    outcome.stages.push_back({poolStage(m),
                              poolTitle(m),
                              ATT_TEXT("engine", "The largest of every 2 × 2 places: half the height and width."),
                              {mapsPanel("maps", say(ATT_TEXT("engine", "maps of depth %1, halved"), m), pooled, backdrop, tone)}});
    auto panels = convolutionPanels(layer, values, say(ATT_TEXT("engine", "before ReLU")), backdrop);
    panels.insert(panels.begin(), mapsPanel("maps", say(ATT_TEXT("engine", "maps of depth %1"), m + 1), maps, backdrop, Tone::Sequential));
    outcome.stages.push_back({convolutionStage(m), depthTitle(m),
                              ATT_TEXT("engine", "A 3 × 3 convolution over all channels, then ReLU: what a deeper layer sees."), std::move(panels)});
}

/// "pool2/maps" says 1; 0 when it is no such panel.
int depthOf(const DepthStack& stack, const std::string& panel, std::string (*stageOf)(int)) {
    for (int m = 1; m < stack.depths; ++m)
        if (panel == stageOf(m) + "/maps") return m;
    return 0;
}

Explanation explainPooled(const Outcome& outcome, const DepthStack& stack, int m, const Cell& cell) {
    const std::string from = stack.maps(m - 1);
    const Shape shape = findPanel(outcome, from)->shape;
    std::vector<Term> terms;
    for (const int y : {2 * cell.row, 2 * cell.row + 1})
        for (const int x : {2 * cell.column, 2 * cell.column + 1})
            if (y < shape.rows && x < shape.columns)
                terms.push_back(
                    cellTerm(outcome, formula("A[" + std::to_string(y + 1) + ", " + std::to_string(x + 1) + "]"), {from, cell.head, y, x}));
    Explanation explanation{.question = whyMap(outcome, cell, "P"), .formula = "P = max_{2×2} A"};
    explanation.steps = {maximumStep(say(ATT_TEXT("engine", "the largest of 2 × 2")), std::move(terms))};
    return explanation;
}

Explanation explainRectified(const Outcome& outcome, const ConvolutionLayer& layer, const Cell& cell) {
    const Term y = cellTerm(outcome, say(ATT_TEXT("engine", "before ReLU")), {layer.out(), cell.head, cell.row, cell.column});
    Explanation explanation{.question = whyMap(outcome, cell, "A"), .formula = "A = max(0, y)"};
    explanation.steps = {{say(ATT_TEXT("engine", "ReLU")), Operation::Rectified, {y}, std::max(y.value, 0.0)}};
    return explanation;
}

}  // namespace

ConvolutionLayer DepthStack::layer(int m) const {
    ConvolutionLayer layer{.stage = convolutionStage(m),
                           .name = convolutionStage(m),
                           .kernel = {.in = channels, .out = channels},
                           .input = poolStage(m) + "/maps",
                           .symbol = "y",
                           .inputSymbol = "P"};
    layer.bias = weights.bias && showsBias(layer, kernels, weights);
    return layer;
}

std::string DepthStack::maps(int m) const { return m == 0 ? panel::features : convolutionStage(m) + "/maps"; }

void addDepthSlots(const DepthStack& stack, std::vector<ArraySlot>& slots) {
    for (int m = 1; m < stack.depths; ++m) addSlots(stack.layer(m), stack.weights.bias, slots);
}

Result<std::vector<TensorPtr>> addDepths(Outcome& outcome, const DepthStack& stack, const Features& features, Tone tone, const Given& given,
                                         const Watch& watch) {
    std::vector<TensorPtr> maps{features.maps};
    for (int m = 1; m < stack.depths; ++m) {
        const ConvolutionLayer layer = stack.layer(m);
        const TensorPtr pooled = halved(*maps.back());
        const auto values = runConvolution(layer, stack.kernels, stack.weights, given, *pooled, watch);
        if (!values) return values.error();
        maps.push_back(rectified(*values->out));
        addDepth(outcome, layer, *values, m, pooled, maps.back(), features.backdrop, m == 1 ? tone : Tone::Sequential);
    }
    return maps;
}

std::optional<Explanation> explainDepths(const Outcome& outcome, const DepthStack& stack, const Given& given, const Cell& cell) {
    if (const int m = depthOf(stack, cell.panel, poolStage)) return explainPooled(outcome, stack, m, cell);
    if (const int m = depthOf(stack, cell.panel, convolutionStage)) return explainRectified(outcome, stack.layer(m), cell);
    for (int m = 1; m < stack.depths; ++m)
        if (auto found = explainConvolution(outcome, stack.layer(m), stack.kernels, given, cell)) return found;
    return std::nullopt;
}

}  // namespace att::lenses
