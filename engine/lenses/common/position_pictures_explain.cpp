// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/position_picture_parts.h"
#include "engine/lenses/common/position_pictures.h"

namespace att::lenses {
namespace {

/// A number that stands in another panel too.
Explanation copied(const Outcome& outcome, const Cell& cell, Message title, Cell source) {
    return {.question = why(outcome, cell, "P"),
            .formula = "P_{p,c}",
            .steps = {givenStep(std::move(title), cellTerm(outcome, formula("p"), std::move(source)))}};
}

int columnsOf(const Outcome& outcome, const char* panel) { return findPanel(outcome, panel)->shape.columns; }

Explanation explainCurve(const PositionReading& r, const PositionView& view, const Cell& cell) {
    if (r.options.isBias())
        return copied(r.outcome, cell, say(ATT_TEXT("engine", "the bias in the middle row of the picture")),
                      {"encoding/bias", cell.row, view.length / 2, cell.column});
    const char* table = r.options.kind == PositionKind::Shaw ? "learned/a_k" : "encoding/table";
    const int dimension = view.dimensions(columnsOf(r.outcome, table))[std::size_t(cell.row)];
    return copied(r.outcome, cell, say(ATT_TEXT("engine", "dimension %1 of the picture"), dimension + 1), {table, 0, cell.column, dimension});
}

/// Σ P_p,c²  and its root.
std::vector<Step> normSteps(const Outcome& outcome, const char* table, int row, std::string name) {
    const Cell start{table, 0, row, 0};
    const auto squared = dotProductStep(outcome, {.title = say(ATT_TEXT("engine", "sum of the squares")),
                                                  .count = columnsOf(outcome, table),
                                                  .first = {start},
                                                  .second = {start},
                                                  .label = [name](int c) { return formula(name + lowered(c) + "²"); }});
    return {squared,
            {say(ATT_TEXT("engine", "length of the vector")),
             Operation::Root,
             {numberTerm(formula("Σ " + name + "²"), squared.result)},
             std::sqrt(squared.result)}};
}

Explanation explainNorm(const PositionReading& r, const Cell& cell) {
    const char* table = r.options.kind == PositionKind::Shaw ? "learned/a_k" : "encoding/table";
    auto steps = normSteps(r.outcome, table, cell.column, "p");
    steps.back().result = numberAt(r.outcome, cell);
    return {.question = why(r.outcome, cell, "‖P‖"), .formula = "‖P_{p}‖ = √(Σ_{c} P_{p,c}^{2})", .steps = std::move(steps)};
}

Explanation explainSimilarity(const PositionReading& r, const Cell& cell, int p, int q) {
    const char* table = "encoding/table";
    auto dot = dotProductStep(r.outcome, {.title = say(ATT_TEXT("engine", "dot product of the two positions")),
                                          .count = columnsOf(r.outcome, table),
                                          .first = {{table, 0, p, 0}},
                                          .second = {{table, 0, q, 0}},
                                          .label = [](int c) { return formula("p" + lowered(c) + "·q" + lowered(c)); }});
    Explanation explanation{.question = why(r.outcome, cell, "sim"), .formula = "P_{p}·P_{q} / (‖P_{p}‖·‖P_{q}‖)"};
    auto first = normSteps(r.outcome, table, p, "p"), second = normSteps(r.outcome, table, q, "q");
    const double lengths = first.back().result * second.back().result, product = dot.result;
    for (auto* steps : {&first, &second}) explanation.steps.insert(explanation.steps.end(), steps->begin(), steps->end());
    explanation.steps.push_back(std::move(dot));
    if (lengths == 0) {
        explanation.steps.push_back(givenStep(say(ATT_TEXT("engine", "a vector of zeros has no direction: 0")), numberTerm(formula("0"), 0)));
        return explanation;
    }
    explanation.steps.push_back({say(ATT_TEXT("engine", "product of the lengths")),
                                 Operation::Product,
                                 {numberTerm(formula("‖P_p‖"), first.back().result), numberTerm(formula("‖P_q‖"), second.back().result)},
                                 lengths});
    explanation.steps.push_back({say(ATT_TEXT("engine", "dot product over the lengths")),
                                 Operation::Quotient,
                                 {numberTerm(formula("P·P"), product), numberTerm(formula("‖P‖·‖P‖"), lengths)},
                                 product / lengths});
    return explanation;
}

Explanation explainLastWeight(const PositionReading& r, const PositionView& view, const Cell& cell) {
    const int last = view.length - 1, key = last - cell.column;
    const auto bias = numbersAlong(r.outcome, {{"encoding/bias", cell.row, last, 0}}, view.length);
    const auto top = std::ranges::max_element(bias);
    const Cell ownCell{"encoding/bias", cell.row, last, key};
    const double own = bias[std::size_t(key)] - *top;
    std::vector<Term> terms;
    double sum = 0;
    for (int j = 0; j < view.length; ++j) {
        terms.push_back(numberTerm(formula("e" + lowered(j)), std::exp(bias[std::size_t(j)] - *top)));
        sum += terms.back().value;
    }
    return {
        .question = why(r.outcome, cell, "A"),
        .formula = "A = exp(b) / Σ exp(b), as all q·k are equal",
        .steps = {
            {say(ATT_TEXT("engine", "the bias less the largest of the row")),
             Operation::Sum,
             {cellTerm(r.outcome, formula("b"), ownCell), numberTerm(formula("−max"), -*top)},
             own},
            {say(ATT_TEXT("engine", "exponential e = exp(b − max)")), Operation::Exponential, {numberTerm(formula("b − max"), own)}, std::exp(own)},
            {say(ATT_TEXT("engine", "sum of the row's exponentials")), Operation::Sum,
             shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), sum},
            {say(ATT_TEXT("engine", "weight")),
             Operation::Quotient,
             {numberTerm(formula("e"), std::exp(own)), numberTerm(formula("Σ e"), sum)},
             numberAt(r.outcome, cell)}}};
}

Explanation explainShawScore(const PositionReading& r, double factor, const Cell& cell) {
    auto dot = dotProductStep(r.outcome, {.title = say(ATT_TEXT("engine", "the query meets the vector of this distance")),
                                          .count = r.sizes.dK,
                                          .first = {{panel::q, cell.row, 0, 0}},
                                          .second = {{"learned/a_k", 0, cell.column, 0}},
                                          .label = [](int c) { return formula("q" + lowered(c) + "·a" + lowered(c)); }});
    dot.result = numberAt(r.outcome, cell) / factor;
    const Step scaled{say(ATT_TEXT("engine", "scaled like the score")),
                      Operation::Product,
                      {numberTerm(formula("q·a"), dot.result), numberTerm(say(ATT_TEXT("engine", "factor")), factor)},
                      numberAt(r.outcome, cell)};
    return {.question = why(r.outcome, cell, "b"), .formula = "q_{1}·a^{K}_{c} / √d_{k}", .steps = {std::move(dot), scaled}};
}

Explanation explainWavelength(const PositionReading& r, const Cell& cell) {
    const int d = columnsOf(r.outcome, "encoding/table");
    const auto wave = waveOf(r.options, cell.column, d);
    return {.question = why(r.outcome, cell, "λ"),
            .formula = "λ = 2π / ω",
            .steps = {{say(ATT_TEXT("engine", "frequency of this pair of dimensions")),
                       Operation::Power,
                       {numberTerm(say(ATT_TEXT("engine", "base")), r.options.base), numberTerm(formula("x"), wave.exponent)},
                       wave.frequency},
                      {say(ATT_TEXT("engine", "positions until the angle has gone round")),
                       Operation::Quotient,
                       {numberTerm(formula("2π"), 2 * std::numbers::pi), numberTerm(formula("ω"), wave.frequency)},
                       numberAt(r.outcome, cell)}}};
}

Explanation explainSlopeBar(const PositionReading& r, const Cell& cell) {
    return {.question = why(r.outcome, cell, "m"),
            .formula = "m_{h} = 2^{−8(h+1)/H}",
            .steps = {{say(ATT_TEXT("engine", "slope of this head")),
                       Operation::Power,
                       {numberTerm(formula("2"), 2), numberTerm(formula("x"), slopeExponent(cell.column, r.sizes.heads))},
                       numberAt(r.outcome, cell)}},
            .remark = say(ATT_TEXT(
                "engine",
                "Where the number of heads is no power of two, those of the next smaller one come first, then every other of the next larger."))};
}

Explanation explainError(const PositionReading& r, const Cell& cell) {
    const FlowError error(r.options, arraysIn(r.outcome), Watch());
    const auto difference = error.difference(OdeMethod(cell.row), errorSteps[std::size_t(cell.column)]);
    std::vector<Term> terms;
    for (Eigen::Index c = 0; c < difference.size(); ++c)
        terms.push_back(numberTerm(say(ATT_TEXT("engine", "dimension %1"), double(c + 1)), std::abs(difference(c))));
    std::ranges::sort(terms, std::greater(), &Term::value);
    terms.resize(std::min(terms.size(), mostTerms));
    return {.question = why(r.outcome, cell, "ε"),
            .formula = "ε = max_{c} |p_{c} − p^{*}_{c}|",
            .steps = {{say(ATT_TEXT("engine", "largest of the errors against a solution in 64 steps")), Operation::Maximum, std::move(terms),
                       numberAt(r.outcome, cell)}}};
}

Explanation explainCosts(const PositionReading& r, const Cell& cell) {
    const auto counts = countsOfKind(r.options, r.sizes, cell.row);
    return explainCount(r.outcome, cell, cell.column == 0 ? "Σ rows × columns" : "Σ", cell.column == 0 ? counts.parameters : counts.multiplyAdds);
}

}  // namespace

