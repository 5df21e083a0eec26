// SPDX-License-Identifier: GPL-3.0-or-later
// Of block_explain.h: the stack as a whole.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/lenses/common/block_explain.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/norm_steps.h"
#include "engine/lenses/common/sequence_explain.h"

namespace att::lenses {
namespace {

/// The stops of a layer: 2 or 3 to each.
struct Stop {
    int layer, part;
};
Stop stopOf(const StackReading& reading, int place) { return {place / reading.shape.parts(), place % reading.shape.parts()}; }

Message otherLayer(int layer) {
    return say(ATT_TEXT("engine", "Layer %1 is not the one shown: choose it under “Layer shown” to walk through where this came from."), layer + 1);
}

/// The shown layer has the same number with its whole story; of another layer the number stands for itself.
Explanation explainAdded(const StackReading& reading, const Cell& cell) {
    const auto [layer, part] = stopOf(reading, cell.head);
    const bool shown = layer == reading.shape.options.shownLayer();
    const Cell own{panelOf(partsOf(reading.shape)[std::size_t(part)], "output", "output"), 0, cell.row, cell.column};
    Explanation explanation{.question = why(reading.outcome, cell, "f"), .formula = "f(x)"};
    explanation.steps = {
        givenStep(say(ATT_TEXT("engine", "what this part adds to the stream")), cellTerm(reading.outcome, formula("f(x)"), shown ? own : cell))};
    if (!shown) explanation.remark = otherLayer(layer);
    return explanation;
}

/// x + f(x) of a whole row as the engine adds it, in single precision.
std::vector<Term> sumRow(const StackReading& reading, int place, int row) {
    const Tensor &stream = *findPanel(reading.outcome, stack_panel::stream)->values, &added = *findPanel(reading.outcome, stack_panel::added)->values;
    std::vector<Term> terms;
    for (int c = 0; c < stream.shape().columns; ++c)
        terms.push_back(numberTerm(formula("s" + lowered(c)), double(stream.at(place - 1, row, c) + added.at(place - 1, row, c))));
    return terms;
}

Explanation explainStream(const StackReading& reading, const Cell& cell) {
    Explanation explanation{.question = why(reading.outcome, cell, "x"), .formula = "x ← x + f(x)"};
    if (cell.head == 0) {
        explanation.formula = "x";
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "what the stack reads")),
                                       cellTerm(reading.outcome, formula("x"), {reading.x, 0, cell.row, cell.column}))};
        return explanation;
    }
    const auto [layer, part] = stopOf(reading, cell.head - 1);
    const auto terms = sumRow(reading, cell.head, cell.row);
    Step sum{say(ATT_TEXT("engine", "the stream, and what this part adds")),
             Operation::Sum,
             {cellTerm(reading.outcome, formula("x"), {stack_panel::stream, cell.head - 1, cell.row, cell.column}),
              cellTerm(reading.outcome, formula("f(x)"), {stack_panel::added, cell.head - 1, cell.row, cell.column})},
             terms[std::size_t(cell.column)].value};
    explanation.steps = {std::move(sum)};
    if (reading.shape.options.pre()) {
        explanation.steps.back().result = numberAt(reading.outcome, cell);
        return explanation;
    }
    explanation.formula = "x ← LN(x + f(x))";
    const auto norm = normWeights(reading.shape, layer, part, reading.given);
    const NormReading reads{terms, numberTerm(formula("γ"), double(norm.gamma->at(0, 0, cell.column))),
                            numberTerm(formula("β"), double(norm.beta->at(0, 0, cell.column)))};
    for (auto& step : layerNormSteps(reads, cell.column, numberAt(reading.outcome, cell))) explanation.steps.push_back(std::move(step));
    return explanation;
}

