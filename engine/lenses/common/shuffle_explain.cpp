// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/shuffle_explain.h"

#include <cmath>

#include "engine/lenses/common/comparison.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_stages.h"

namespace att::lenses {
namespace {

Explanation explainOrder(const ShuffleReading& r, const Cell& cell) {
    const auto words = r.order[std::size_t(cell.row)] == cell.column ? say(ATT_TEXT("engine", "the token of the new place comes from here"))
                                                                     : say(ATT_TEXT("engine", "the token of the new place comes from elsewhere"));
    return {.question = why(r.outcome, cell, "Π"),
            .formula = "Π_{ij} = 1 where token j comes to place i",
            .steps = {givenStep(words, cellTerm(r.outcome, formula("Π"), cell))}};
}

/// The number as it was before the shuffle, and what the shuffle changed.
Explanation explainChanged(const ShuffleReading& r, const Cell& cell, const char* symbol, Cell before) {
    const double value = numberAt(r.outcome, cell);
    const Term old = cellTerm(r.outcome, say(ATT_TEXT("engine", "the same tokens in the given order")), std::move(before));
    return {
        .question = why(r.outcome, cell, symbol),
        .formula = "f(ΠX) = Π f(X) + change",
        .steps = {{say(ATT_TEXT("engine", "as it was, and what the new order changes")),
                   Operation::Sum,
                   {old, numberTerm(say(ATT_TEXT("engine", "change")), value - old.value)},
                   value}},
        .remark = say(ATT_TEXT(
            "engine", "The layer and the token vectors are the same; only the places are new. Without positions and mask the change is rounding."))};
}

Explanation explainCopied(const ShuffleReading& r, const Cell& cell, const char* symbol, Cell source) {
    return {.question = why(r.outcome, cell, symbol),
            .formula = "Π^{T} f(ΠX)",
            .steps = {givenStep(say(ATT_TEXT("engine", "the same tokens where they stand in the new order")),
                                cellTerm(r.outcome, formula(symbol), std::move(source)))}};
}

Explanation explainMean(const ShuffleReading& r, const Cell& cell) {
    if (cell.row == 2)
        return explainDifference(r.outcome, cell,
                                 {.symbol = "Δ",
                                  .formula = "Δ = mean f(ΠX) − mean f(X)",
                                  .from = {"mean/mean", 0, 1, cell.column},
                                  .less = {"mean/mean", 0, 0, cell.column},
                                  .fromName = "shuffled",
                                  .lessName = "given"});
    Step step{say(ATT_TEXT("engine", "mean over the tokens")), Operation::Mean, {}, numberAt(r.outcome, cell)};
    const char* panel = cell.row == 0 ? panel::output : "outputs/shuffled";
    for (int i = 0; i < r.sizes.queries; ++i) step.terms.push_back(cellTerm(r.outcome, formula("y" + lowered(i)), {panel, 0, i, cell.column}));
    if (step.terms.empty()) step = givenStep(say(ATT_TEXT("engine", "no token")), numberTerm(formula("0"), 0));
    return {.question = why(r.outcome, cell, "ȳ"), .formula = "ȳ_{c} = Σ_{i} y_{ic} / n", .steps = {std::move(step)}};
}

Explanation explainMeasured(const ShuffleReading& r, const Cell& cell) {
    const auto comparison = shuffleComparison(r.options, r.sizes);
    const int measure = cell.column % shuffleMeasures;
    const bool shown = comparison.kinds[std::size_t(cell.row)] == r.options.positions.kind &&
                       comparison.masks[std::size_t(cell.column / shuffleMeasures)] == r.options.mask.kind;
    Explanation explanation{.question = why(r.outcome, cell, "Δ"),
                            .formula = measure == 0   ? "max |Π^{T} A(ΠX) Π − A(X)|"
                                       : measure == 1 ? "max |Π^{T} f(ΠX) − f(X)|"
                                                      : "max |mean f(ΠX) − mean f(X)|"};
    const double value = numberAt(r.outcome, cell);
    if (!shown) {
        explanation.steps = {
            givenStep(say(ATT_TEXT("engine", "measured in the same way with this encoding and mask")), cellTerm(r.outcome, formula("Δ"), cell))};
        explanation.remark = say(ATT_TEXT("engine", "Choose them to see where the difference lies."));
        return explanation;
    }
    const char* panels[] = {"compare/difference", "outputs/difference"};
    if (measure < 2) {
        explanation.steps = {largestStep(r.outcome, panels[measure], value)};
        return explanation;
    }
    Step step{say(ATT_TEXT("engine", "largest difference, whichever its sign")), Operation::Maximum, {}, value};
    for (const double difference : numbersAlong(r.outcome, {{"mean/mean", 0, 2, 0}}, r.sizes.dModel))
        step.terms.push_back(numberTerm(formula("|Δ|"), std::abs(difference)));
    std::ranges::sort(step.terms, std::greater(), &Term::value);
    step.terms.resize(std::min(step.terms.size(), mostTerms));
    explanation.steps = {std::move(step)};
    return explanation;
}

Explanation explainWeights(const ShuffleReading& r, const Cell& cell) {
    const auto at = [&](const char* panel, int row, int column) { return Cell{panel, cell.head, row, column}; };
    if (cell.panel == "shuffled/heads")
        return explainChanged(r, cell, "A′", at("compare/original", r.order[std::size_t(cell.row)], r.order[std::size_t(cell.column)]));
    if (cell.panel == "compare/back") return explainCopied(r, cell, "A′", at("shuffled/heads", r.placeOf(cell.row), r.placeOf(cell.column)));
    return explainDifference(r.outcome, cell,
                             {.symbol = "Δ",
                              .formula = "Δ = Π^{T} A(ΠX) Π − A(X)",
                              .from = at("compare/back", cell.row, cell.column),
                              .less = at("compare/original", cell.row, cell.column),
                              .fromName = "A′",
                              .lessName = "A"});
}

Explanation explainOutputs(const ShuffleReading& r, const Cell& cell) {
    const auto at = [&](const char* panel, int row) { return Cell{panel, 0, row, cell.column}; };
    if (cell.panel == "outputs/shuffled") return explainChanged(r, cell, "Y′", at(panel::output, r.order[std::size_t(cell.row)]));
    if (cell.panel == "outputs/back") return explainCopied(r, cell, "Y′", at("outputs/shuffled", r.placeOf(cell.row)));
    return explainDifference(r.outcome, cell,
                             {.symbol = "Δ",
                              .formula = "Δ = Π^{T} f(ΠX) − f(X)",
                              .from = at("outputs/back", cell.row),
                              .less = at(panel::output, cell.row),
                              .fromName = "Y′",
                              .lessName = "Y"});
}

}  // namespace

std::optional<Explanation> explainShuffle(const ShuffleReading& r, const Cell& cell) {
    const auto stage = cell.panel.substr(0, cell.panel.find('/'));
    if (stage == "order") return explainOrder(r, cell);
    if (stage == "mean") return explainMean(r, cell);
    if (stage == "numbers") return explainMeasured(r, cell);
    if (stage == "outputs") return explainOutputs(r, cell);
    if (stage == "shuffled" || stage == "compare") return explainWeights(r, cell);
    return std::nullopt;
}

}  // namespace att::lenses
