// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/block_explain.h"

#include <algorithm>
#include <cmath>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/norm_steps.h"
#include "engine/lenses/common/sequence_explain.h"

namespace att::lenses {
namespace {

/// Where a part of the shown layer gets its numbers from.
struct PartReading {
    const StackReading& whole;
    BlockPart part;
    int number;  ///< of the part in its layer, from 0

    bool pre() const { return whole.shape.options.pre(); }
    std::string at(const char* stage, const char* panel) const { return panelOf(part, stage, panel); }
    /// The stream before this part: the layer's input, or what the part before gave.
    std::string before() const {
        if (number == 0) return stack_panel::input;
        return panelOf(partsOf(whole.shape)[std::size_t(number) - 1], pre() ? "sum" : "norm", pre() ? "sum" : "norm");
    }
    std::string read() const { return pre() ? at("norm", "norm") : before(); }
};

std::vector<Term> rowTerms(const Outcome& outcome, const std::string& panel, int row) {
    std::vector<Term> terms;
    const int count = findPanel(outcome, panel)->shape.columns;
    for (int c = 0; c < count; ++c) terms.push_back(cellTerm(outcome, formula("x" + lowered(c)), {panel, 0, row, c}));
    return terms;
}

Explanation explainNorm(const PartReading& reading, const Cell& cell) {
    const auto& outcome = reading.whole.outcome;
    const std::string source = reading.pre() ? reading.before() : reading.at("sum", "sum");
    const NormReading norm{rowTerms(outcome, source, cell.row), cellTerm(outcome, formula("γ"), {reading.at("norm", "gamma"), 0, 0, cell.column}),
                           cellTerm(outcome, formula("β"), {reading.at("norm", "beta"), 0, 0, cell.column})};
    return {.question = why(outcome, cell, "LN"),
            .formula = "LN(x) = γ (x − μ) / √(σ² + ε) + β",
            .steps = layerNormSteps(norm, cell.column, numberAt(outcome, cell))};
}

Explanation explainGiven(const Outcome& outcome, const Cell& cell, const char* symbol, Message title, Message remark) {
    return {.question = why(outcome, cell, symbol),
            .formula = symbol,
            .steps = {givenStep(std::move(title), cellTerm(outcome, formula(symbol), cell))},
            .remark = std::move(remark)};
}

Message parameterTitle() { return say(ATT_TEXT("engine", "a parameter: what training would change")); }

/// "layers.0.norm1.weight" and the like: where the array of a part comes from.
std::string arrayName(const PartReading& reading, const std::string& panel) {
    const std::string layer = reading.whole.shape.prefix + "layers." + std::to_string(reading.whole.shape.options.shownLayer()) + ".";
    if (panel == "gamma" || panel == "beta") return layer + "norm" + std::to_string(reading.number + 1) + (panel == "gamma" ? ".weight" : ".bias");
    const bool bias = panel[0] == 'b';
    if (reading.part == BlockPart::FeedForward) return layer + "linear" + panel[2] + (bias ? ".bias" : ".weight");
    const std::string attention = layer + (reading.part == BlockPart::Cross ? "multihead_attn." : "self_attn.");
    if (panel[2] == 'o') return attention + (bias ? "out_proj.bias" : "out_proj.weight");
    return attention + (bias ? "in_proj_bias" : "in_proj_weight");
}

Explanation explainParameterOf(const PartReading& reading, const Cell& cell, const std::string& panel) {
    const auto& weights = reading.whole.weights;
    const auto name = english(findPanel(reading.whole.outcome, cell.panel)->title);
    const bool norm = panel == "gamma" || panel == "beta";
    const auto drawn = norm ? say(ATT_TEXT("engine", "%1 before any training."), panel == "gamma" ? 1 : 0)
                            : say(ATT_TEXT("engine", "Drawn with seed %1 under the name %2."), weights.seed, arrayName(reading, panel));
    return explainGiven(reading.whole.outcome, cell, norm ? (panel == "gamma" ? "γ" : "β") : name.c_str(), parameterTitle(),
                        originOf(weights, {arrayName(reading, panel)}, drawn));
}

Explanation explainSum(const PartReading& reading, const Cell& cell) {
    const auto& outcome = reading.whole.outcome;
    return {.question = why(outcome, cell, "x"),
            .formula = "x ← x + f(x)",
            .steps = {{say(ATT_TEXT("engine", "the stream, and what this part adds")),
                       Operation::Sum,
                       {cellTerm(outcome, formula("x"), {reading.before(), 0, cell.row, cell.column}),
                        cellTerm(outcome, formula("f(x)"), {reading.at("output", "output"), 0, cell.row, cell.column})},
                       numberAt(outcome, cell)}}};
}

/// y = W·x + b of the feed-forward part: `in` names the panel that is read, `number` is 1 or 2.
Explanation explainLinear(const PartReading& reading, const Cell& cell, const std::string& in, const char* number) {
    const auto& outcome = reading.whole.outcome;
    const std::string W = reading.at("weights", "w_") + number, b = reading.at("weights", "b_") + number;
    const bool first = *number == '1';
    auto dot = inputProduct(findPanel(outcome, W)->shape.columns, {{in, 0, cell.row, 0}}, {{W, 0, cell.column, 0}}, first ? "x" : "h", "w");
    const std::string bias = findPanel(outcome, b) ? " + b" : "";
    return explainProduct(outcome, cell, first ? "u" : "f", (first ? "u = W_{1} x" : "f(x) = W_{2} h") + bias, std::move(dot),
                          {b, 0, 0, cell.column});
}

struct ActivationWords {
    Operation operation;
    const char* formula;
};

ActivationWords wordsOf(Activation activation) {
    switch (activation) {
        case Activation::Relu: return {Operation::Rectified, "h = max(u, 0)"};
        case Activation::Gelu: return {Operation::Gelu, "h = u · Φ(u)"};
        case Activation::GeluTanh: return {Operation::GeluTanh, "h = ½u · (1 + tanh(√(2/π) (u + 0.044715 u³)))"};
    }
    return {};
}

Explanation explainActive(const PartReading& reading, const Cell& cell) {
    const auto& outcome = reading.whole.outcome;
    const auto [operation, words] = wordsOf(reading.whole.shape.options.activation);
    return {.question = why(outcome, cell, "h"),
            .formula = words,
            .steps = {{say(ATT_TEXT("engine", "activation")),
                       operation,
                       {cellTerm(outcome, formula("u"), {reading.at("hidden", "hidden"), 0, cell.row, cell.column})},
                       numberAt(outcome, cell)}}};
}

// Attention: the explanations of layer_explain.h, on an outcome that has its panels under their plain addresses.

void addPlain(Outcome& plain, const Outcome& outcome, const std::string& from, const std::string& to) {
    const auto* panel = findPanel(outcome, from);
    if (!panel) return;
    const auto slash = to.find('/');
    Stage stage{to.substr(0, slash), {}, {}, {*panel}};
    stage.panels.front().id = to.substr(slash + 1);
    const auto found = std::ranges::find(plain.stages, stage.id, &Stage::id);
    found == plain.stages.end() ? plain.stages.push_back(std::move(stage)) : found->panels.push_back(std::move(stage.panels.front()));
}

/// Addresses there and here, in pairs.
std::vector<std::pair<std::string, std::string>> renamings(const PartReading& reading) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& renamed : attentionPanels()) pairs.push_back({renamed.plain, reading.at(renamed.stage, renamed.panel)});
    return pairs;
}

