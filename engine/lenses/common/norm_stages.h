// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The stages of the lens norms, and how each of their numbers came about.

#include "engine/core/lens.h"
#include "engine/lenses/common/norm_example.h"

namespace att::lenses {

namespace norm_panel {
constexpr const char* x = "x/x";
constexpr const char* sets = "sets/sets";
constexpr const char* mean = "statistics/mean";
constexpr const char* variance = "statistics/variance";
constexpr const char* normalised = "normalised/normalised";
constexpr const char* gamma = "learned/gamma";
constexpr const char* beta = "learned/beta";
constexpr const char* y = "output/y";
constexpr const char* runningMean = "running/mean";
constexpr const char* runningVariance = "running/variance";
constexpr const char* trials = "trials/trials";
constexpr const char* company = "company/spread";
}  // namespace norm_panel

/// Fails with Stopped.
Status addNormStages(Outcome& outcome, const NormOptions& options, const NormExample& example, const Watch& watch);

Explanation explainNorms(const Outcome& outcome, const Cell& cell, const NormOptions& options);

}  // namespace att::lenses