Explanation explainOutput(const StackReading& reading, const Cell& cell) {
    const int last = findPanel(reading.outcome, stack_panel::stream)->shape.heads - 1;
    if (cell.panel != stack_panel::output) {
        const bool gamma = cell.panel.ends_with("gamma");
        const auto name = reading.shape.prefix + (gamma ? "norm.weight" : "norm.bias");
        return {.question = why(reading.outcome, cell, gamma ? "γ" : "β"),
                .formula = "LN(x) = γ (x − μ) / √(σ² + ε) + β",
                .steps = {givenStep(say(ATT_TEXT("engine", "a parameter: what training would change")),
                                    cellTerm(reading.outcome, formula(gamma ? "γ" : "β"), cell))},
                .remark = originOf(reading.weights, {name}, say(ATT_TEXT("engine", "%1 before any training."), gamma ? 1 : 0))};
    }
    const Cell source{stack_panel::stream, last, cell.row, cell.column};
    if (!reading.shape.options.finalNorm)
        return {.question = why(reading.outcome, cell, "Y"),
                .formula = "y = x",
                .steps = {givenStep(say(ATT_TEXT("engine", "what layer %1 gave"), reading.shape.options.layers),
                                    cellTerm(reading.outcome, formula("x"), source))}};
    std::vector<Term> row;
    for (int c = 0; c < findPanel(reading.outcome, stack_panel::stream)->shape.columns; ++c)
        row.push_back(cellTerm(reading.outcome, formula("x" + lowered(c)), {stack_panel::stream, last, cell.row, c}));
    const NormReading norm{std::move(row), cellTerm(reading.outcome, formula("γ"), {"output/gamma", 0, 0, cell.column}),
                           cellTerm(reading.outcome, formula("β"), {"output/beta", 0, 0, cell.column})};
    return {.question = why(reading.outcome, cell, "Y"),
            .formula = "y = LN(x) = γ (x − μ) / √(σ² + ε) + β",
            .steps = layerNormSteps(norm, cell.column, numberAt(reading.outcome, cell))};
}

Explanation explainLength(const StackReading& reading, const Cell& cell) {
    const Run run{{stack_panel::stream, cell.column, cell.row, 0}};
    auto sum = dotProductStep(reading.outcome, {.title = say(ATT_TEXT("engine", "sum of the squares")),
                                                .count = findPanel(reading.outcome, stack_panel::stream)->shape.columns,
                                                .first = run,
                                                .second = run,
                                                .label = [](int c) { return formula("x²" + lowered(c)); }});
    const Step root{say(ATT_TEXT("engine", "its root")), Operation::Root, {numberTerm(formula("Σ x²"), sum.result)}, numberAt(reading.outcome, cell)};
    return {.question = why(reading.outcome, cell, "‖x‖"), .formula = "‖x‖ = √(Σ x_{c}²)", .steps = {std::move(sum), root}};
}

/// Mean, smallest or largest of a column of lengths.
Explanation explainCurve(const StackReading& reading, const Cell& cell) {
    std::vector<Term> terms;
    for (int i = 0; i < findPanel(reading.outcome, stack_panel::lengths)->shape.rows; ++i)
        terms.push_back(cellTerm(reading.outcome, formula("‖x" + lowered(i) + "‖"), {stack_panel::lengths, 0, i, cell.column}));
    const double value = numberAt(reading.outcome, cell);
    Explanation explanation{.question = why(reading.outcome, cell, "‖x‖"),
                            .formula = cell.row == 0   ? "Σ ‖x‖ / n"
                                       : cell.row == 1 ? "min ‖x‖"
                                                       : "max ‖x‖"};
    if (terms.empty())
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "there is no token")), numberTerm(formula("0"), value))};
    else if (cell.row == 0)
        explanation.steps = meanSteps(std::move(terms));
    else {
        const bool smallest = cell.row == 1;
        const auto first = [smallest](const Term& a, const Term& b) { return smallest ? a.value < b.value : a.value > b.value; };
        std::ranges::stable_sort(terms, first);
        terms.resize(std::min(terms.size(), mostTerms));
        explanation.steps = {{smallest ? say(ATT_TEXT("engine", "the smallest of the tokens")) : say(ATT_TEXT("engine", "the largest of the tokens")),
                              smallest ? Operation::Minimum : Operation::Maximum, std::move(terms), value}};
    }
    explanation.steps.back().result = value;
    return explanation;
}

Explanation explainHead(const StackReading& reading, const Cell& cell, BlockPart part) {
    const int heads = reading.shape.self.heads, layer = cell.head / heads;
    if (layer == reading.shape.options.shownLayer()) {
        auto explanation = *explainStack(reading, {panelOf(part, "a", "heads"), cell.head % heads, cell.row, cell.column});
        explanation.question = why(reading.outcome, cell, "A");
        return explanation;
    }
    return {.question = why(reading.outcome, cell, "A"),
            .formula = "A = softmax(Q K^{T} / √d_{k})",
            .steps = {givenStep(say(ATT_TEXT("engine", "weight of head %1 in layer %2"), cell.head % heads + 1, layer + 1),
                                cellTerm(reading.outcome, formula("A"), cell))},
            .remark = otherLayer(layer)};
}

