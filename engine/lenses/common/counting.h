// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A count as the sum of products it is, so that the number and its explanation come from one place. Counts nothing by itself.

#include "engine/core/explanation.h"

namespace att::lenses {

/// What is counted, and the named factors whose product it is. Without factors: 0.
struct Counted {
    Message what;
    std::vector<std::pair<std::string, double>> factors;

    double value() const;
};

double total(const std::vector<Counted>& parts);
/// Each product, then their sum where there are several. Its result is the number at the cell.
Explanation explainCount(const Outcome& outcome, const Cell& cell, std::string formula, const std::vector<Counted>& parts);

}  // namespace att::lenses
