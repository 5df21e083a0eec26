// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the numbers of learning_stages.h came about.

#include "engine/core/explanation.h"
#include "engine/lenses/common/learning_stages.h"

namespace att::lenses {

/// The cell lies in a panel of the outcome, which was made from the view.
Explanation explainLearning(const Outcome& outcome, const LearningView& view, const Cell& cell);

}  // namespace att::lenses
