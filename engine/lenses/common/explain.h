// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The words and steps that explanations of any mechanism are made of. Every number comes from the outcome; what was not kept is
// computed again in double from what was.

#include <functional>
#include <optional>

#include "engine/core/explanation.h"

namespace att::lenses {

/// How many terms of a long sum are shown one by one.
constexpr std::size_t mostTerms = 6;

/// A formula as a label: it is not translated.
Message formula(std::string words);
/// "₁₂" for the place 11, as people count.
std::string lowered(int place);
/// A float as it would be typed: 0.46, not 0.46000000834465027.
std::string inFull(double value);
/// "[3, 4]" for the place (2, 3) of a picture, as people count.
std::string placeWords(int y, int x);
/// A token short enough for a sentence.
std::string brief(const std::string& token);

/// "Why is A[吃, 柠檬] = 0.46 in head 3?", rows and columns by their labels or places.
Message why(const Outcome& outcome, const Cell& cell, const char* symbol);

/// The number at a cell; NaN when it was not kept.
double numberAt(const Outcome& outcome, const Cell& cell);
bool isKept(const Outcome& outcome, const Cell& cell);

Term numberTerm(Message label, double value);
/// With the number at the cell.
Term cellTerm(const Outcome& outcome, Message label, Cell cell);
/// Given: one term that is the result.
Step givenStep(Message title, Term term);
/// The sum of all terms.
Step sumStep(Message title, std::vector<Term> terms);

/// Neighbouring numbers of one panel: to the right of `start`, or below it.
struct Run {
    Cell start;
    bool down = false;

    Cell at(int i) const { return {start.panel, start.head, start.row + (down ? i : 0), start.column + (down ? 0 : i)}; }
};
/// In double, as many as asked for. The panel must be kept.
std::vector<double> numbersAlong(const Outcome& outcome, const Run& run, int count);

/// Σ over count products of the numbers of two runs, the largest shown one by one. `addends` follow (a bias).
struct DotProduct {
    Message title;
    int count = 0;
    Run first, second;
    std::function<Message(int)> label;
    std::vector<Term> addends = {};
    std::optional<std::vector<int>> only = {};  ///< the places that take part, where not all do
};
/// The step's result is the sum.
Step dotProductStep(const Outcome& outcome, const DotProduct& dot);
/// The products in order.
std::vector<double> products(const Outcome& outcome, const DotProduct& dot);

/// A sum of products named a₁·b₁, a₂·b₂, …
DotProduct inputProduct(int count, Run first, Run second, std::string a, std::string b);
/// y = x·W + b: the products, and the number at `bias` where there is such a panel.
Explanation explainProduct(const Outcome& outcome, const Cell& cell, const char* symbol, std::string formula, DotProduct dot, const Cell& bias = {});

/// As a bar chart takes them.
std::vector<float> inSingle(const std::vector<double>& numbers);

}  // namespace att::lenses
