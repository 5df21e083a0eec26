// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The gradient of a whole model's loss against differences of the loss itself, in double.

#include <QString>
#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace att {

/// Of every `stride`-th weight, by central differences of fourth order. `loss`: adds the gradient where it is told to, unless that is null, and
/// answers the loss of the weights as they stand. What is wrong; empty when nothing is.
inline QString gradientFault(std::vector<double>& weights, const std::function<double(double*)>& loss, std::size_t stride, double step) {
    std::vector<double> gradients(weights.size(), 0);
    loss(gradients.data());
    double largest = 0;
    for (const double gradient : gradients) largest = std::max(largest, std::abs(gradient));
    for (std::size_t i = 0; i < weights.size(); i += stride) {
        const double middle = weights[i];
        const auto at = [&](double offset) {
            weights[i] = middle + offset;
            return loss(nullptr);
        };
        const double measured = (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step);
        weights[i] = middle;
        if (!(std::abs(measured - gradients[i]) < 1e-6 * std::max({std::abs(measured), std::abs(gradients[i]), 1e-3 * largest})))
            return QString("weight %1: pulled %2, measured %3").arg(i).arg(gradients[i]).arg(measured);
    }
    return {};
}

}  // namespace att
