// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/position.h"

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

// Positions are p = stride·a + b: about 2·√n sines a frequency instead of n, joined by the addition theorem, which costs a rounding or two.
constexpr int stride = 32;

template <class Scalar>
void fillPair(Matrix<Scalar>& P, int c) {
    const double w = angularFrequency(c, static_cast<int>(P.cols()));
    const int n = static_cast<int>(P.rows());
    std::vector<Turn> steps;
    for (int b = 0; b < std::min(n, stride); ++b) steps.push_back(turnBy(b * w));
    for (int begin = 0; begin < n; begin += stride) {
        const Turn base = turnBy(begin * w);
        for (int p = begin; p < std::min(n, begin + stride); ++p) {
            const Turn turn = add(base, steps[static_cast<std::size_t>(p - begin)]);
            P(p, c) = static_cast<Scalar>(turn.sine);
            if (c + 1 < P.cols()) P(p, c + 1) = static_cast<Scalar>(turn.cosine);
        }
    }
}

}  // namespace

double angularFrequency(int dimension, int d) { return std::pow(10000.0, -2.0 * (dimension / 2) / d); }

template <class Scalar>
Matrix<Scalar> sinusoidalPositions(int n, int d) {
    Matrix<Scalar> P(n, d);
    for (int c = 0; c < d; c += 2) fillPair(P, c);
    return P;
}

template Matrix<float> sinusoidalPositions<float>(int, int);
template Matrix<double> sinusoidalPositions<double>(int, int);

}  // namespace att
