// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The float kernels behind image_convolution.h: see core/instruction_set.h.

#include <cstddef>

#include "engine/core/instruction_set.h"

namespace att {

/// Some output channels of one group, at a run of flat places. The input lies in a padded grid (image_convolution.cpp) so that the
/// input of flat place p under tap t is X[p + offsets[t]] for all of them, and neighbouring places are neighbours in memory.
struct ConvolutionRun {
    const float* W;  ///< packed: taps × rows
    const float* b;  ///< rows, or null
    const float* X;
    const std::ptrdiff_t* offsets;  ///< one per tap
    int taps, rows;                 ///< rows: output channels, at most rowsAtOnce
    int begin, end;                 ///< flat places
    float* Y;                       ///< the first row's image
    std::ptrdiff_t yStep;           ///< from one channel's image to the next
    int gridWidth, width;           ///< of a row of the grid, and of the output: flat place y·gridWidth + x is Y[y·width + x] where x < width
};

/// The gradient of a kernel's weights: what came back to each output channel of a group, times the input under each tap, summed over all places
/// of some images; lane by lane, so that a batch is summed up before the lanes are.
struct CorrelationRun {
    const float* dY;  ///< rows × yStep: on rows of the grid, zeros between them and beyond `places`, up to whole vectors
    std::ptrdiff_t yStep;
    const float* X;                 ///< in its grid
    const std::ptrdiff_t* offsets;  ///< one per tap
    int rows, taps, places;
    float* sums;  ///< rows × taps vectors, to be added to
    int images = 1;
    std::ptrdiff_t yImageStep = 0, xImageStep = 0;
};

/// The pull of poolAcross: dx (+)= dMean / channels, and dMaximum at the first channel whose number is the maximum. Steps as there.
struct AcrossPull {
    const float* x;
    int channels;
    std::ptrdiff_t step, count;
    const float *maximum, *dMean, *dMaximum;  ///< `count` numbers each
    float* dx;
    bool add;
};

struct ImageKernels {
    int rowsAtOnce;
    int placesAtOnce;  ///< reads go so far beyond `end`, less one
    void (*convolve)(const ConvolutionRun& run);
    int lanes;  ///< of a vector
    void (*correlate)(const CorrelationRun& run);
    /// to[i] += the sum of vector i
    void (*addSums)(const float* vectors, std::ptrdiff_t count, float* to);
    /// Mean and maximum of `count` numbers. count > 0
    void (*pool)(const float* x, std::ptrdiff_t count, float* mean, float* maximum);
    /// Mean and maximum over channels at each of `count` places; channel c begins at x + c·step.
    void (*poolAcross)(const float* x, int channels, std::ptrdiff_t step, std::ptrdiff_t count, float* mean, float* maximum);
    void (*pullAcross)(const AcrossPull& pull);
    void (*scale)(const float* x, float factor, std::ptrdiff_t count, float* y);
    void (*multiply)(const float* x, const float* m, std::ptrdiff_t count, float* y);
    double multiplyAddsPerMicrosecond;  ///< of convolve, on one thread: an estimate
};

ATT_KERNEL_TABLE(ImageKernels, imageKernels);

}  // namespace att
