// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What each score function costs in parameters, work and memory, as sums that an explanation can show.

#include <array>
#include <vector>

#include "engine/core/outcome.h"
#include "engine/lenses/common/score_functions.h"

namespace att::lenses {

/// A count as a sum of products, so that its explanation can show the same.
struct NamedFactor {
    const char* name;
    double value;
};
using SumOfProducts = std::vector<std::vector<NamedFactor>>;
double valueOf(const SumOfProducts& sum);
/// The columns of the table of costs.
enum class CostColumn { Parameters, MultiplyAdds, Tanh, Between, InAll };
constexpr int costColumnCount = 5;
SumOfProducts costOf(ScoreKind kind, CostColumn column, const ScoreWidths& widths, int tokens);
/// The curves of memory: one for scores that keep equally much, over these lengths.
constexpr std::array<ScoreKind, 3> memoryKinds = {ScoreKind::Dot, ScoreKind::General, ScoreKind::Additive};
std::vector<int> costLengths();

/// The stages "cost" and "memory".
void addScoreCosts(Outcome& outcome, const ScoreWidths& widths, int tokens);

}  // namespace att::lenses
