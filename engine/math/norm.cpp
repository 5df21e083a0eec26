// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/norm.h"

#include <cmath>

#include "engine/math/layer_norm.h"

namespace att {
namespace {

/// Calls f(sample, place, channel) for every cell.
template <class Function>
void forEachCell(const NormShape& shape, Function f) {
    for (int b = 0; b < shape.samples; ++b)
        for (int p = 0; p < shape.places; ++p)
            for (int c = 0; c < shape.channels; ++c) f(b, p, c);
}

/// Sums of f(value, set) over the cells of each set, divided by their count.
template <class Scalar, class Function>
RowVector<double> meanOfSets(NormKind kind, const NormShape& shape, const Scalar* x, Function f) {
    RowVector<double> mean = RowVector<double>::Zero(normSets(kind, shape));
    forEachCell(shape, [&](int b, int p, int c) {
        const int set = normSet(kind, shape, b, p, c);
        mean[set] += f(double(x[shape.at(b, p, c)]), set);
    });
    return mean * (double(mean.size()) / double(shape.size()));
}

/// X∘γ + β, row by row.
template <class Scalar>
void scaleAndShift(const NormParameters<Scalar>& parameters, Matrix<Scalar>& X) {
    if (parameters.gamma.size()) X.array().rowwise() *= parameters.gamma.array();
    if (parameters.beta.size()) X.rowwise() += parameters.beta;
}

}  // namespace

std::ptrdiff_t NormShape::at(int sample, int place, int channel) const {
    const std::ptrdiff_t inSample = channelsLast ? std::ptrdiff_t(place) * channels + channel : std::ptrdiff_t(channel) * places + place;
    return std::ptrdiff_t(sample) * places * channels + inSample;
}

NormCell NormShape::cellAt(std::ptrdiff_t where) const {
    const int sample = static_cast<int>(where / (std::ptrdiff_t(places) * channels)),
              inSample = static_cast<int>(where % (std::ptrdiff_t(places) * channels));
    if (channelsLast) return {sample, inSample / channels, inSample % channels};
    return {sample, inSample % places, inSample / places};
}

int normSet(NormKind kind, const NormShape& shape, int sample, int place, int channel) {
    switch (kind) {
        case NormKind::Batch: return channel;
        case NormKind::Layer:
        case NormKind::Rms: return sample * shape.places + place;
        case NormKind::LayerOverAll: return sample;
        case NormKind::Instance: return sample * shape.channels + channel;
        case NormKind::Group: return sample * shape.groups + channel / (shape.channels / shape.groups);
    }
    return 0;
}

int normSets(NormKind kind, const NormShape& shape) { return normSet(kind, shape, shape.samples - 1, shape.places - 1, shape.channels - 1) + 1; }

template <class Scalar>
NormStatistics normStatistics(NormKind kind, const NormShape& shape, const Scalar* x) {
    NormStatistics statistics;
    if (kind == NormKind::Rms)
        statistics.mean = RowVector<double>::Zero(normSets(kind, shape));
    else
        statistics.mean = meanOfSets(kind, shape, x, [](double value, int) { return value; });
    statistics.variance = meanOfSets(kind, shape, x, [&](double value, int set) { return std::pow(value - statistics.mean[set], 2); });
    return statistics;
}

template <class Scalar>
void applyNorm(NormKind kind, const NormShape& shape, const NormStatistics& statistics, const NormParameters<Scalar>& parameters, const Scalar* x,
               Scalar* y) {
    const RowVector<double> factor = (statistics.variance.array() + parameters.epsilon).rsqrt();
    forEachCell(shape, [&](int b, int p, int c) {
        const int set = normSet(kind, shape, b, p, c);
        const std::ptrdiff_t cell = shape.at(b, p, c);
        const double gamma = parameters.gamma.size() ? double(parameters.gamma[c]) : 1,
                     beta = parameters.beta.size() ? double(parameters.beta[c]) : 0;
        y[cell] = static_cast<Scalar>((double(x[cell]) - statistics.mean[set]) * factor[set] * gamma + beta);
    });
}

template <class Scalar>
void norm(NormKind kind, const NormShape& shape, const NormParameters<Scalar>& parameters, const Scalar* x, Scalar* y) {
    applyNorm(kind, shape, normStatistics(kind, shape, x), parameters, x, y);
}

bool RunningStatistics::learn(const NormStatistics& batch, const NormShape& shape) {
    const double count = double(shape.samples) * shape.places;
    if (count < 2) return false;
    mean = (1 - momentum) * mean + momentum * batch.mean;
    variance = (1 - momentum) * variance + momentum * count / (count - 1) * batch.variance;
    return true;
}

std::int64_t normParameters(NormKind kind, int channels) { return (kind == NormKind::Rms ? 1 : 2) * std::int64_t(channels); }

template <class Scalar>
Matrix<Scalar> layerNorm(const MatrixIn<Scalar>& X, const NormParameters<Scalar>& parameters) {
    const auto orNull = [](const RowVector<Scalar>& row) { return row.size() ? row.data() : nullptr; };
    const Matrix<Scalar> dense = X;
    Matrix<Scalar> Y(X.rows(), X.cols());
    layerNorm<Scalar>(LayerNorm<Scalar>{.n = int(X.rows()),
                                        .d = int(X.cols()),
                                        .x = dense.data(),
                                        .gamma = orNull(parameters.gamma),
                                        .beta = orNull(parameters.beta),
                                        .epsilon = parameters.epsilon,
                                        .y = Y.data()});
    return Y;
}

template <class Scalar>
Matrix<Scalar> annotatedLayerNorm(const MatrixIn<Scalar>& X, const NormParameters<Scalar>& parameters) {
    Matrix<Scalar> Y = X;
    for (auto row : Y.rowwise()) {
        row.array() -= row.mean();
        row /= std::sqrt(row.squaredNorm() / static_cast<Scalar>(row.size() - 1)) + static_cast<Scalar>(parameters.epsilon);
    }
    scaleAndShift(parameters, Y);
    return Y;
}

#define ATT_INSTANTIATE(Scalar)                                                                                                                \
    template NormStatistics normStatistics<Scalar>(NormKind, const NormShape&, const Scalar*);                                                 \
    template void applyNorm<Scalar>(NormKind, const NormShape&, const NormStatistics&, const NormParameters<Scalar>&, const Scalar*, Scalar*); \
    template void norm<Scalar>(NormKind, const NormShape&, const NormParameters<Scalar>&, const Scalar*, Scalar*);                             \
    template Matrix<Scalar> layerNorm<Scalar>(const MatrixIn<Scalar>&, const NormParameters<Scalar>&);                                         \
    template Matrix<Scalar> annotatedLayerNorm<Scalar>(const MatrixIn<Scalar>&, const NormParameters<Scalar>&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
