// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/rotary.h"

#include <cmath>
#include <utility>

namespace att {
namespace {

std::pair<int, int> pairOf(RotaryLayout layout, int i, int pairs) {
    return layout == RotaryLayout::Interleaved ? std::pair(2 * i, 2 * i + 1) : std::pair(i, i + pairs);
}

}  // namespace

double rotaryFrequency(int pair, int d, double base) { return std::pow(base, -2.0 * pair / d); }

template <class Scalar>
void rotate(const Rotary& rotary, const Shape& shape, const Stack<Scalar>& X) {
    const int d = shape.columns, pairs = d / 2;
    for (int i = 0; i < pairs; ++i) {
        const double frequency = rotaryFrequency(i, d, rotary.base);
        const auto [a, b] = pairOf(rotary.layout, i, pairs);
        for (int r = 0; r < shape.rows; ++r) {
            const double angle = (rotary.first + r) * frequency;
            const auto cosine = static_cast<Scalar>(std::cos(angle)), sine = static_cast<Scalar>(rotary.back ? -std::sin(angle) : std::sin(angle));
            for (int h = 0; h < shape.heads; ++h) {
                Scalar* const x = X.row(h, r);
                const Scalar xa = x[a], xb = x[b];
                x[a] = xa * cosine - xb * sine;
                x[b] = xa * sine + xb * cosine;
            }
        }
    }
}

template <class Scalar>
Matrix<Scalar> rotate(const Rotary& rotary, const MatrixIn<Scalar>& X) {
    Matrix<Scalar> Y = X;
    const int n = static_cast<int>(X.rows()), d = static_cast<int>(X.cols());
    rotate(rotary, {1, n, d}, headByHead(Y.data(), n, d));
    return Y;
}

std::vector<int> interleavedInHalves(int d) {
    std::vector<int> columns;
    for (int c = 0; c < d; ++c) columns.push_back(c < d / 2 ? 2 * c : 2 * (c - d / 2) + 1);
    return columns;
}

template Matrix<float> rotate<float>(const Rotary&, const MatrixIn<float>&);
template Matrix<double> rotate<double>(const Rotary&, const MatrixIn<double>&);
template void rotate<float>(const Rotary&, const Shape&, const Stack<float>&);
template void rotate<double>(const Rotary&, const Shape&, const Stack<double>&);

}  // namespace att
