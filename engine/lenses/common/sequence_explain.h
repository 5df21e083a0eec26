// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the numbers of the stages "x" and "positions" came about.

#include "engine/core/explanation.h"
#include "engine/lenses/common/options.h"

namespace att::lenses {

/// For a cell of x/x, positions/sum or positions/p.
Explanation explainSequence(const Outcome& outcome, const Cell& cell, const WeightOptions& weights);

/// "Read from FILE." when it holds an array of one of these names, else the sentence about drawing.
Message originOf(const WeightOptions& weights, const std::vector<std::string>& names, Message drawn);

}  // namespace att::lenses
