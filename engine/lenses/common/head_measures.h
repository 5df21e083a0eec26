// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The measures of a stack of weights as a panel shows them, and the names that heads earn by them.

#include "engine/core/panel.h"
#include "engine/core/watch.h"

namespace att::lenses {

/// Fills the measures and names of a panel of weights, one head after another. Fails with Stopped.
Status addMeasures(Panel& weights, const Watch& watch);

}  // namespace att::lenses
