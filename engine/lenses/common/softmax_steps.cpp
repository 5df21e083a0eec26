// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/softmax_steps.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/tiny.h"

namespace att::lenses {
namespace {

TermAt among(const std::vector<Term>& terms) {
    return [&terms](std::size_t i) { return terms[i]; };
}

/// The places of the largest values, largest first; what is no number comes last.
std::vector<std::size_t> largestFirst(const std::vector<double>& values, std::size_t most) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto size = [&values](std::size_t i) { return std::isnan(values[i]) ? -INFINITY : values[i]; };
    const auto larger = [&size](std::size_t a, std::size_t b) { return size(a) != size(b) ? size(a) > size(b) : a < b; };
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(most, order.size()));
    std::partial_sort(order.begin(), end, order.end(), larger);
    order.erase(end, order.end());
    return order;
}

Step maximumOf(Message title, const std::vector<double>& values, const TermAt& term) {
    const auto order = largestFirst(values, mostTerms + 1);
    Step step{std::move(title), Operation::Maximum, {}, values[order.front()]};
    const bool all = values.size() == order.size();
    for (const std::size_t i : order)
        if (all || step.terms.size() < mostTerms) step.terms.push_back(term(i));
    if (!all)
        step.terms.push_back(numberTerm(say(ATT_TEXT("engine", "the largest of %1 others"), int(values.size() - mostTerms)), values[order.back()]));
    return step;
}

Step sumOf(Message title, std::vector<double> values, std::size_t own, const TermAt& term) {
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    std::vector<Term> shown{term(own)};
    values.erase(values.begin() + static_cast<std::ptrdiff_t>(own));
    const TermAt other = [&](std::size_t i) { return term(i < own ? i : i + 1); };
    for (auto& each : shorten(values, mostTerms - 1, ATT_TEXT("engine", "the %1 others"), other)) shown.push_back(std::move(each));
    return {std::move(title), Operation::Sum, std::move(shown), sum};
}

}  // namespace

std::string exponentName(std::size_t i) { return "e" + lowered(int(i)); }

Step maximumStep(Message title, const std::vector<Term>& terms) { return maximumOf(std::move(title), valuesOf(terms), among(terms)); }

Step sumStep(Message title, const std::vector<Term>& terms, std::size_t own) { return sumOf(std::move(title), valuesOf(terms), own, among(terms)); }

std::vector<Step> softmaxSteps(const std::vector<Term>& scores, std::size_t own, const NameAt& exponentName, double weight) {
    return softmaxSteps({.scores = valuesOf(scores), .score = among(scores), .own = own, .exponentName = exponentName, .weight = weight});
}

std::vector<Step> softmaxSteps(const SoftmaxRow& row) {
    auto maximum = maximumOf(say(ATT_TEXT("engine", "largest score of the row")), row.scores, row.score);
    std::vector<double> exponentials;
    for (const double score : row.scores) exponentials.push_back(std::exp(score - maximum.result));
    const TermAt exponential = [&](std::size_t l) { return numberTerm(formula(row.exponentName(l)), exponentials[l]); };
    const Term own = exponential(row.own);
    const Step shifted{say(ATT_TEXT("engine", "below the largest")),
                       Operation::Sum,
                       {row.score(row.own), numberTerm(formula("−max"), -maximum.result)},
                       row.scores[row.own] - maximum.result};
    const std::string name = row.ownName.empty() ? "s" : row.ownName;
    const Step power{say(ATT_TEXT("engine", "exponential e = exp(s − max)")),
                     Operation::Exponential,
                     {numberTerm(formula(name + " − max"), shifted.result)},
                     own.value};
    auto sum = sumOf(say(ATT_TEXT("engine", "sum of the row's exponentials")), exponentials, row.own, exponential);
    const Step quotient{
        say(ATT_TEXT("engine", "weight")), Operation::Quotient, {own, numberTerm(formula("Σ e"), sum.result)}, own.value / sum.result};
    std::vector<Step> steps{std::move(maximum), shifted, power, std::move(sum), quotient};
    if (!row.ownName.empty()) steps.erase(steps.begin() + 1);
    endAt(steps, row.weight);
    return steps;
}

Explanation explainSoftmax(const Outcome& outcome, const Cell& cell, const std::function<Cell(int)>& logit, int count, int own) {
    std::vector<Term> logits;
    for (int k = 0; k < count; ++k) logits.push_back(cellTerm(outcome, formula("z" + lowered(k)), logit(k)));
    return {.question = why(outcome, cell, "p"),
            .formula = "p = softmax(z)",
            .steps = softmaxSteps(logits, std::size_t(own), exponentName, numberAt(outcome, cell))};
}

}  // namespace att::lenses
