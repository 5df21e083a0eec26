// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The stages of a comparison of modules, and how each of their numbers came about.

#include "engine/lenses/common/compared_modules.h"

namespace att::lenses {

constexpr const char* costPanel = "masks/cost";

/// "channels", "places", "after" and "masks", as far as the modules have them, and the cost of all; the main panel is the first mask.
void addComparedStages(Outcome& outcome, const CompareOptions& o, const std::vector<ModuleResult>& all, const Features& features);

/// Of any cell of these stages.
Explanation explainCompared(const Outcome& outcome, const CompareOptions& o, const Cell& cell);

}  // namespace att::lenses
