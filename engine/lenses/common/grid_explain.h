// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the numbers of the lens attention_convolution came about.

#include "engine/core/explanation.h"
#include "engine/lenses/common/grid_options.h"

namespace att::lenses {

struct GridReading {
    const Outcome& outcome;
    const GridSpec& options;
    const GridLayer& layer;
};
Explanation explainGrid(const GridReading& reading, const Cell& cell);

}  // namespace att::lenses
