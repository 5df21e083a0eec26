// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/large_kernel_cost.h"

#include <array>

#include "engine/lenses/common/counting.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/panels.h"

namespace att::lenses {
namespace {

constexpr std::array networks{VisualAttentionNetwork::Tiny, VisualAttentionNetwork::Small, VisualAttentionNetwork::Base};

LargeKernel with(LargeKernel module, KernelForm form, int k) {
    module.form = form;
    module.k = k;
    module.bias = true;
    return module;
}

Axis formAxis() { return wordAxis(ATT_TEXT("engine", "form"), kernelFormNames()); }

Axis sizeAxis() {
    return {ATT_TEXT("engine", "kernel k"), nullptr, std::make_shared<std::vector<double>>(std::begin(largeKernels), std::end(largeKernels)), false};
}

/// A curve for each form.
template <class Figure>
Panel curves(const char* id, Message title, Text measured, Figure figure) {
    auto values = std::make_shared<Tensor>(Shape{1, int(std::size(allKernelForms)), int(std::size(largeKernels))});
    for (std::size_t f = 0; f < std::size(allKernelForms); ++f)
        for (std::size_t i = 0; i < std::size(largeKernels); ++i)
            values->head(0)(Eigen::Index(f), Eigen::Index(i)) = static_cast<float>(figure(allKernelForms[f], largeKernels[i]));
    Panel panel = matrixPanel({.id = id, .title = std::move(title), .rows = formAxis(), .columns = sizeAxis(), .values = values});
    panel.kind = PanelKind::Series;
    panel.measured = {measured, nullptr};
    panel.measured.logarithmic = true;
    return panel;
}

Panel networkTable(int k) {
    auto values = std::make_shared<Tensor>(Shape{1, int(std::size(allKernelForms)), int(networks.size())});
    for (std::size_t f = 0; f < std::size(allKernelForms); ++f)
        for (std::size_t n = 0; n < networks.size(); ++n)
            values->head(0)(Eigen::Index(f), Eigen::Index(n)) = static_cast<float>(visualAttentionParameters(networks[n], allKernelForms[f], k));
    return tablePanel(
        {.id = "networks",
         .title = say(ATT_TEXT("engine", "parameters of a whole VAN with k = %1"), k),
         .rows = formAxis(),
         .columns = wordAxis(ATT_TEXT("engine", "network"), {ATT_TEXT("engine", "tiny"), ATT_TEXT("engine", "small"), ATT_TEXT("engine", "base")}),
         .values = values});
}

/// Height × width × C of each depthwise layer, C × C, and a bias for each.
std::vector<Counted> weightParts(const LargeKernel& module, double places) {
    std::vector<Counted> parts;
    for (const KernelShape& layer : module.depthwise()) {
        parts.push_back({say(ATT_TEXT("engine", "kernels %1 × %2"), layer.height, layer.width),
                         {{"C", module.channels}, {"h", layer.height}, {"w", layer.width}}});
        if (places > 0) parts.back().factors.emplace_back("H·W", places);
    }
    parts.push_back({say(ATT_TEXT("engine", "weights 1 × 1")), {{"C", module.channels}, {"C", module.channels}}});
    if (places > 0) parts.back().factors.emplace_back("H·W", places);
    return parts;
}

std::vector<Counted> parameterParts(const LargeKernel& module) {
    auto parts = weightParts(module, 0);
    parts.push_back({say(ATT_TEXT("engine", "biases")), {{"C", module.channels}, {"L", double(module.layers().size())}}});
    return parts;
}

const char* formulaOf(KernelForm form) {
    switch (form) {
        case KernelForm::Separable: return "N = C (2a + 2b) + C^{2} + 5C,  a = 2d − 1, b = ⌊k/d⌋";
        case KernelForm::Square: return "N = C (a^{2} + b^{2}) + C^{2} + 3C,  a = 2d − 1, b = ⌊k/d⌋";
        case KernelForm::WholeSeparable: return "N = C·2k + C^{2} + 3C";
        case KernelForm::WholeSquare: break;
    }
    return "N = C k^{2} + C^{2} + 2C";
}

Explanation explainNetworkCount(const Outcome& outcome, const Cell& cell, KernelForm form, VisualAttentionNetwork network, int k) {
    const double whole = double(visualAttentionParameters(network, form, k)), without = double(visualAttentionRest(network));
    return explainCount(outcome, cell, "N = N_{VAN} + Σ N_{module}",
                        {{say(ATT_TEXT("engine", "the network without the modules")), {{"N", without}}},
                         {say(ATT_TEXT("engine", "the modules of all blocks, by the widths of its stages")), {{"N", whole - without}}}});
}

}  // namespace

std::vector<Text> kernelFormNames() {
    return {ATT_TEXT("engine", "LSKA"), ATT_TEXT("engine", "LKA"), ATT_TEXT("engine", "1×k, k×1"), ATT_TEXT("engine", "k×k")};
}

void addLargeKernelCost(Outcome& outcome, const LargeKernel& module, int height, int width) {
    Panel parameters =
        curves("parameters", say(ATT_TEXT("engine", "parameters of the module, C = %1"), module.channels), ATT_TEXT("engine", "parameters"),
               [&](KernelForm form, int k) { return largeKernelCount(with(module, form, k), height, width).parameters; });
    Panel products =
        curves("multiply_adds", say(ATT_TEXT("engine", "multiply-adds on %1 × %2 places"), height, width), ATT_TEXT("engine", "multiply-adds"),
               [&](KernelForm form, int k) { return largeKernelCount(with(module, form, k), height, width).multiplyAdds; });
    Panel tiny = curves("tiny", say(ATT_TEXT("engine", "parameters of VAN tiny")), ATT_TEXT("engine", "parameters"),
                        [](KernelForm form, int k) { return visualAttentionParameters(VisualAttentionNetwork::Tiny, form, k); });
    outcome.stages.push_back(
        {"cost",
         ATT_TEXT("engine", "Cost over k"),
         ATT_TEXT("engine", "A whole kernel grows with k², one taken apart into rows and columns with k; LSKA's grows with k/d."),
         {std::move(parameters), std::move(products), std::move(tiny), networkTable(module.k)}});
}

Explanation explainLargeKernelCost(const Outcome& outcome, const LargeKernel& module, int height, int width, const Cell& cell) {
    const KernelForm form = allKernelForms[std::size_t(cell.row)];
    if (cell.panel == "cost/networks") return explainNetworkCount(outcome, cell, form, networks[std::size_t(cell.column)], module.k);
    const int k = largeKernels[std::size_t(cell.column)];
    if (cell.panel == "cost/tiny") return explainNetworkCount(outcome, cell, form, VisualAttentionNetwork::Tiny, k);
    const LargeKernel at = with(module, form, k);
    return cell.panel == "cost/parameters" ? explainCount(outcome, cell, formulaOf(form), parameterParts(at))
                                           : explainCount(outcome, cell, "weights · H·W", weightParts(at, double(height) * width));
}

}  // namespace att::lenses
