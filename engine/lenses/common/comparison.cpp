// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/comparison.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <span>

#include "engine/lenses/common/explain.h"

namespace att::lenses {
namespace {

std::span<const float> numbersOf(const Tensor& tensor) { return {tensor.data(), tensor.shape().size()}; }

Cell cellOf(const std::string& panel, const Shape& shape, std::ptrdiff_t place) {
    const int row = static_cast<int>(place / shape.columns);
    return {panel, row / shape.rows, row % shape.rows, static_cast<int>(place % shape.columns)};
}

/// "7×10⁻⁷", "0.12"
std::string inBrief(float number) {
    static const std::array<const char*, 10> raised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::array<char, 32> room{};
    const bool tiny = number > 0 && number < 1e-3f;
    std::snprintf(room.data(), room.size(), tiny ? "%.0e" : "%.2g", double(number));
    std::string words = room.data();
    if (!tiny) return words;
    const auto e = words.find("e-");
    std::string power;
    for (const char digit : std::to_string(std::stoi(words.substr(e + 2)))) power += raised[static_cast<std::size_t>(digit - '0')];
    return words.substr(0, e) + "×10⁻" + power;
}

}  // namespace

TensorPtr differenceOf(const Tensor& a, const Tensor& b) {
    auto difference = std::make_shared<Tensor>(a.shape());
    std::ranges::transform(numbersOf(a), numbersOf(b), difference->data(), std::minus<>());
    return difference;
}

float largestMagnitude(const Tensor& tensor) {
    float largest = 0;
    for (const float number : numbersOf(tensor))
        if (!(std::abs(number) <= largest)) largest = std::abs(number);
    return largest;
}

Panel asDifference(Panel differences, const Tensor& compared) {
    if (!differences.values) return differences;
    const float largest = largestMagnitude(*differences.values), scale = std::max(largestMagnitude(compared), largest);
    differences.title = say(ATT_TEXT("engine", "difference ≤ %1"), inBrief(largest));
    if (scale > 0 && std::isfinite(scale)) differences.lowest = -scale, differences.highest = scale;
    return differences;
}

Explanation explainDifference(const Outcome& outcome, const Cell& cell, const DifferenceReading& reading) {
    const Term less = numberTerm(formula(std::string("−") + reading.lessName), -numberAt(outcome, reading.less));
    return {.question = why(outcome, cell, reading.symbol),
            .formula = reading.formula,
            .steps = {{say(ATT_TEXT("engine", "one less the other")),
                       Operation::Sum,
                       {cellTerm(outcome, formula(reading.fromName), reading.from), less},
                       numberAt(outcome, cell)}}};
}

Step largestStep(const Outcome& outcome, const std::string& panel, double result, std::optional<int> head) {
    Step step{say(ATT_TEXT("engine", "largest difference, whichever its sign")), Operation::Maximum, {}, result};
    const Panel* differences = findPanel(outcome, panel);
    if (!differences || !differences->values || differences->shape.size() == 0) {
        step.terms = {numberTerm(say(ATT_TEXT("engine", "nothing to compare")), result)};
        return step;
    }
    const auto all = numbersOf(*differences->values);
    const std::size_t perHead = all.size() / std::size_t(differences->shape.heads);
    const auto numbers = head ? all.subspan(std::size_t(*head) * perHead, perHead) : all;
    const auto [least, most] = std::ranges::minmax_element(numbers);
    const auto place = (head ? std::ptrdiff_t(std::size_t(*head) * perHead) : 0) + (most - numbers.begin());
    step.terms = {cellTerm(outcome, say(ATT_TEXT("engine", "the largest")), cellOf(panel, differences->shape, place)),
                  numberTerm(say(ATT_TEXT("engine", "the smallest, its sign turned")), -double(*least))};
    return step;
}

}  // namespace att::lenses
