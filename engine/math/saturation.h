// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The experiment behind 1/√d_k: what random queries and keys of growing width do to the scores, the softmax and its gradient.
// Source: Vaswani et al. 2017, section 3.2.1 with its footnote 4.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/result.h"
#include "engine/core/watch.h"
#include "engine/math/matrix_in.h"

namespace att {

struct SaturationOptions {
    int keys = 64;
    int samples = 32;  ///< queries, each with keys of its own
    std::uint64_t seed = 1;
    double temperature = 1;  ///< above 0; divides all scores before the softmax

    /// In place of drawn ones, as wide as the widest width or wider: q is samples × givenWidth, k is samples × keys × givenWidth.
    const float* q = nullptr;
    const float* k = nullptr;
    int givenWidth = 0;
};

/// What the softmax of a row of scores is like. A mean of these over samples is in SaturationPoint.
struct Sharpness {
    double entropy = 0;        ///< in nats
    double largest = 0;        ///< the largest weight
    double jacobianNorm = 0;   ///< Frobenius, of ∂softmax(z)/∂z
    double jacobianTrace = 0;  ///< 1 - Σp²
    double saturated = 0;      ///< 1 where the largest weight exceeds 0.99; the mean is the share of such rows
};
Sharpness sharpnessOf(const Eigen::RowVectorXd& p);

/// softmax(scores / temperature) in double, each weight as exact as its score.
Eigen::RowVectorXd sampledWeights(const RowIn<float>& scores, double temperature);

/// One sample: a query and its keys, the first dK components of what they are at any greater width.
struct DrawnSample {
    RowVector<float> q;  // d_k
    Matrix<float> K;     // keys × d_k
};
DrawnSample drawSample(int sample, int dK, const SaturationOptions& options);

/// The unscaled scores q·k of one sample, the very numbers of the sweep.
RowVector<float> sampledScores(int sample, int dK, const SaturationOptions& options);
/// Divided by √d_k.
RowVector<float> scaledScores(const RowIn<float>& scores, int dK);

struct SaturationPoint {
    int dK = 0;
    double variance = 0;  ///< of q·k over all samples and keys, about their mean 0
    Sharpness unscaled, scaled;
};

struct SaturationSamples {
    std::vector<std::vector<SaturationPoint>> points;  ///< for each sample one for each width
    Matrix<float> scores;                              ///< samples × keys: the unscaled scores at one of the widths
};

/// For each sample a point for each width of `widths`, which rise from 1 on, and its scores at widths[marked]. The components of q and k
/// are N(0, 1). A narrower q and k are the first components of the wider, so that the points differ by their width alone. Works on
/// several threads. Fails only with Stopped.
Result<SaturationSamples> saturationSamples(std::span<const int> widths, std::size_t marked, const SaturationOptions& options, const Watch& watch);

/// Their means over the samples: one point for each width.
Result<std::vector<SaturationPoint>> saturationSweep(std::span<const int> widths, const SaturationOptions& options, const Watch& watch);

}  // namespace att
