// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What kinds of layer cost side by side, as a table at one length and as curves over the length, and how each figure comes about.
// The closed forms themselves are math/complexity.h.

#include "engine/core/explanation.h"
#include "engine/math/complexity.h"

namespace att::lenses {

struct CostSizes {
    LayerSize layer;
    bool oneSided = false;  ///< the convolution looks back only, so that one layer reaches k - 1 tokens and not ⌊(k-1)/2⌋
};

/// The table with one row per kind of layer and what follows from it in words.
std::vector<Panel> costPanels(const CostSizes& sizes);
/// The paper's figure, the one with projections, and the longest path over n = 2 … 4096.
std::vector<Panel> growthPanels(const CostSizes& sizes);

/// Of a cell in one of these panels, whose id is the panel's own.
Explanation explainCost(const Outcome& outcome, const Cell& cell, const CostSizes& sizes);

}  // namespace att::lenses
