// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/softmax_steps.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/tiny.h"

namespace att::lenses {

Step maximumStep(Message title, std::vector<Term> terms) {
    std::ranges::stable_sort(terms, std::greater(), &Term::value);
    const double largest = terms.front().value;
    if (terms.size() > mostTerms + 1) {
        const Term next = numberTerm(say(ATT_TEXT("engine", "the largest of %1 others"), int(terms.size() - mostTerms)), terms[mostTerms].value);
        terms.resize(mostTerms);
        terms.push_back(next);
    }
    return {std::move(title), Operation::Maximum, std::move(terms), largest};
}

Step sumStep(Message title, std::vector<Term> terms, std::size_t own) {
    double sum = 0;
    for (const auto& term : terms) sum += term.value;
    std::vector<Term> shown{terms[own]};
    terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(own));
    for (auto& term : shorten(std::move(terms), mostTerms - 1, ATT_TEXT("engine", "the %1 others"))) shown.push_back(std::move(term));
    return {std::move(title), Operation::Sum, std::move(shown), sum};
}

std::vector<Step> softmaxSteps(const SoftmaxRow& row) {
    auto maximum = maximumStep(say(ATT_TEXT("engine", "largest score of the row")), row.scores);
    std::vector<Term> exponentials;
    for (std::size_t l = 0; l < row.scores.size(); ++l)
        exponentials.push_back(numberTerm(formula(row.exponentName(l)), std::exp(row.scores[l].value - maximum.result)));
    const auto own = exponentials[row.own];
    const Step shifted{say(ATT_TEXT("engine", "below the largest")),
                       Operation::Sum,
                       {row.scores[row.own], numberTerm(formula("max"), -maximum.result)},
                       row.scores[row.own].value - maximum.result};
    const std::string name = row.ownName.empty() ? "s" : row.ownName;
    const Step power{say(ATT_TEXT("engine", "exponential e = exp(s − max)")),
                     Operation::Exponential,
                     {numberTerm(formula(name + " − max"), shifted.result)},
                     own.value};
    auto sum = sumStep(say(ATT_TEXT("engine", "sum of the row's exponentials")), std::move(exponentials), row.own);
    const Step quotient{
        say(ATT_TEXT("engine", "weight")), Operation::Quotient, {own, numberTerm(formula("Σ e"), sum.result)}, own.value / sum.result};
    std::vector<Step> steps{std::move(maximum), shifted, power, std::move(sum), quotient};
    if (!row.ownName.empty()) steps.erase(steps.begin() + 1);
    endAt(steps, row.weight);
    return steps;
}

}  // namespace att::lenses
