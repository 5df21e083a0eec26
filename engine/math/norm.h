// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Batch, layer, RMS, instance and group norm of one array, for float and double. They differ in one thing: which numbers share a mean and a
// variance. That question has a function of its own, so that a picture of it and the arithmetic cannot disagree.

#include <cstdint>

#include "engine/math/matrix_in.h"

namespace att {

enum class NormKind {
    Batch,         ///< a channel, over samples and places. Ioffe, Szegedy 2015 (arXiv 1502.03167), section 3
    Layer,         ///< one place of one sample, over channels: a token over its D numbers. Ba, Kiros, Hinton 2016 (arXiv 1607.06450), section 3
    LayerOverAll,  ///< a sample, over places and channels (L, D): often written for the Transformer and wrong there, because padding changes it
    Rms,           ///< as Layer, divided by the root mean square; no mean is taken off. Zhang, Sennrich 2019 (arXiv 1910.07467), section 4
    Instance,      ///< one channel of one sample, over places. Ulyanov, Vedaldi, Lempitsky 2016 (arXiv 1607.08022)
    Group,         ///< a group of neighbouring channels of one sample, over places. Wu, He 2018 (arXiv 1803.08494), section 3
};

struct NormCell {
    int sample, place, channel;
};

/// An array of samples × places × channels. B×T×D has its T tokens as places and D channels last in memory; B×C×H×W has H·W places and
/// channels before them.
struct NormShape {
    int samples = 1, places = 1, channels = 1;
    bool channelsLast = true;
    int groups = 1;  ///< of Group: divides channels

    std::ptrdiff_t size() const { return std::ptrdiff_t(samples) * places * channels; }
    std::ptrdiff_t at(int sample, int place, int channel) const;  ///< where a cell lies in memory
    NormCell cellAt(std::ptrdiff_t where) const;                  ///< which cell lies there
};

/// Which set of cells that share their statistics a cell belongs to, in 0 … normSets-1.
int normSet(NormKind kind, const NormShape& shape, int sample, int place, int channel);
int normSets(NormKind kind, const NormShape& shape);

/// What the cells of a set have in common. Rms: mean 0 and the mean square.
struct NormStatistics {
    RowVector<double> mean, variance;  ///< one per set; the variance is the biased one, divided by the count
};

template <class Scalar>
NormStatistics normStatistics(NormKind kind, const NormShape& shape, const Scalar* x);

template <class Scalar>
struct NormParameters {
    RowVector<Scalar> gamma, beta;  ///< one per channel; empty: 1 and 0. Rms takes no beta
    double epsilon = 1e-5;          ///< beside the variance, under the root. PyTorch 1e-5; timm's ViT and T5 1e-6; BERT 1e-12
};

/// y = (x - mean) / √(variance + ε)·γ + β, by the given statistics. y may be x.
template <class Scalar>
void applyNorm(NormKind kind, const NormShape& shape, const NormStatistics& statistics, const NormParameters<Scalar>& parameters, const Scalar* x,
               Scalar* y);

/// With the array's own statistics.
template <class Scalar>
void norm(NormKind kind, const NormShape& shape, const NormParameters<Scalar>& parameters, const Scalar* x, Scalar* y);

/// What batch norm remembers from training for use: 0 and 1 at first.
struct RunningStatistics {
    RowVector<double> mean, variance;  ///< one per channel
    double momentum = 0.1;             ///< how much of a batch is taken in. Keras says 1 - momentum: 0.99 there is 0.01 here

    explicit RunningStatistics(int channels) : mean(RowVector<double>::Zero(channels)), variance(RowVector<double>::Ones(channels)) {}
    /// running = (1 - momentum)·running + momentum·batch, with the unbiased variance, although the batch itself is divided by the biased
    /// one. False, and nothing learned, when a channel has a single value, which has no variance.
    bool learn(const NormStatistics& batch, const NormShape& shape);
    NormStatistics statistics() const { return {mean, variance}; }
};

/// γ and β: 2C; C for Rms.
std::int64_t normParameters(NormKind kind, int channels);

/// Layer norm of every row of X, n × D: norm() of kind Layer for a single sample, row by row in the scalar itself.
template <class Scalar>
Matrix<Scalar> layerNorm(const MatrixIn<Scalar>& X, const NormParameters<Scalar>& parameters);

/// (x - mean) / (s + ε)·γ + β with s the unbiased deviation: what The Annotated Transformer computes, and not layer norm.
template <class Scalar>
Matrix<Scalar> annotatedLayerNorm(const MatrixIn<Scalar>& X, const NormParameters<Scalar>& parameters);

}  // namespace att
