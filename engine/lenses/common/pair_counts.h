// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How many pairs of query and key a mask leaves, counted and by the closed form, and what that would save: as bars for each query and as a table.

#include <optional>

#include "engine/core/explanation.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/pattern_options.h"

namespace att::lenses {

namespace panel {
constexpr const char* seenKeys = "pairs/seen";
constexpr const char* pairCounts = "pairs/counts";
}  // namespace panel

/// The mask as numbers: 1 where query i sees key j, else 0. 1 × n_q × n_k. Fails with Stopped.
Result<TensorPtr> visibilityMap(const Visibility& visibility, int queries, int keys, const Watch& watch);

/// The stage "pairs" for n queries and n keys. `perPair`: multiply-adds for one pair, d_k + d_v. Fails with Stopped.
Result<Stage> pairStage(const PatternOptions& options, const Tensor& map, Labels tokens, int perPair, const Watch& watch);

/// Nothing when the cell is not of that stage.
std::optional<Explanation> explainPairs(const Outcome& outcome, const PatternOptions& options, int perPair, const char* map, const Cell& cell);

}  // namespace att::lenses
