// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A count as the sum of products it is, so that the number and its explanation come from one place. Counts nothing by itself.

#include <functional>

#include "engine/core/explanation.h"

namespace att::lenses {

/// What is counted, and the named factors whose product it is. Without factors: 0.
struct Counted {
    Message what;
    std::vector<std::pair<std::string, double>> factors;

    double value() const;
};

double total(const std::vector<Counted>& parts);
/// 1 × rows × columns: the total of what is counted at (row, column).
TensorPtr countTable(int rows, int columns, const std::function<std::vector<Counted>(int, int)>& at);
/// The columns "parameters" and "multiply-adds" of such a table, or the first alone.
Axis countAxis(bool multiplyAdds = true);
/// Each product, then their sum where there are several. Its result is the number at the cell.
Explanation explainCount(const Outcome& outcome, const Cell& cell, std::string formula, const std::vector<Counted>& parts);

}  // namespace att::lenses
