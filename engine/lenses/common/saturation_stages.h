// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The stages of the experiment behind 1/√d_k as they stand on screen: what was drawn, scores and weights at one width, curves over all
// widths, and the samples that the curves are means of. Its numbers come from math/saturation.h.

#include "engine/core/outcome.h"
#include "engine/lenses/common/panels.h"
#include "engine/math/saturation.h"

namespace att::lenses {

/// What was asked for.
struct SaturationView {
    int dK = 0;               ///< the width that is looked at
    int sample = 0;           ///< the sample whose q and K are shown
    std::vector<int> widths;  ///< the powers of two up to the widest, and d_k
    SaturationOptions options;

    std::size_t marked() const;  ///< where d_k is among the widths
};

constexpr int widestKey = 1024;

/// 1, 2, 4 … widestKey, and dK where it is none of them.
std::vector<int> saturationWidths(int dK);

/// The panels of curves have the rows `unscaled` and `scaled`; those of samples are addressed by the curve's name: "samples/entropy".
constexpr int unscaledRow = 0, scaledRow = 1, expectedRow = 2;

/// The addresses of all curves, in the order of the table at d_k.
std::vector<std::string> saturationCurves();

/// The bins of the histogram: equal ones over ±4·√d_k; the outer two also take what lies beyond.
constexpr int histogramBins = 41;
struct Bin {
    double from = 0, to = 0;
};
Bin binAt(int bin, int dK);
int binOf(double score, int dK);

void addSaturationStages(Outcome& outcome, const SaturationView& view, const SaturationSamples& samples);

}  // namespace att::lenses
