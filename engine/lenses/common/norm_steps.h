// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A norm step by step: mean, variance, root, quotient. For the lens of norms and for the layer norms inside of blocks.

#include "engine/core/explanation.h"

namespace att::lenses {

/// Σ x / N. The terms are the cells of the set; long sums are shortened.
std::vector<Step> meanSteps(std::vector<Term> cells);
/// Σ (x − μ)² / N.
std::vector<Step> varianceSteps(const std::vector<Term>& cells, double mean);

struct Division {
    Term x;
    double mean, variance, epsilon;
    bool rms = false;  ///< no mean is taken off
};
/// x − μ, σ² + ε, its root, the quotient. The terms name where mean and variance are shown; their numbers come from `division`.
std::vector<Step> divisionSteps(const Division& division, Term mean, Term variance);

}  // namespace att::lenses
