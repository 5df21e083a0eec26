// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/softmax_explain.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_stages.h"

namespace att::lenses {
namespace {

Cell at(const char* panel, const Cell& cell) { return {panel, cell.head, cell.row, cell.column}; }
Cell inRow(const char* panel, const Cell& cell, int key) { return {panel, cell.head, cell.row, key}; }

DotProduct scoreProduct(const Cell& cell, int dK) {
    return {.title = say(ATT_TEXT("engine", "score")),
            .count = dK,
            .first = {{panel::q, cell.head, cell.row, 0}},
            .second = {{panel::k, cell.head, cell.column, 0}},
            .label = [](int c) { return formula("q" + lowered(c) + "·k" + lowered(c)); }};
}

/// From the panel when it was kept, else from the step before.
double rawScore(const LayerReading& layer, const Cell& cell) {
    if (isKept(layer.outcome, at(panel::scores, cell))) return numberAt(layer.outcome, at(panel::scores, cell));
    const auto parts = products(layer.outcome, scoreProduct(cell, layer.sizes.dK));
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
std::string exponentName(const Cell& cell, int key) { return "e" + lowered(cell.row) + "," + lowered(key); }

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

KeyRange seenBy(const LayerReading& layer, const Cell& cell) { return layer.visible[static_cast<std::size_t>(cell.row)]; }

Message reasonOfMask(const LayerReading& layer) {
    switch (layer.mask.kind) {
        case MaskKind::None: break;
        case MaskKind::Causal: return say(ATT_TEXT("engine", "masked: the key comes after the query"));
        case MaskKind::Window: return say(ATT_TEXT("engine", "masked: the key is more than %1 tokens away"), layer.mask.window);
        case MaskKind::Padding: return say(ATT_TEXT("engine", "masked: the last %1 tokens are padding"), layer.mask.padding);
    }
    return say(ATT_TEXT("engine", "masked"));
}

Step maskedStep(const LayerReading& layer, const Cell& cell) {
    const Term stood = termAt(layer, formula(scaledName(cell, cell.column)), at(panel::scaled, cell), scaledScore(layer, cell));
    return {reasonOfMask(layer), Operation::Masked, {stood}, numberAt(layer.outcome, cell)};
}

/// The row of scaled scores as the softmax sees it: the visible keys alone.
std::vector<Term> visibleScores(const LayerReading& layer, const Cell& cell) {
    std::vector<Term> terms;
    const auto seen = seenBy(layer, cell);
    for (int key = seen.begin; key < seen.end; ++key) {
        const double score = scaledScore(layer, inRow(panel::scaled, cell, key));
        terms.push_back(termAt(layer, formula(scaledName(cell, key)), inRow(panel::scaled, cell, key), score));
    }
    return terms;
}

/// The largest of them decide; the others need not be named.
Step maximumStep(std::vector<Term> scores) {
    const auto shown = std::min(mostTerms, scores.size());
    const auto larger = [](const Term& a, const Term& b) { return a.value > b.value; };
    std::ranges::partial_sort(scores, scores.begin() + static_cast<std::ptrdiff_t>(shown), larger);
    scores.resize(shown);
    const double largest = scores.front().value;
    return {say(ATT_TEXT("engine", "largest score of the row")), Operation::Maximum, std::move(scores), largest};
}

/// Σ exp(s − max), this key's own first.
Step rowSumStep(const Cell& cell, const std::vector<Term>& scores, int firstKey, double largest) {
    std::vector<Term> terms, others;
    double sum = 0;
    for (int l = 0; l < int(scores.size()); ++l) {
        const int key = firstKey + l;
        const double value = std::exp(scores[static_cast<std::size_t>(l)].value - largest);
        sum += value;
        (key == cell.column ? terms : others).push_back(numberTerm(formula(exponentName(cell, key)), value));
    }
    for (auto& term : shorten(std::move(others), mostTerms - 1, ATT_TEXT("engine", "the %1 others"))) terms.push_back(std::move(term));
    return {say(ATT_TEXT("engine", "sum of the row's exponentials")), Operation::Sum, std::move(terms), sum};
}

/// The softmax of one visible key: exponential, row sum, quotient.
std::vector<Step> softmaxSteps(const LayerReading& layer, const Cell& cell) {
    const auto scores = visibleScores(layer, cell);
    const int firstKey = seenBy(layer, cell).begin;
    auto maximum = maximumStep(scores);
    const double shifted = scores[static_cast<std::size_t>(cell.column - firstKey)].value - maximum.result, exponential = std::exp(shifted);
    const Step power{say(ATT_TEXT("engine", "exponential e = exp(s − max)")),
                     Operation::Exponential,
                     {numberTerm(formula(scaledName(cell, cell.column) + " − max"), shifted)},
                     exponential};
    auto sum = rowSumStep(cell, scores, firstKey, maximum.result);
    const Step quotient{say(ATT_TEXT("engine", "weight")),
                        Operation::Quotient,
                        {numberTerm(formula(exponentName(cell, cell.column)), exponential), numberTerm(formula("Σ e"), sum.result)},
                        numberAt(layer.outcome, cell)};
    return {std::move(maximum), power, std::move(sum), quotient};
}

Message entropyRemark(const LayerReading& layer, const Cell& cell) {
    const auto seen = seenBy(layer, cell);
    double entropy = 0;
    for (const double weight : numbersAlong(layer.outcome, {inRow(panel::weights, cell, seen.begin)}, size(seen)))
        if (weight > 0) entropy -= weight * std::log2(weight);
    const auto rounded = [](double bits) { return std::round(bits * 100) / 100; };
    return say(ATT_TEXT("engine", "The entropy of this row is %1 bits of at most %2."), rounded(entropy), rounded(std::log2(double(size(seen)))));
}

}  // namespace

Profile scoreProfile(const LayerReading& layer, const Cell& cell) {
    return {say(ATT_TEXT("engine", "q ⊙ k by dimension")), ATT_TEXT("engine", "dimension"),
            inSingle(products(layer.outcome, scoreProduct(cell, layer.sizes.dK)))};
}

Step scoreStep(const LayerReading& layer, const Cell& cell) {
    auto step = dotProductStep(layer.outcome, scoreProduct(cell, layer.sizes.dK));
    step.result = rawScore(layer, cell);
    return step;
}

Explanation explainScaled(const LayerReading& layer, const Cell& cell) {
    return {.question = why(layer.outcome, cell, "s"), .formula = scaledFormula(layer), .steps = scalingSteps(layer, cell)};
}

Explanation explainMasked(const LayerReading& layer, const Cell& cell) {
    Explanation explanation{.question = why(layer.outcome, cell, "s"), .formula = "s_{ij} = −∞ where key j is hidden from query i"};
    const Term seen = termAt(layer, formula(scaledName(cell, cell.column)), at(panel::scaled, cell), scaledScore(layer, cell));
    const bool visible = sees(seenBy(layer, cell), cell.column);
    explanation.steps = {visible ? givenStep(say(ATT_TEXT("engine", "not masked: the query sees this key")), seen) : maskedStep(layer, cell)};
    return explanation;
}

Explanation explainWeight(const LayerReading& layer, const Cell& cell) {
    Explanation explanation{.question = why(layer.outcome, cell, "A"),
                            .formula = "A_{ij} = exp(s_{ij}) / Σ_{l} exp(s_{il}),  " + scaledFormula(layer)};
    explanation.profile = scoreProfile(layer, cell);
    if (!sees(seenBy(layer, cell), cell.column)) {
        explanation.steps = {maskedStep(layer, cell)};
        explanation.remark = size(seenBy(layer, cell)) > 0
                                 ? say(ATT_TEXT("engine", "A masked score is −∞, and exp(−∞) = 0."))
                                 : say(ATT_TEXT("engine", "Every key of this row is masked, so there is nothing to share out: the row is zeros."));
        return explanation;
    }
    explanation.steps = scalingSteps(layer, cell);
    for (auto& step : softmaxSteps(layer, cell)) explanation.steps.push_back(std::move(step));
    explanation.remark = entropyRemark(layer, cell);
    return explanation;
}

}  // namespace att::lenses
