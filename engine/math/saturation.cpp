// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/saturation.h"

#include <cmath>
#include <functional>
#include <string>

#include "engine/core/random.h"
#include "engine/math/normalise.h"

namespace att {
namespace {

/// One row of scores that widens with d_k. Components are drawn one after another, each as q_c and then k_c of all keys.
class Sample {
public:
    Sample(int index, int width, const SaturationOptions& options)
        : m_drawn(width, options.keys + 1), m_scores(RowVector<float>::Zero(options.keys)) {
        const auto count = static_cast<std::size_t>(m_drawn.size());
        fillNormal(options.seed, "saturation/" + std::to_string(index), 1, m_drawn.data(), count);
    }

    /// q·k over the first dK components. dK never falls.
    const RowVector<float>& widenTo(int dK) {
        for (; m_width < dK; ++m_width) m_scores += m_drawn(m_width, 0) * m_drawn.row(m_width).tail(m_scores.size());
        return m_scores;
    }

private:
    Matrix<float> m_drawn;  // d_k × (1 + keys)
    RowVector<float> m_scores;
    int m_width = 0;
};

void add(Sharpness& sum, const RowVector<float>& scores, double share) {
    const RowVector<float> p = normalise<float>({}, scores);
    const double largest = double(p.maxCoeff());
    sum.entropy += share * entropyInNats<float>(p);
    sum.largest += share * largest;
    sum.jacobianNorm += share * softmaxJacobianNorm<float>(p);
    sum.jacobianTrace += share * softmaxJacobianTrace<float>(p);
    sum.saturated += share * (largest > 0.99 ? 1 : 0);
}

void add(SaturationPoint& point, const RowVector<float>& scores, double share) {
    point.variance += share * scores.cast<double>().squaredNorm() / double(scores.size());
    add(point.unscaled, scores, share);
    add(point.scaled, scores / std::sqrt(float(point.dK)), share);
}

}  // namespace

Result<std::vector<SaturationPoint>> saturationSweep(std::span<const int> widths, const SaturationOptions& options, const Watch& watch) {
    std::vector<SaturationPoint> points;
    for (const int width : widths) points.push_back({.dK = width});
    for (int s = 0; s < options.samples && !points.empty(); ++s) {
        if (watch.stopped()) return stoppedError();
        Sample sample(s, widths.back(), options);
        for (auto& point : points) add(point, sample.widenTo(point.dK), 1.0 / options.samples);
    }
    return points;
}

Result<Matrix<float>> sampledScores(int dK, const SaturationOptions& options, const Watch& watch) {
    Matrix<float> scores(options.samples, options.keys);
    for (int s = 0; s < options.samples; ++s) {
        if (watch.stopped()) return stoppedError();
        scores.row(s) = Sample(s, dK, options).widenTo(dK);
    }
    return scores;
}

}  // namespace att