/// Half the mean of the heads, and on the diagonal half for the token itself; then the row is divided by its sum.
Explanation explainMixing(const StackReading& reading, const Cell& cell) {
    const int heads = reading.shape.self.heads, keys = reading.shape.self.keys;
    std::vector<Term> terms;
    for (int h = 0; h < heads; ++h)
        terms.push_back(cellTerm(reading.outcome, formula("A" + lowered(h)), {stack_panel::heads, cell.head * heads + h, cell.row, cell.column}));
    auto steps = meanSteps(std::move(terms));
    steps.front().title = say(ATT_TEXT("engine", "sum over the heads"));
    steps.back().title = say(ATT_TEXT("engine", "mean of the heads"));
    double rowSum = double(rolloutResidual);
    for (int h = 0; h < heads; ++h)
        for (const double weight : numbersAlong(reading.outcome, {{stack_panel::heads, cell.head * heads + h, cell.row, 0}}, keys))
            rowSum += (1 - double(rolloutResidual)) * weight / heads;
    const double half = (1 - double(rolloutResidual)) * steps.back().result, own = cell.row == cell.column ? double(rolloutResidual) : 0;
    steps.push_back({say(ATT_TEXT("engine", "half of it, and half for the skip connection on the diagonal")),
                     Operation::Sum,
                     {numberTerm(formula("½A"), half), numberTerm(formula("½I"), own)},
                     half + own});
    steps.push_back({say(ATT_TEXT("engine", "divided by the sum of the row")),
                     Operation::Quotient,
                     {numberTerm(formula("½A + ½I"), half + own), numberTerm(formula("Σ"), rowSum)},
                     numberAt(reading.outcome, cell)});
    return {.question = why(reading.outcome, cell, "Ã"), .formula = "Ã = ½ mean_{h}(A^{h}) + ½ I", .steps = std::move(steps)};
}

Explanation explainRollout(const StackReading& reading, const Cell& cell) {
    Explanation explanation{.question = why(reading.outcome, cell, "R"), .formula = "R^{l} = Ã^{l} R^{l−1}"};
    if (cell.head == 0) {
        explanation.formula = "R^{1} = Ã^{1}";
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "the first layer reads the input itself")),
                                       cellTerm(reading.outcome, formula("Ã"), {stack_panel::mixing, 0, cell.row, cell.column}))};
        return explanation;
    }
    auto sum = dotProductStep(reading.outcome, {.title = say(ATT_TEXT("engine", "over all tokens of the layer below")),
                                                .count = reading.shape.self.keys,
                                                .first = {{stack_panel::mixing, cell.head, cell.row, 0}},
                                                .second = {{stack_panel::rollout, cell.head - 1, 0, cell.column}, true},
                                                .label = [](int k) { return formula("Ã·R" + lowered(k)); }});
    sum.result = numberAt(reading.outcome, cell);
    explanation.steps = {std::move(sum)};
    return explanation;
}

Explanation explainCost(const StackReading& reading, const Cell& cell) {
    const auto& line = reading.counts[std::size_t(cell.row)];
    std::vector<Term> terms;
    for (const auto& [label, count] : cell.column == 0 ? line.parameters : line.multiplyAdds) terms.push_back(numberTerm(label, count));
    return {.question = why(reading.outcome, cell, "N"),
            .formula = cell.column == 0 ? "4d² + 4d,  2 d d_{ff} + d_{ff} + d,  2d" : "4nd² + 2n²d,  2 n d d_{ff}",
            .steps = {{say(ATT_TEXT("engine", "counted")), Operation::Sum, std::move(terms), numberAt(reading.outcome, cell)}}};
}

}  // namespace

std::optional<Explanation> explainWhole(const StackReading& reading, const Cell& cell) {
    if (cell.panel.starts_with("output/")) return explainOutput(reading, cell);
    if (cell.panel == stack_panel::stream) return explainStream(reading, cell);
    if (cell.panel == stack_panel::added) return explainAdded(reading, cell);
    if (cell.panel == stack_panel::lengths) return explainLength(reading, cell);
    if (cell.panel == stack_panel::lengthCurves) return explainCurve(reading, cell);
    if (cell.panel == stack_panel::heads) return explainHead(reading, cell, BlockPart::Self);
    if (cell.panel == stack_panel::cross) return explainHead(reading, cell, BlockPart::Cross);
    if (cell.panel == stack_panel::mixing) return explainMixing(reading, cell);
    if (cell.panel == stack_panel::rollout) return explainRollout(reading, cell);
    if (cell.panel == stack_panel::cost) return explainCost(reading, cell);
    return std::nullopt;
}

}  // namespace att::lenses
