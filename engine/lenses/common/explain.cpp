// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/explain.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>

#include "engine/lenses/common/panels.h"
#include "engine/text/utf8.h"

namespace att::lenses {
namespace {

/// What a place on an axis is called: its label, else its number counted from 1.
Argument placeName(const Axis& axis, int place) {
    const auto index = static_cast<std::size_t>(place);
    if (index < axis.words.size()) return axis.words[index];
    return axis.labels && index < axis.labels->size() ? inSentence(brief((*axis.labels)[index])) : std::to_string(place + 1);
}

std::vector<int> placesOf(const DotProduct& dot) {
    if (dot.only) return *dot.only;
    std::vector<int> places(static_cast<std::size_t>(dot.count));
    std::iota(places.begin(), places.end(), 0);
    return places;
}

}  // namespace

Message formula(std::string words) { return say(ATT_TEXT("engine", "%1"), std::move(words)); }

std::string lowered(int place) {
    static const std::array<const char*, 10> digits = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
    std::string words;
    for (const char digit : std::to_string(place + 1)) words += digits[static_cast<std::size_t>(digit - '0')];
    return words;
}

std::string inFull(double value) {
    if (std::isnan(value)) return "NaN";
    std::array<char, 32> room{};
    const auto end = std::to_chars(room.data(), room.data() + room.size(), std::abs(static_cast<float>(value))).ptr;
    const std::string digits = std::isinf(value) ? "∞" : std::string(room.data(), end);
    return value < 0 ? "−" + digits : digits;
}

std::string placeWords(int y, int x) { return "[" + std::to_string(y + 1) + ", " + std::to_string(x + 1) + "]"; }

std::string brief(const std::string& token) {
    constexpr std::size_t mostBytes = 36;
    return token.size() <= mostBytes ? token : std::string(beginning(token, mostBytes)) + "…";
}

Message why(const Outcome& outcome, const Cell& cell, const char* symbol) {
    const Panel* panel = findPanel(outcome, cell.panel);
    const auto row = placeName(panel->rows, cell.row), column = placeName(panel->columns, cell.column);
    const auto value = inFull(numberAt(outcome, cell));
    if (panel->kind != PanelKind::Heads) return say(ATT_TEXT("engine", "Why is %1[%2, %3] = %4?"), symbol, row, column, value);
    if (panel->heads.name == headAxis().name)
        return say(ATT_TEXT("engine", "Why is %1[%2, %3] = %4 in head %5?"), symbol, row, column, value, placeName(panel->heads, cell.head));
    return say(ATT_TEXT("engine", "Why is %1[%2, %3] = %4 in %5 %6?"), symbol, row, column, value, panel->heads.name,
               placeName(panel->heads, cell.head));
}

double numberAt(const Outcome& outcome, const Cell& cell) {
    const auto value = valueAt(outcome, cell);
    return value ? double(*value) : std::numeric_limits<double>::quiet_NaN();
}

bool isKept(const Outcome& outcome, const Cell& cell) { return valueAt(outcome, cell).has_value(); }

Term numberTerm(Message label, double value) { return {std::move(label), value, std::nullopt, std::nullopt}; }

Term cellTerm(const Outcome& outcome, Message label, Cell cell) {
    const double value = numberAt(outcome, cell);
    return {std::move(label), value, std::move(cell), std::nullopt};
}

Step givenStep(Message title, Term term) {
    const double value = term.value;
    return {std::move(title), Operation::Given, {std::move(term)}, value};
}

Step sumStep(Message title, std::vector<Term> terms) {
    double sum = 0;
    for (const auto& term : terms) sum += term.value;
    return {std::move(title), Operation::Sum, std::move(terms), sum};
}

std::vector<double> numbersAlong(const Outcome& outcome, const Run& run, int count) {
    const Tensor& values = *findPanel(outcome, run.start.panel)->values;
    const std::ptrdiff_t columns = values.shape().columns, step = run.down ? columns : 1;
    const std::ptrdiff_t firstRow = std::ptrdiff_t(run.start.head) * values.shape().rows + run.start.row;
    const float* from = values.data() + firstRow * columns + run.start.column;
    std::vector<double> numbers;
    numbers.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) numbers.push_back(double(from[i * step]));
    return numbers;
}

std::vector<double> products(const Outcome& outcome, const DotProduct& dot) {
    auto list = numbersAlong(outcome, dot.first, dot.count);
    const auto second = numbersAlong(outcome, dot.second, dot.count);
    std::ranges::transform(list, second, list.begin(), std::multiplies<>());
    return list;
}

std::vector<float> inSingle(const std::vector<double>& numbers) { return {numbers.begin(), numbers.end()}; }

Step dotProductStep(const Outcome& outcome, const DotProduct& dot) {
    const auto parts = products(outcome, dot);
    std::vector<Term> terms;
    terms.reserve(parts.size());
    double sum = 0;
    for (const int i : placesOf(dot)) {
        terms.push_back({dot.label(i), parts[static_cast<std::size_t>(i)], dot.first.at(i), dot.second.at(i)});
        sum += terms.back().value;
    }
    terms = shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others"));
    for (const auto& addend : dot.addends) {
        terms.push_back(addend);
        sum += addend.value;
    }
    return {dot.title, Operation::Sum, std::move(terms), sum};
}

DotProduct inputProduct(int count, Run first, Run second, std::string a, std::string b) {
    return {.title = say(ATT_TEXT("engine", "sum over the input dimensions")),
            .count = count,
            .first = std::move(first),
            .second = std::move(second),
            .label = [a = std::move(a), b = std::move(b)](int m) { return formula(a + lowered(m) + "·" + b + lowered(m)); }};
}

Explanation explainProduct(const Outcome& outcome, const Cell& cell, const char* symbol, std::string formula_, DotProduct dot, const Cell& bias) {
    if (findPanel(outcome, bias.panel)) dot.addends = {cellTerm(outcome, formula("b"), bias)};
    auto step = dotProductStep(outcome, dot);
    step.result = numberAt(outcome, cell);
    return {.question = why(outcome, cell, symbol), .formula = std::move(formula_), .steps = {std::move(step)}};
}

}  // namespace att::lenses
