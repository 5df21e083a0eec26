// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a normaliser made one weight from a row of scores, wherever the row came from. What is found by search, the threshold of entmax, is
// shown as found, with the check that the weights then sum to 1.

#include "engine/core/explanation.h"
#include "engine/math/normalise.h"

namespace att::lenses {

struct WeightRow {
    Normaliser normaliser;
    std::vector<Term> scores;        ///< of the keys that are seen, before the temperature; at least one
    std::vector<std::string> names;  ///< "₃,₅" of each: what its letters carry
};
/// They end at `weight`, that of number `own` of the row.
std::vector<Step> weightSteps(const WeightRow& row, std::size_t own, double weight);

/// "A_{ij} = …"; α and k are letters in it.
std::string weightFormula(NormaliserKind kind);
/// What the row's weights are together: their sum, and how many are exactly 0.
Message weightRemark(const std::vector<double>& weights);

}  // namespace att::lenses
