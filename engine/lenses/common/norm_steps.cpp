// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/norm_steps.h"

#include <cmath>

#include "engine/lenses/common/explain.h"

namespace att::lenses {
namespace {

/// The terms' sum, and the sum over how many there are.
std::vector<Step> sumAndShare(Message sumTitle, Message shareTitle, const char* symbol, std::vector<Term> terms) {
    const double count = double(terms.size());
    double sum = 0;
    for (const auto& term : terms) sum += term.value;
    return {{std::move(sumTitle), Operation::Sum, shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), sum},
            {std::move(shareTitle), Operation::Quotient, {numberTerm(formula(symbol), sum), numberTerm(formula("N"), count)}, sum / count}};
}

}  // namespace

std::vector<Step> meanSteps(std::vector<Term> cells) {
    return sumAndShare(say(ATT_TEXT("engine", "sum of the set")), say(ATT_TEXT("engine", "mean μ")), "Σ x", std::move(cells));
}

std::vector<Step> varianceSteps(const std::vector<Term>& cells, double mean) {
    std::vector<Term> squares;
    for (const auto& cell : cells)
        squares.push_back(numberTerm(formula("(x" + lowered(int(squares.size())) + "−μ)²"), (cell.value - mean) * (cell.value - mean)));
    return sumAndShare(say(ATT_TEXT("engine", "sum of the squared deviations from μ = %1"), std::round(mean * 10000) / 10000),
                       say(ATT_TEXT("engine", "variance σ²")), "Σ (x−μ)²", std::move(squares));
}

std::vector<Step> divisionSteps(const Division& division, Term mean, Term variance) {
    std::vector<Step> steps;
    const double deviation = division.x.value - division.mean, inside = division.variance + division.epsilon, root = std::sqrt(inside);
    mean.label = formula("−μ");
    mean.value = -division.mean;
    mean.source.reset();
    if (!division.rms)
        steps.push_back({say(ATT_TEXT("engine", "deviation from the mean")), Operation::Sum, {division.x, std::move(mean)}, deviation});
    steps.push_back(
        {say(ATT_TEXT("engine", "variance and ε")), Operation::Sum, {std::move(variance), numberTerm(formula("ε"), division.epsilon)}, inside});
    steps.push_back({say(ATT_TEXT("engine", "root")), Operation::Root, {numberTerm(formula("σ² + ε"), inside)}, root});
    const Term above = division.rms ? division.x : numberTerm(formula("x − μ"), deviation);
    steps.push_back({say(ATT_TEXT("engine", "quotient")), Operation::Quotient, {above, numberTerm(formula("√(σ² + ε)"), root)}, deviation / root});
    return steps;
}

}  // namespace att::lenses
