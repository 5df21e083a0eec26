// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the numbers of an encoding of positions came about, wherever a panel shows them.

#include "engine/core/explanation.h"
#include "engine/lenses/common/position_encoding.h"

namespace att::lenses {

struct PositionReading {
    const Outcome& outcome;
    const PositionOptions& options;
    LayerSizes sizes;
};

/// The wave of one dimension: sine or cosine of position · base^exponent. Silent: the odd dimension that no pair has.
struct Wave {
    double exponent = 0, frequency = 0;
    bool sine = false, silent = false;
};
/// Of sinusoids, or of RoPE's turn of a pair (1, 0), in a width of d.
Wave waveOf(const PositionOptions& options, int dimension, int d);

/// Of a row of vectors that are added to X, or of RoPE's picture, whose first row stands at `first`.
Explanation explainPosition(const PositionReading& reading, const Cell& cell, int first);
/// Of Q′ or K′; the cell's stage "turned", its source the same place in "qkv".
Explanation explainTurned(const PositionReading& reading, const Cell& cell);
/// What is added to the score of the pair (row, column) in the cell's head; `factor` is that of the scores.
Explanation explainBias(const PositionReading& reading, const Cell& cell, double factor);
/// An array of the stage "learned".
Explanation explainLearned(const Outcome& outcome, const Cell& cell, const WeightOptions& weights, const PositionOptions& options);

/// Exponent of 2 in ALiBi's slope of a head.
double slopeExponent(int head, int heads);
/// How a distance finds its bucket; the last step's result is the bucket.
std::vector<Step> bucketSteps(const RelativeBuckets& rule, int distance);

/// The arrays as the stage "learned" shows them; null where it has none.
PositionArrays arraysIn(const Outcome& outcome);
/// That stage; nothing where the encoding learns nothing.
std::optional<Stage> learnedStage(const PositionArrays& arrays);

}  // namespace att::lenses
