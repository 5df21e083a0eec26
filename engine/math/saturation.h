// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The experiment behind 1/√d_k: what random queries and keys of growing width do to the scores, the softmax and its gradient.
// Source: Vaswani et al. 2017, section 3.2.1 with its footnote 4.

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
};

/// Means over the samples of what the softmax of a row of scores is like.
struct Sharpness {
    double entropy = 0;        ///< in nats
    double largest = 0;        ///< the largest weight
    double jacobianNorm = 0;   ///< Frobenius
    double jacobianTrace = 0;  ///< 1 - Σp²
    double saturated = 0;      ///< the share of rows whose largest weight exceeds 0.99
};

struct SaturationPoint {
    int dK = 0;
    double variance = 0;  ///< of q·k over all samples and keys, about their mean 0
    Sharpness unscaled, scaled;
};

/// One point for each width of `widths`, which rise from 1 on. The components of q and k are N(0, 1). A narrower q and k are the first
/// components of the wider, so that the points differ by their width alone. Fails only with Stopped.
Result<std::vector<SaturationPoint>> saturationSweep(std::span<const int> widths, const SaturationOptions& options, const Watch& watch);

/// The unscaled scores q·k behind one point: samples × keys.
Result<Matrix<float>> sampledScores(int dK, const SaturationOptions& options, const Watch& watch);

}  // namespace att
