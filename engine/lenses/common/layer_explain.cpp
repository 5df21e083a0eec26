// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/layer_explain.h"

#include <cmath>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/sequence_explain.h"
#include "engine/lenses/common/softmax_explain.h"

namespace att::lenses {
namespace {

/// y_ic = Σ_m x_im·W_cm + b_c, as panels and letters.
struct ProjectionReading {
    const char *y, *symbol, *formula;
    const char *x, *W, *b;  ///< x is null where it is the layer's own input
    const char *xName, *wName;
};

constexpr ProjectionReading projections[] = {
    {panel::q, "Q", "Q_{ic} = Σ_{m} X′_{im} W^{Q}_{cm}", nullptr, "parameters/w_q", "parameters/b_q", "x", "w"},
    {panel::k, "K", "K_{ic} = Σ_{m} X′_{im} W^{K}_{cm}", nullptr, "parameters/w_k", "parameters/b_k", "x", "w"},
    {panel::v, "V", "V_{ic} = Σ_{m} X′_{im} W^{V}_{cm}", nullptr, "parameters/w_v", "parameters/b_v", "x", "w"},
    {panel::output, "Y", "Y_{ic} = Σ_{m} concat_{im} W^{O}_{cm}", panel::concat, "parameters/w_o", "parameters/b_o", "c", "w"},
};

const char* inputOf(const LayerReading& layer, const ProjectionReading& names) {
    if (names.x) return names.x;
    const bool ofMemory = names.y == panel::k || names.y == panel::v;
    return ofMemory && layer.memory ? layer.memory : layer.x;
}

DotProduct projectionProduct(const LayerReading& layer, const ProjectionReading& names, const Cell& cell) {
    const int out = cell.head * findPanel(layer.outcome, names.y)->shape.columns + cell.column;
    DotProduct dot{.title = say(ATT_TEXT("engine", "sum over the input dimensions")),
                   .count = findPanel(layer.outcome, names.W)->shape.columns,
                   .first = {{inputOf(layer, names), 0, cell.row, 0}},
                   .second = {{names.W, 0, out, 0}},
                   .label = [names](int m) { return formula(names.xName + lowered(m) + "·" + names.wName + lowered(m)); }};
    if (findPanel(layer.outcome, names.b)) dot.addends = {cellTerm(layer.outcome, formula("b"), {names.b, 0, 0, out})};
    return dot;
}

Explanation explainProjection(const LayerReading& layer, const ProjectionReading& names, const Cell& cell) {
    auto step = dotProductStep(layer.outcome, projectionProduct(layer, names, cell));
    step.result = numberAt(layer.outcome, cell);
    const std::string bias = findPanel(layer.outcome, names.b) ? " + b_{c}" : "";
    return {.question = why(layer.outcome, cell, names.symbol), .formula = names.formula + bias, .steps = {std::move(step)}};
}

/// Concat·W^O is a sum over the heads too: what each head brings to this number.
Profile headShares(const LayerReading& layer, const Cell& cell) {
    const auto parts = products(layer.outcome, projectionProduct(layer, projections[3], cell));
    std::vector<double> shares(static_cast<std::size_t>(layer.sizes.heads));
    for (std::size_t m = 0; m < parts.size(); ++m) shares[m / static_cast<std::size_t>(layer.sizes.dV)] += parts[m];
    return {say(ATT_TEXT("engine", "what each head adds")), ATT_TEXT("engine", "head"), inSingle(shares)};
}

Explanation explainOutput(const LayerReading& layer, const Cell& cell) {
    auto explanation = explainProjection(layer, projections[3], cell);
    explanation.profile = headShares(layer, cell);
    return explanation;
}

Explanation explainScore(const LayerReading& layer, const Cell& cell) {
    return {.question = why(layer.outcome, cell, "S"),
            .formula = "S_{ij} = q_{i}·k_{j} = Σ_{c} Q_{ic} K_{jc}",
            .steps = {scoreStep(layer, cell)},
            .profile = scoreProfile(layer, cell)};
}

Explanation explainMixed(const LayerReading& layer, const Cell& cell) {
    const auto seen = seenKeys(layer.visibility, cell.row, layer.sizes.keys);
    DotProduct dot{.title = say(ATT_TEXT("engine", "weighted mean of the values")),
                   .count = layer.sizes.keys,
                   .first = {{panel::weights, cell.head, cell.row, 0}},
                   .second = {{panel::v, cell.head, 0, cell.column}, true},
                   .label = [=](int key) { return formula("A" + lowered(cell.row) + "," + lowered(key) + "·v" + lowered(key)); },
                   .only = seen};
    if (layer.mixedAddends) dot.addends = layer.mixedAddends(cell);
    auto step = dotProductStep(layer.outcome, dot);
    step.result = numberAt(layer.outcome, cell);
    Explanation explanation{.question = why(layer.outcome, cell, "O"), .formula = "O_{ic} = Σ_{j} A_{ij} V_{jc}", .steps = {std::move(step)}};
    if (seen.empty()) explanation.remark = say(ATT_TEXT("engine", "Every key of this row is masked: nothing is mixed and the result is 0."));
    return explanation;
}

Explanation explainConcat(const LayerReading& layer, const Cell& cell) {
    const int head = cell.column / layer.sizes.dV, c = cell.column % layer.sizes.dV;
    const auto title = say(ATT_TEXT("engine", "head %1, dimension %2"), head + 1, c + 1);
    return {
        .question = why(layer.outcome, cell, "C"),
        .formula = "C = [O^{1} | O^{2} | … | O^{H}]",
        .steps = {givenStep(title, cellTerm(layer.outcome, formula("O" + lowered(cell.row) + "," + lowered(c)), {panel::mixed, head, cell.row, c}))}};
}

/// How many numbers the projection of this bias sums: the columns of the matrix in its stage.
double fanIn(const Outcome& outcome, std::string bias) {
    bias[bias.find('/') + 1] = 'w';
    return findPanel(outcome, bias)->shape.columns;
}

/// "0.077"
std::string rounded(double number) { return toWords(std::round(number * 10000) / 10000); }

/// What layerWeights drew this array from; see initialise.h.
Message drawnFrom(const LayerReading& layer, const Cell& cell) {
    const auto& panel = *findPanel(layer.outcome, cell.panel);
    const double in = panel.shape.columns, out = panel.shape.rows, seed = layer.weights.seed;
    const auto uniform = [&](double bound) { return say(ATT_TEXT("engine", "Drawn from U(−%1, %1) with seed %2."), rounded(bound), seed); };
    const auto normal = [&](double deviation) { return say(ATT_TEXT("engine", "Drawn from N(0, %1²) with seed %2."), rounded(deviation), seed); };
    if (panel.id.starts_with("b_")) return uniform(1 / std::sqrt(fanIn(layer.outcome, cell.panel)));
    switch (layer.weights.initialisation) {
        case Initialisation::XavierUniform: return uniform(std::sqrt(6 / (in + out)));
        case Initialisation::XavierNormal: return normal(std::sqrt(2 / (in + out)));
        case Initialisation::ScaledNormal: return normal(1 / std::sqrt(in));
        case Initialisation::ScaledUniform: return uniform(1 / std::sqrt(in));
        case Initialisation::SmallNormal: return normal(0.02);
        case Initialisation::Identity: break;
    }
    return say(ATT_TEXT("engine", "The identity: each row has its 1 in the column of its own number, and starts again where the columns end."));
}

}  // namespace

Explanation explainParameter(const LayerReading& layer, const Cell& cell) {
    const auto& panel = *findPanel(layer.outcome, cell.panel);
    const auto name = english(panel.title);
    return {.question = why(layer.outcome, cell, name.c_str()),
            .formula = "y = x W^{T} + b",
            .steps = {givenStep(say(ATT_TEXT("engine", "a parameter: what training would change")), cellTerm(layer.outcome, formula(name), cell))},
            .remark = originOf(layer.weights, {panel.id}, drawnFrom(layer, cell))};
}

std::optional<Explanation> explainLayer(const LayerReading& layer, const Cell& cell) {
    if (cell.panel == panel::output) return explainOutput(layer, cell);
    for (const auto& names : projections)
        if (cell.panel == names.y) return explainProjection(layer, names, cell);
    if (cell.panel == panel::scores) return explainScore(layer, cell);
    if (cell.panel == panel::scaled) return explainScaled(layer, cell);
    if (cell.panel == panel::biased) return explainBiased(layer, cell);
    if (cell.panel == panel::masked) return explainMasked(layer, cell);
    if (cell.panel == panel::weights) return explainWeight(layer, cell);
    if (cell.panel == panel::mixed) return explainMixed(layer, cell);
    if (cell.panel == panel::concat) return explainConcat(layer, cell);
    if (cell.panel.starts_with("parameters/")) return explainParameter(layer, cell);
    return std::nullopt;
}

}  // namespace att::lenses
