// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/position.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace att {
namespace {

struct Turn {
    double sine = 0, cosine = 1;
};

/// The turn by a + b from the turns by a and by b.
Turn add(const Turn& a, const Turn& b) { return {a.sine * b.cosine + a.cosine * b.sine, a.cosine * b.cosine - a.sine * b.sine}; }

Turn turnBy(double angle) { return {std::sin(angle), std::cos(angle)}; }

// Positions are p = stride·a + b: about n/32 sines a frequency instead of n, joined by the addition theorem, which costs a rounding or two.
constexpr int stride = 32;

/// turns[i] for the angle position·ω_2i.
std::vector<Turn> turnsAt(int position, const std::vector<double>& frequencies) {
    std::vector<Turn> turns;
    turns.reserve(frequencies.size());
    for (const double w : frequencies) turns.push_back(turnBy(position * w));
    return turns;
}

template <class Scalar>
void fillRow(Matrix<Scalar>& P, int p, const std::vector<Turn>& base, const std::vector<Turn>& step) {
    for (int c = 0; c < P.cols(); c += 2) {
        const auto pair = static_cast<std::size_t>(c / 2);
        const Turn turn = add(base[pair], step[pair]);
        P(p, c) = static_cast<Scalar>(turn.sine);
        if (c + 1 < P.cols()) P(p, c + 1) = static_cast<Scalar>(turn.cosine);
    }
}

}  // namespace

double angularFrequency(int dimension, int d, double base) { return std::pow(base, -2.0 * (dimension / 2) / d); }

template <class Scalar>
Matrix<Scalar> sinusoidalPositions(int n, int d, double base) {
    Matrix<Scalar> P(n, d);
    std::vector<double> frequencies;
    for (int c = 0; c < d; c += 2) frequencies.push_back(angularFrequency(c, d, base));
    std::vector<std::vector<Turn>> steps;
    for (int b = 0; b < std::min(n, stride); ++b) steps.push_back(turnsAt(b, frequencies));
    for (int begin = 0; begin < n; begin += stride) {
        const auto block = turnsAt(begin, frequencies);
        for (int p = begin; p < std::min(n, begin + stride); ++p) fillRow(P, p, block, steps[static_cast<std::size_t>(p - begin)]);
    }
    return P;
}

template Matrix<float> sinusoidalPositions<float>(int, int, double);
template Matrix<double> sinusoidalPositions<double>(int, int, double);

}  // namespace att
