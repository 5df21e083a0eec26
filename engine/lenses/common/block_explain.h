// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the numbers of block_stages.h came about.

#include <optional>

#include "engine/lenses/common/block_stages.h"
#include "engine/lenses/common/visibility.h"

namespace att::lenses {

/// What an explanation needs beside the outcome.
struct StackReading {
    const Outcome& outcome;
    const StackShape& shape;
    const WeightOptions& weights;
    const Given& given;
    Visibility self, cross;
    const char* x = "positions/sum";  ///< what the stack reads
    std::vector<CountLine> counts = {};
};

/// Nothing when the cell is not of a panel of block_stages.h.
std::optional<Explanation> explainStack(const StackReading& reading, const Cell& cell);

/// Of the whole stack: output, stream, lengths, all weights, rollout, cost. In stack_explain.cpp.
std::optional<Explanation> explainWhole(const StackReading& reading, const Cell& cell);

/// A cell of a layer norm: the row that it reads, each number a term; where γ and β stand; the factor and shift of this dimension.
struct NormReading {
    std::vector<Term> row;
    Term gamma, beta;
};
/// Mean, variance, root, quotient, γ and β. The last result is `value`.
std::vector<Step> layerNormSteps(const NormReading& norm, int dimension, double value);

}  // namespace att::lenses