std::optional<Explanation> explainPicture(const PositionReading& r, const PositionView& view, double factor, const Cell& cell) {
    if (cell.panel == "encoding/table") return explainPosition(r, cell, 0);
    if (cell.panel == "encoding/bias") return explainBias(r, cell, factor);
    if (cell.panel == "curves/curves") return explainCurve(r, view, cell);
    if (cell.panel == "distance/pairs") return explainSimilarity(r, cell, cell.row, cell.column);
    if (cell.panel == "distance/similarity") {
        const int start = similarityStarts(view.length)[std::size_t(cell.row)];
        return explainSimilarity(r, cell, start, start + cell.column);
    }
    if (cell.panel == "distance/weights") return explainLastWeight(r, view, cell);
    if (cell.panel == "distance/score") return explainShawScore(r, factor, cell);
    if (cell.panel == "norms/norm") return explainNorm(r, cell);
    if (cell.panel == "norms/wavelength") return explainWavelength(r, cell);
    if (cell.panel == "norms/slopes") return explainSlopeBar(r, cell);
    if (cell.panel == "norms/error") return explainError(r, cell);
    if (cell.panel == "norms/buckets")
        return Explanation{.question = why(r.outcome, cell, "bucket"),
                           .formula = "bucket(j − i)",
                           .steps = bucketSteps(r.options.rule, cell.column - view.length + 1)};
    if (cell.panel == "numbers/table") return explainCosts(r, cell);
    return std::nullopt;
}

}  // namespace att::lenses
