// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/softmax_explain.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/softmax_steps.h"

namespace att::lenses {
namespace {

Cell at(const char* panel, const Cell& cell) { return {panel, cell.head, cell.row, cell.column}; }
Cell inRow(const char* panel, const Cell& cell, int key) { return {panel, cell.head, cell.row, key}; }

DotProduct scoreProduct(const LayerReading& layer, const Cell& cell) {
    return {.title = say(ATT_TEXT("engine", "score")),
            .count = layer.sizes.dK,
            .first = {{scoredQueries(layer.outcome), cell.head, cell.row, 0}},
            .second = {{scoredKeys(layer.outcome), cell.head, cell.column, 0}},
            .label = [](int c) { return formula("q" + lowered(c) + "·k" + lowered(c)); }};
}

/// From the panel when it was kept, else from the step before.
double rawScore(const LayerReading& layer, const Cell& cell) {
    if (isKept(layer.outcome, at(panel::scores, cell))) return numberAt(layer.outcome, at(panel::scores, cell));
    const auto parts = products(layer.outcome, scoreProduct(layer, cell));
    return std::accumulate(parts.begin(), parts.end(), 0.0);
}

double scaledScore(const LayerReading& layer, const Cell& cell) {
    if (isKept(layer.outcome, at(panel::scaled, cell))) return numberAt(layer.outcome, at(panel::scaled, cell));
    return rawScore(layer, cell) * layer.score.factor(layer.sizes.dK);
}

/// A term with a source only where the source was kept.
Term termAt(const LayerReading& layer, Message label, Cell cell, double value) {
    Term term = numberTerm(std::move(label), value);
    if (isKept(layer.outcome, cell)) term.source = std::move(cell);
    return term;
}

std::string scoreName(const Cell& cell) { return "q" + lowered(cell.row) + "·k" + lowered(cell.column); }
std::string scaledName(const Cell& cell, int key) { return "s" + lowered(cell.row) + "," + lowered(key); }
std::string biasedName(const Cell& cell, int key) { return "s′" + lowered(cell.row) + "," + lowered(key); }
std::string exponentNameOf(const Cell& cell, int key) { return "e" + lowered(cell.row) + "," + lowered(key); }

constexpr const char* biasedFormula = "s′_{ij} = s_{ij} + b_{ij}";

std::string scaledFormula(const LayerReading& layer) {
    const bool warm = layer.score.temperature != 1;
    if (layer.score.scale) return warm ? "s_{ij} = q_{i}·k_{j} / (√d_{k} · T)" : "s_{ij} = q_{i}·k_{j} / √d_{k}";
    return warm ? "s_{ij} = q_{i}·k_{j} / T" : "s_{ij} = q_{i}·k_{j}";
}

/// ÷√d_k, then ÷T; with neither the score as it is. The last result is the scaled score.
std::vector<Step> scalingSteps(const LayerReading& layer, const Cell& cell) {
    std::vector<Step> steps;
    Term score = termAt(layer, formula(scoreName(cell)), at(panel::scores, cell), rawScore(layer, cell));
    if (layer.score.scale) {
        const double root = std::sqrt(double(layer.sizes.dK));
        steps.push_back(
            {say(ATT_TEXT("engine", "divided by √d_k")), Operation::Quotient, {score, numberTerm(formula("√d_k"), root)}, score.value / root});
        score = numberTerm(formula(scoreName(cell) + "/√d_k"), score.value / root);
    }
    if (layer.score.temperature != 1)
        steps.push_back({say(ATT_TEXT("engine", "divided by the temperature")),
                         Operation::Quotient,
                         {score, numberTerm(formula("T"), layer.score.temperature)},
                         score.value / layer.score.temperature});
    if (steps.empty()) steps.push_back(givenStep(say(ATT_TEXT("engine", "not scaled")), score));
    steps.back().result = scaledScore(layer, cell);
    return steps;
}

bool isBiased(const LayerReading& layer) { return findPanel(layer.outcome, panel::bias) != nullptr; }

/// What the mask and the softmax take.
const char* symbolOf(const LayerReading& layer) { return isBiased(layer) ? "s′" : "s"; }

Cell biasCell(const LayerReading& layer, const Cell& cell) {
    const bool shared = findPanel(layer.outcome, panel::bias)->shape.heads == 1;
    return {panel::bias, shared ? 0 : cell.head, cell.row, cell.column};
}

/// s + b, whose result is what the mask and the softmax take.
Step biasStep(const LayerReading& layer, const Cell& cell) {
    const Term scaled = termAt(layer, formula(scaledName(cell, cell.column)), at(panel::scaled, cell), scaledScore(layer, cell));
    const Term bias = cellTerm(layer.outcome, formula("b" + lowered(cell.row) + "," + lowered(cell.column)), biasCell(layer, cell));
    const bool kept = isKept(layer.outcome, at(panel::biased, cell));
    return {say(ATT_TEXT("engine", "plus the bias of this pair of places")),
            Operation::Sum,
            {scaled, bias},
            kept ? numberAt(layer.outcome, at(panel::biased, cell)) : scaled.value + bias.value};
}

double scoreValue(const LayerReading& layer, const Cell& cell) { return isBiased(layer) ? biasStep(layer, cell).result : scaledScore(layer, cell); }

/// The score that the mask and the softmax take: s, or s′ = s + b. Its source is the panel it is read in.
Term scoreTerm(const LayerReading& layer, const Cell& cell) {
    if (!isBiased(layer)) return termAt(layer, formula(scaledName(cell, cell.column)), at(panel::scaled, cell), scaledScore(layer, cell));
    return termAt(layer, formula(biasedName(cell, cell.column)), at(panel::biased, cell), scoreValue(layer, cell));
}

std::string scoreNameOf(const LayerReading& layer, const Cell& cell) {
    return isBiased(layer) ? biasedName(cell, cell.column) : scaledName(cell, cell.column);
}

std::vector<int> seenBy(const LayerReading& layer, const Cell& cell) { return seenKeys(layer.visibility, cell.row, layer.sizes.keys); }

bool isSeen(const LayerReading& layer, const Cell& cell) { return layer.visibility.sees(cell.row, cell.column); }

Step maskedStep(const LayerReading& layer, const Cell& cell) {
    return {layer.visibility.reason(cell.row, cell.column), Operation::Masked, {scoreTerm(layer, cell)}, numberAt(layer.outcome, cell)};
}

/// The row of scores as the softmax sees it: those of the visible keys.
std::vector<double> scoresOf(const LayerReading& layer, const Cell& cell, const std::vector<int>& keys) {
    std::vector<double> scores;
    for (const int key : keys) scores.push_back(scoreValue(layer, inRow(panel::weights, cell, key)));
    return scores;
}

/// The softmax of one visible key: exponential, row sum, quotient.
std::vector<Step> softmaxSteps(const LayerReading& layer, const Cell& cell) {
    const auto keys = seenBy(layer, cell);
    return lenses::softmaxSteps({.scores = scoresOf(layer, cell, keys),
                                 .score = [&](std::size_t l) { return scoreTerm(layer, inRow(panel::weights, cell, keys[l])); },
                                 .own = std::size_t(std::ranges::find(keys, cell.column) - keys.begin()),
                                 .exponentName = [&](std::size_t l) { return exponentNameOf(cell, keys[l]); },
                                 .weight = numberAt(layer.outcome, cell),
                                 .ownName = scoreNameOf(layer, cell)});
}

Message entropyRemark(const LayerReading& layer, const Cell& cell) {
    double entropy = 0;
    for (const double weight : numbersAlong(layer.outcome, {{cell.panel, cell.head, cell.row, 0}}, layer.sizes.keys))
        if (weight > 0) entropy -= weight * std::log2(weight);
    const auto visible = static_cast<double>(seenBy(layer, cell).size());
    const auto rounded = [](double bits) { return std::round(bits * 100) / 100; };
    return say(ATT_TEXT("engine", "The entropy of this row is %1 bits of at most %2."), rounded(entropy), rounded(std::log2(visible)));
}

std::string weightFormula(const LayerReading& layer) {
    const std::string s = symbolOf(layer), biased = isBiased(layer) ? std::string(",  ") + biasedFormula : "";
    return "A_{ij} = exp(" + s + "_{ij}) / Σ_{l} exp(" + s + "_{il})" + biased + ",  " + scaledFormula(layer);
}

Explanation explainHidden(const LayerReading& layer, const Cell& cell, Explanation explanation) {
    explanation.steps = {maskedStep(layer, cell)};
    explanation.remark = seenBy(layer, cell).empty()
                             ? say(ATT_TEXT("engine", "Every key of this row is masked, so there is nothing to share out: the row is zeros."))
                             : say(ATT_TEXT("engine", "A masked score is −∞, and exp(−∞) = 0."));
    return explanation;
}

}  // namespace

Profile scoreProfile(const LayerReading& layer, const Cell& cell) {
    return {say(ATT_TEXT("engine", "q ⊙ k by dimension")), ATT_TEXT("engine", "dimension"),
            inSingle(products(layer.outcome, scoreProduct(layer, cell)))};
}

Step scoreStep(const LayerReading& layer, const Cell& cell) {
    auto step = dotProductStep(layer.outcome, scoreProduct(layer, cell));
    step.result = rawScore(layer, cell);
    return step;
}

Explanation explainScaled(const LayerReading& layer, const Cell& cell) {
    return {.question = why(layer.outcome, cell, "s"), .formula = scaledFormula(layer), .steps = scalingSteps(layer, cell)};
}

Explanation explainBiased(const LayerReading& layer, const Cell& cell) {
    return {.question = why(layer.outcome, cell, "s′"), .formula = biasedFormula, .steps = {biasStep(layer, cell)}};
}

Explanation explainMasked(const LayerReading& layer, const Cell& cell) {
    Explanation explanation{.question = why(layer.outcome, cell, symbolOf(layer)),
                            .formula = std::string(symbolOf(layer)) + "_{ij} = −∞ where key j is hidden from query i"};
    explanation.steps = {isSeen(layer, cell) ? givenStep(say(ATT_TEXT("engine", "not masked: the query sees this key")), scoreTerm(layer, cell))
                                             : maskedStep(layer, cell)};
    return explanation;
}

Explanation explainWeight(const LayerReading& layer, const Cell& cell) {
    Explanation explanation{.question = why(layer.outcome, cell, "A"), .formula = weightFormula(layer)};
    explanation.profile = scoreProfile(layer, cell);
    if (!isSeen(layer, cell)) return explainHidden(layer, cell, std::move(explanation));
    explanation.steps = scalingSteps(layer, cell);
    if (isBiased(layer)) explanation.steps.push_back(biasStep(layer, cell));
    for (auto& step : softmaxSteps(layer, cell)) explanation.steps.push_back(std::move(step));
    explanation.remark = entropyRemark(layer, cell);
    return explanation;
}

}  // namespace att::lenses
