// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The stages of a comparison of modules, and how each of their numbers came about.

#include "engine/lenses/common/compared_modules.h"

namespace att::lenses {

/// "channels", "places", "after" and "masks", as far as the modules have them; the main panel is the first mask.
void addComparedStages(Outcome& outcome, const std::vector<ModuleResult>& all, const Features& features, Tone tone);
/// The stage "cost", and the cost of all.
void addComparedCosts(Outcome& outcome, const CompareOptions& o);

/// Of any cell of these stages.
Explanation explainCompared(const Outcome& outcome, const CompareOptions& o, const Cell& cell);

}  // namespace att::lenses