void renameBack(std::optional<Cell>& cell, const std::vector<std::pair<std::string, std::string>>& pairs) {
    if (!cell) return;
    const auto found = std::ranges::find(pairs, cell->panel, &std::pair<std::string, std::string>::first);
    if (found != pairs.end()) cell->panel = found->second;
}

std::optional<Explanation> explainAttention(const PartReading& reading, const Cell& cell) {
    static const ScoreOptions scaled{.scale = true, .temperature = 1};
    const auto pairs = renamings(reading);
    const auto plainName = std::ranges::find(pairs, cell.panel, &std::pair<std::string, std::string>::second);
    if (plainName == pairs.end()) return std::nullopt;
    const bool cross = reading.part == BlockPart::Cross, ofMemory = cross && (plainName->first == panel::k || plainName->first == panel::v);
    const std::string x = ofMemory ? stack_panel::memory : reading.read();
    const auto& outcome = reading.whole.outcome;
    Outcome plain;
    plain.tokens = outcome.tokens;
    for (const auto& [there, here] : pairs) addPlain(plain, outcome, here, there);
    addPlain(plain, outcome, x, x);
    const LayerReading layer{plain,
                             cross ? *reading.whole.shape.cross : reading.whole.shape.self,
                             scaled,
                             cross ? reading.whole.cross : reading.whole.self,
                             reading.whole.weights,
                             x.c_str()};
    auto explanation = explainLayer(layer, {plainName->first, cell.head, cell.row, cell.column});
    if (!explanation) return std::nullopt;
    for (auto& step : explanation->steps)
        for (auto& term : step.terms) {
            renameBack(term.source, pairs);
            renameBack(term.times, pairs);
        }
    return explanation;
}

