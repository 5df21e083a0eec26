// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the numbers of the comparison of scores and normalisers came about, except those of the shared first stages and of the stage of one row.

#include "engine/core/explanation.h"
#include "engine/lenses/common/score_stages.h"

namespace att::lenses {

/// For a cell of score_stages.h.
Explanation explainScores(const Outcome& outcome, const ScoresView& view, const Cell& cell);

}  // namespace att::lenses
