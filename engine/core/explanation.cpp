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

std::vector<Term> shorten(const std::vector<double>& values, std::size_t most, Text rest, const std::function<Term(std::size_t)>& term) {
    std::vector<std::size_t> shown(values.size());
    std::iota(shown.begin(), shown.end(), std::size_t(0));
    if (values.size() > most + 1) {
        // What is no number is shown before all numbers.
        const auto size = [&values](std::size_t i) { return std::isnan(values[i]) ? INFINITY : std::abs(values[i]); };
        const auto larger = [&size](std::size_t a, std::size_t b) { return size(a) != size(b) ? size(a) > size(b) : a < b; };
        std::nth_element(shown.begin(), shown.begin() + static_cast<std::ptrdiff_t>(most), shown.end(), larger);
        shown.resize(most);
        std::ranges::sort(shown);
    }
    std::vector<Term> kept;
    double others = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (kept.size() < shown.size() && shown[kept.size()] == i)
            kept.push_back(term(i));
        else
            others += values[i];
    if (shown.size() < values.size())
        kept.push_back({say(rest, static_cast<double>(values.size() - shown.size())), others, std::nullopt, std::nullopt});
    return kept;
}

std::vector<Term> shorten(std::vector<Term> terms, std::size_t most, Text rest) {
    return shorten(valuesOf(terms), most, rest, [&terms](std::size_t i) { return std::move(terms[i]); });
}

std::vector<double> valuesOf(const std::vector<Term>& terms) {
    std::vector<double> values;
    for (const Term& term : terms) values.push_back(term.value);
    return values;
}

}  // namespace att
