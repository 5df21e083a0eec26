// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/counting.h"

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/panels.h"

namespace att::lenses {
namespace {

Step productStep(const Counted& part) {
    Step step{part.what, Operation::Product, {}, part.value()};
    for (const auto& [name, factor] : part.factors) step.terms.push_back(numberTerm(formula(name), factor));
    if (step.terms.empty()) step.terms = {numberTerm(say(ATT_TEXT("engine", "none")), 0)};
    return step;
}

}  // namespace

double Counted::value() const {
    double product = factors.empty() ? 0 : 1;
    for (const auto& [name, factor] : factors) product *= factor;
    return product;
}

double total(const std::vector<Counted>& parts) {
    double sum = 0;
    for (const auto& part : parts) sum += part.value();
    return sum;
}

TensorPtr countTable(int rows, int columns, const std::function<std::vector<Counted>(int, int)>& at) {
    auto values = std::make_shared<Tensor>(Shape{1, rows, columns});
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < columns; ++j) values->head(0)(i, j) = static_cast<float>(total(at(i, j)));
    return values;
}

Axis countAxis(bool multiplyAdds) {
    std::vector<Text> names{ATT_TEXT("engine", "parameters")};
    if (multiplyAdds) names.push_back(ATT_TEXT("engine", "multiply-adds"));
    return wordAxis(ATT_TEXT("engine", "count"), std::move(names));
}

Explanation explainCount(const Outcome& outcome, const Cell& cell, std::string words, const std::vector<Counted>& parts) {
    Explanation explanation{.question = why(outcome, cell, "N"), .formula = std::move(words)};
    Step sum{say(ATT_TEXT("engine", "together")), Operation::Sum, {}, total(parts)};
    for (const auto& part : parts) {
        explanation.steps.push_back(productStep(part));
        sum.terms.push_back(numberTerm(part.what, part.value()));
    }
    if (parts.size() != 1) explanation.steps.push_back(std::move(sum));
    if (parts.empty()) explanation.steps.back().terms = {numberTerm(say(ATT_TEXT("engine", "none")), 0)};
    return explanation;
}

}  // namespace att::lenses
