// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the lens norms computes: the array, its statistics and norm, what batch norm remembers of earlier batches, and trials that measure
// on what a norm depends. No panels. All of it follows from the options, the given arrays and the seed.

#include <array>
#include <cmath>
#include <vector>

#include "engine/core/lens.h"
#include "engine/lenses/common/given.h"
#include "engine/lenses/common/norm_options.h"

namespace att::lenses {

/// "x" [B, T, D] or [B, C, H, W], "gamma", "beta", "running_mean" and "running_var" [D].
std::vector<ArraySlot> normSlots(const NormOptions& options);

/// The source of the samples: channel c is mean_c + spread_c · N(0, 1).
struct NormSource {
    std::vector<float> mean, spread;
};
NormSource normSource(const NormOptions& options);
/// The first `count` standard normal numbers of the array with this name: "x", "batch/3", "company/3".
std::vector<float> normDraw(const NormOptions& options, const std::string& name, std::size_t count);
/// The numbers of an array of the source; `samples` in place of B.
std::vector<float> normArray(const NormOptions& options, const std::string& name, int samples);

struct NormExample {
    NormParameters<float> parameters;
    TensorPtr x;                             ///< slices
    TensorPtr gamma, beta;                   ///< 1 × 1 × D
    TensorPtr runningMean, runningVariance;  ///< 1 × D × (batches + 1): after 0, 1, 2 … batches
    NormStatistics statistics;               ///< in force
    TensorPtr normalised, y;                 ///< slices: before and after γ and β
};
/// Fails with Stopped.
Result<NormExample> normExample(const NormOptions& options, const Given& given, const Watch& watch);

/// The running statistics in the last column of the two panels, as batch norm in use takes them.
NormStatistics rememberedStatistics(const Tensor& mean, const Tensor& variance);

/// A line of the table of trials.
struct NormLine {
    Text name;
    NormKind kind;
    bool remembers = false;  ///< batch norm in use
};
const std::vector<NormLine>& normLines();

/// Something that is changed around cells that stay.
enum class NormTrialKind {
    OtherPads,   ///< the padding holds another number
    SampleLess,  ///< the last sample is left out
    Scaled,      ///< 2x + 1 in every cell
};
struct NormTrial {
    NormTrialKind kind;
    Text name;
};
/// Those that this array allows.
std::vector<NormTrial> normTrials(const NormOptions& options);

/// An array before or after a trial, normalised.
struct Normed {
    NormShape shape;
    std::vector<float> x, y;
    NormStatistics statistics;
};
/// The largest change of a cell that stayed.
struct NormMove {
    std::ptrdiff_t cell = 0;  ///< the same place in both
    Normed before, after;
    double change() const { return std::abs(double(after.y[std::size_t(cell)]) - double(before.y[std::size_t(cell)])); }
};
/// What a trial needs of an outcome.
struct NormTrialInput {
    const NormOptions& options;
    const Tensor& x;
    const NormParameters<float>& parameters;
    const NormStatistics& remembered;
};
NormMove normMove(const NormTrialInput& input, const NormLine& line, NormTrialKind trial);

/// Batch sizes of the measured spread, and how often each is drawn.
constexpr std::array<int, 6> companySizes{1, 2, 4, 8, 16, 32};
constexpr int companyDraws = 8;
using CompanySquares = std::array<double, companyDraws>;
/// The first sample stays, all others of its batch are drawn anew `companyDraws` times: of each draw the mean square of what its numbers,
/// normalised, deviate from their mean over the draws. One for each size. Fails with Stopped.
Result<std::vector<CompanySquares>> normSpread(const NormTrialInput& input, const NormLine& line, const Watch& watch);
double meanOf(const CompanySquares& squares);

}  // namespace att::lenses
