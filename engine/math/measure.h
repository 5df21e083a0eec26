// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a head does, in a few numbers: how sharp its weights are and where they lie. No names for heads here.

#include <vector>

#include "engine/core/matrix.h"
#include "engine/core/result.h"
#include "engine/core/watch.h"

namespace att {

/// Means over the rows of A (rows are queries, columns are keys) that hold any weight; a fully masked row takes no part.
/// A row of NaN makes every mean NaN.
struct HeadMeasures {
    double entropy = 0;   ///< of a row, −Σ_j A_ij log₂ A_ij, in bits
    double evenness = 0;  ///< Σ of those entropies / Σ of the largest possible, log₂ of how many keys have weight; 0 where that is 0
    double largest = 0;   ///< the largest weight of all, not a mean
    double distance = 0;  ///< Σ_j A_ij·|i − j|, in tokens
    double self = 0;      ///< A_ii
    double previous = 0;  ///< A_i,i−1, over the rows that have a previous token
    double next = 0;      ///< A_i,i+1, over the rows that have a next token
    double first = 0;     ///< A_i,0
};

/// One for each head of A: H × n_q × n_k. Works on several threads. Fails only with Stopped.
Result<std::vector<HeadMeasures>> measureHeads(const Tensor& A, const Watch& watch);

}  // namespace att
