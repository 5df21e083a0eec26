// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the numbers of shuffle_stages.h came about.

#include <algorithm>
#include <optional>

#include "engine/core/explanation.h"
#include "engine/lenses/common/shuffle_measures.h"

namespace att::lenses {

struct ShuffleReading {
    const Outcome& outcome;
    const ShuffleOptions& options;
    LayerSizes sizes;
    TokenOrder order;

    int placeOf(int token) const { return int(std::ranges::find(order, token) - order.begin()); }
};

/// Nothing when the cell is not of these stages.
std::optional<Explanation> explainShuffle(const ShuffleReading& reading, const Cell& cell);

}  // namespace att::lenses
