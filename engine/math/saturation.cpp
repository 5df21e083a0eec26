// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/saturation.h"

#include <atomic>
#include <cmath>
#include <functional>
#include <new>
#include <string>

#include "engine/core/parallel.h"
#include "engine/core/random.h"
#include "engine/math/normalise.h"

namespace att {
namespace {

/// One row of scores that widens with d_k. Components are drawn one after another, each as q_c and then k_c of all keys.
class Sample {
public:
    Sample(int index, int width, const SaturationOptions& options)
        : m_drawn(width, options.keys + 1), m_scores(RowVector<float>::Zero(options.keys)) {
        const bool allGiven = options.q && options.k;
        if (!allGiven) fillNormal(options.seed, "saturation/" + std::to_string(index), 1, m_drawn.data(), static_cast<std::size_t>(m_drawn.size()));
        takeGiven(index, options);
    }

    /// q·k over the first dK components. dK never falls.
    const RowVector<float>& widenTo(int dK) {
        for (; m_width < dK; ++m_width) m_scores += m_drawn(m_width, 0) * m_drawn.row(m_width).tail(m_scores.size());
        return m_scores;
    }

    DrawnSample drawn() const { return {m_drawn.col(0).transpose(), m_drawn.rightCols(m_scores.size()).transpose()}; }

private:
    void takeGiven(int index, const SaturationOptions& options) {
        const Eigen::Index keys = m_scores.size(), given = options.givenWidth, width = m_drawn.rows();
        if (options.q) m_drawn.col(0) = MatrixView<float>(options.q + index * given, 1, given).leftCols(width).transpose();
        if (options.k) m_drawn.rightCols(keys) = MatrixView<float>(options.k + index * keys * given, keys, given).leftCols(width).transpose();
    }

    Matrix<float> m_drawn;  // d_k × (1 + keys)
    RowVector<float> m_scores;
    int m_width = 0;
};

SaturationPoint pointOf(const RowVector<float>& scores, int dK, double temperature) {
    return {.dK = dK,
            .variance = scores.cast<double>().squaredNorm() / double(scores.size()),
            .unscaled = sharpnessOf(sampledWeights(scores, temperature)),
            .scaled = sharpnessOf(sampledWeights(scaledScores(scores, dK), temperature))};
}

/// All points of one sample; its scores at widths[marked] go into their row.
void measureSample(int sample, std::span<const int> widths, std::size_t marked, const SaturationOptions& options, SaturationSamples& samples) {
    Sample widening(sample, widths.back(), options);
    auto& points = samples.points[static_cast<std::size_t>(sample)];
    points.reserve(widths.size());
    for (std::size_t w = 0; w < widths.size(); ++w) {
        const auto& scores = widening.widenTo(widths[w]);
        points.push_back(pointOf(scores, widths[w], options.temperature));
        if (w == marked) samples.scores.row(sample) = scores;
    }
}

/// A draw takes about 3 ns, a weight's share of the rest 20.
double microsecondsFor(std::span<const int> widths, const SaturationOptions& options) {
    return 1e-3 * options.samples * (options.keys + 1.0) * (3.0 * widths.back() + 20.0 * double(widths.size()));
}

void add(Sharpness& sum, const Sharpness& one, double share) {
    sum.entropy += share * one.entropy;
    sum.largest += share * one.largest;
    sum.jacobianNorm += share * one.jacobianNorm;
    sum.jacobianTrace += share * one.jacobianTrace;
    sum.saturated += share * one.saturated;
}

void add(SaturationPoint& sum, const SaturationPoint& one, double share) {
    sum.variance += share * one.variance;
    add(sum.unscaled, one.unscaled, share);
    add(sum.scaled, one.scaled, share);
}

}  // namespace

Sharpness sharpnessOf(const Eigen::RowVectorXd& p) {
    const double largest = p.maxCoeff();
    return {.entropy = entropyInNats<double>(p),
            .largest = largest,
            .jacobianNorm = softmaxJacobianNorm<double>(p),
            .jacobianTrace = softmaxJacobianTrace<double>(p),
            .saturated = largest > 0.99 ? 1.0 : 0.0};
}

Eigen::RowVectorXd sampledWeights(const RowIn<float>& scores, double temperature) {
    const Eigen::RowVectorXd z = scores.cast<double>() / temperature;
    const Eigen::RowVectorXd e = (z.array() - z.maxCoeff()).exp();
    return e / e.sum();
}

DrawnSample drawSample(int sample, int dK, const SaturationOptions& options) { return Sample(sample, dK, options).drawn(); }

RowVector<float> sampledScores(int sample, int dK, const SaturationOptions& options) { return Sample(sample, dK, options).widenTo(dK); }

RowVector<float> scaledScores(const RowIn<float>& scores, int dK) { return scores / std::sqrt(float(dK)); }

Result<SaturationSamples> saturationSamples(std::span<const int> widths, std::size_t marked, const SaturationOptions& options, const Watch& watch) {
    SaturationSamples samples{std::vector<std::vector<SaturationPoint>>(static_cast<std::size_t>(options.samples)), {}};
    if (widths.empty()) return samples;
    samples.scores.resize(options.samples, options.keys);
    std::atomic<int> done = 0;
    std::atomic<bool> outOfMemory = false;
    parallelFor(options.samples, microsecondsFor(widths, options), [&](int s) {
        if (watch.stopped()) return;
        try {
            measureSample(s, widths, marked, options, samples);
        } catch (const std::bad_alloc&) {
            outOfMemory = true;
        }
        watch.setProgress(float(++done) / float(options.samples));
    });
    if (outOfMemory) throw std::bad_alloc();
    if (watch.stopped()) return stoppedError();
    return samples;
}

Result<std::vector<SaturationPoint>> saturationSweep(std::span<const int> widths, const SaturationOptions& options, const Watch& watch) {
    const auto samples = saturationSamples(widths, 0, options, watch);
    if (!samples) return samples.error();
    std::vector<SaturationPoint> means;
    for (std::size_t w = 0; w < widths.size(); ++w) {
        means.push_back({.dK = widths[w]});
        for (const auto& points : samples->points) add(means.back(), points[w], 1.0 / options.samples);
    }
    return means;
}

}  // namespace att
