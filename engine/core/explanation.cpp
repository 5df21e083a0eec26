// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/explanation.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <numeric>

namespace att {
namespace {

double sumOf(std::span<const double> x) { return std::accumulate(x.begin(), x.end(), 0.0); }

/// Of the operations that take one number.
double applied(Operation operation, double x) {
    switch (operation) {
        case Operation::Exponential: return std::exp(x);
        case Operation::Sine: return std::sin(x);
        case Operation::Cosine: return std::cos(x);
        case Operation::Root: return std::sqrt(x);
        case Operation::Logarithm: return std::log(x);
        case Operation::Tanh: return std::tanh(x);
        case Operation::Sigmoid: return 1 / (1 + std::exp(-x));
        case Operation::Rectified: return std::max(x, 0.0);
        case Operation::Gelu: return x * 0.5 * std::erfc(-x / std::numbers::sqrt2);
        case Operation::GeluTanh: return 0.5 * x * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x)));
        default: return x;
    }
}

}  // namespace

std::optional<double> joined(Operation operation, std::span<const double> x) {
    if (operation == Operation::Sum) return sumOf(x);
    const bool two = operation == Operation::Quotient || operation == Operation::Power;
    if (operation == Operation::Masked || x.size() < (two ? 2 : 1)) return std::nullopt;
    switch (operation) {
        case Operation::Product: return std::accumulate(x.begin(), x.end(), 1.0, std::multiplies<>());
        case Operation::Quotient: return x[0] / x[1];
        case Operation::Power: return std::pow(x[0], x[1]);
        case Operation::Maximum: return *std::ranges::max_element(x);
        case Operation::Minimum: return *std::ranges::min_element(x);
        case Operation::Mean: return sumOf(x) / double(x.size());
        default: return applied(operation, x[0]);
    }
}

std::vector<Term> shorten(std::vector<Term> terms, std::size_t most, Text rest) {
    if (terms.size() <= most + 1) return terms;
    std::vector<std::size_t> order(terms.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto larger = [&terms](std::size_t a, std::size_t b) { return std::abs(terms[a].value) > std::abs(terms[b].value); };
    std::ranges::stable_sort(order, larger);
    std::sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most));

    std::vector<Term> kept;
    for (std::size_t i = 0; i < most; ++i) kept.push_back(std::move(terms[order[i]]));
    double others = 0;
    for (std::size_t i = most; i < order.size(); ++i) others += terms[order[i]].value;
    kept.push_back({say(rest, static_cast<double>(order.size() - most)), others, std::nullopt, std::nullopt});
    return kept;
}

}  // namespace att
