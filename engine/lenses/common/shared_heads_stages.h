// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The stages of the lens shared_heads after its tokens: "map", "multi", those of the layer with "shared" between them, "compare", "table" and
// "curves".

#include <array>

#include "engine/lenses/common/shared_heads_run.h"

namespace att::lenses {

/// The columns of the table, each also a curve.
struct CountColumn {
    const char* id;
    Text title;
    bool logarithmic;
};
const std::array<CountColumn, 4>& countColumns();

/// Fails with Stopped.
Status addSharedHeadsStages(Outcome& outcome, const SharedHeadsOptions& options, const SharedHeadsRun& run, const Watch& watch);

}  // namespace att::lenses
