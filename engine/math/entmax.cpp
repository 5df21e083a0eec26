// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/entmax.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace att {
namespace {

using Scores = Eigen::RowVectorXd;

Scores sorted(Scores z) {
    std::sort(z.begin(), z.end(), std::greater<>());
    return z;
}

/// z falls from 0. τ = (Σ of the k highest - 1) / k, with the largest k for which the k-th is above it.
double sparsemaxThreshold(const Scores& z) {
    double sum = 0, threshold = -1;
    for (Eigen::Index k = 0; k < z.size(); ++k) {
        sum += z[k];
        const double next = (sum - 1) / double(k + 1);
        if (z[k] <= next) break;
        threshold = next;
    }
    return threshold;
}

/// z falls from 0, halved here: Σ_{j≤k} (z_j/2 - τ)² = 1 solved for τ = mean - √((1 - k·variance) / k), as far as z_k/2 stays above it.
double entmax15Threshold(const Scores& z) {
    double sum = 0, squares = 0, threshold = -1;
    for (Eigen::Index j = 0; j < z.size(); ++j) {
        const double half = z[j] / 2, k = double(j + 1);
        sum += half;
        squares += half * half;
        const double mean = sum / k, spread = squares - sum * mean;
        const double next = mean - std::sqrt(std::max(0.0, (1 - spread) / k));
        if (half < next) break;
        threshold = next;
    }
    return threshold;
}

/// [(α-1)·z - τ]₊^(1/(α-1)) with z ≤ 0 and τ = t - 1. Through log1p, so that nothing is lost when α nears 1.
double weight(double z, double t, double alpha) {
    const double base = (alpha - 1) * z - t;  // what stands above 1
    return base <= -1 ? 0.0 : std::exp(std::log1p(base) / (alpha - 1));
}

/// z falls from 0: τ lies between -1, where the highest alone has weight 1, and -n^(1-α), where it has 1/n.
double bisectedThreshold(const Scores& z, double alpha) {
    double low = 0, high = -std::expm1((1 - alpha) * std::log(double(z.size())));
    for (int round = 0; round < 200; ++round) {
        const double middle = low + (high - low) / 2;
        if (middle == low || middle == high) break;
        const double sum = z.unaryExpr([&](double score) { return weight(score, middle, alpha); }).sum();
        (sum >= 1 ? low : high) = middle;
    }
    return low - 1;
}

/// For z that falls from 0.
double thresholdFromZero(const Scores& z, double alpha) {
    if (alpha == 2) return sparsemaxThreshold(z);
    if (alpha == 1.5) return entmax15Threshold(z);
    return bisectedThreshold(z, alpha);
}

}  // namespace

double thresholdOf(const Eigen::RowVectorXd& z, double alpha) {
    const double highest = z.maxCoeff();
    return thresholdFromZero(sorted(z.array() - highest), alpha) + (alpha - 1) * highest;
}

template <class Scalar>
RowVector<Scalar> entmaxOf(const RowIn<Scalar>& z, double alpha) {
    const Scores scores = z.template cast<double>();
    const Scores shifted = scores.array() - scores.maxCoeff();
    const double t = thresholdFromZero(sorted(shifted), alpha) + 1;
    const Scores p = shifted.unaryExpr([&](double score) { return weight(score, t, alpha); });
    return (p / p.sum()).template cast<Scalar>();
}

template RowVector<float> entmaxOf<float>(const RowIn<float>&, double);
template RowVector<double> entmaxOf<double>(const RowIn<double>&, double);

}  // namespace att