std::optional<Explanation> explainPart(const PartReading& reading, const Cell& cell) {
    const auto slash = cell.panel.find('/');
    const std::string stage = cell.panel.substr(0, slash), panel = cell.panel.substr(slash + 1);
    if (stage == stageOf(reading.part, "weights") || panel == "gamma" || panel == "beta") return explainParameterOf(reading, cell, panel);
    if (panel == "norm") return explainNorm(reading, cell);
    if (panel == "sum") return explainSum(reading, cell);
    if (reading.part != BlockPart::FeedForward) return explainAttention(reading, cell);
    if (panel == "hidden") return explainLinear(reading, cell, reading.read(), "1");
    if (panel == "active") return explainActive(reading, cell);
    return explainLinear(reading, cell, reading.at("hidden", "active"), "2");
}

Explanation explainInput(const StackReading& reading, const Cell& cell) {
    const int layer = reading.shape.options.shownLayer();
    const Cell source =
        layer == 0 ? Cell{reading.x, 0, cell.row, cell.column} : Cell{stack_panel::stream, layer * reading.shape.parts(), cell.row, cell.column};
    const auto title = layer == 0 ? say(ATT_TEXT("engine", "what the stack reads")) : say(ATT_TEXT("engine", "what layer %1 gave"), layer);
    return {
        .question = why(reading.outcome, cell, "x"), .formula = "x", .steps = {givenStep(title, cellTerm(reading.outcome, formula("x"), source))}};
}

}  // namespace

std::vector<Step> layerNormSteps(const NormReading& norm, int dimension, double value) {
    std::vector<Step> steps = meanSteps(norm.row);
    const double mean = steps.back().result;
    for (auto& step : varianceSteps(norm.row, mean)) steps.push_back(std::move(step));
    const double variance = steps.back().result;
    const Term& x = norm.row[std::size_t(dimension)];
    for (auto& step : divisionSteps({x, mean, variance, layerNormEpsilon}, numberTerm(formula("μ"), mean), numberTerm(formula("σ²"), variance)))
        steps.push_back(std::move(step));
    const double quotient = steps.back().result, scaled = norm.gamma.value * quotient;
    steps.push_back(
        {say(ATT_TEXT("engine", "times the factor of the dimension")), Operation::Product, {norm.gamma, numberTerm(formula("x̂"), quotient)}, scaled});
    steps.push_back({say(ATT_TEXT("engine", "and its shift")), Operation::Sum, {numberTerm(formula("γ·x̂"), scaled), norm.beta}, value});
    return steps;
}

std::optional<Explanation> explainStack(const StackReading& reading, const Cell& cell) {
    if (cell.panel == stack_panel::input) return explainInput(reading, cell);
    const auto parts = partsOf(reading.shape);
    for (std::size_t p = 0; p < parts.size(); ++p)
        if (cell.panel.starts_with(idOf(parts[p]) + "_") && cell.panel != stack_panel::cross) return explainPart({reading, parts[p], int(p)}, cell);
    return explainWhole(reading, cell);
}

}  // namespace att::lenses
