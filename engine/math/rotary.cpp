// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/rotary.h"

#include <cmath>
#include <utility>

#include "engine/math/rotary_turn.h"

namespace att {
namespace {

std::pair<int, int> pairOf(RotaryLayout layout, int i, int pairs) {
    return layout == RotaryLayout::Interleaved ? std::pair(2 * i, 2 * i + 1) : std::pair(i, i + pairs);
}

}  // namespace

double rotaryFrequency(int pair, int d, double base) { return std::pow(base, -2.0 * pair / d); }

template <class Scalar>
RotaryTurn<Scalar> rotaryTurn(const Rotary& rotary, int n, int d) {
    const int pairs = d / 2;
    RotaryTurn<Scalar> turn{rotary.layout, {n, pairs}, {n, pairs}};
    for (int i = 0; i < pairs; ++i) {
        const double frequency = rotaryFrequency(i, d, rotary.base);
        for (int r = 0; r < n; ++r) {
            const double angle = (rotary.first + r) * frequency;
            turn.cosine(r, i) = static_cast<Scalar>(std::cos(angle));
            turn.sine(r, i) = static_cast<Scalar>(rotary.back ? -std::sin(angle) : std::sin(angle));
        }
    }
    return turn;
}

template <class Scalar>
void rotate(const RotaryTurn<Scalar>& turn, const Shape& shape, const Stack<Scalar>& X) {
    const int pairs = shape.columns / 2;
    for (int h = 0; h < shape.heads; ++h)
        for (int r = 0; r < shape.rows; ++r) {
            Scalar* const x = X.row(h, r);
            for (int i = 0; i < pairs; ++i) {
                const auto [a, b] = pairOf(turn.layout, i, pairs);
                const Scalar xa = x[a], xb = x[b], cosine = turn.cosine(r, i), sine = turn.sine(r, i);
                x[a] = xa * cosine - xb * sine;
                x[b] = xa * sine + xb * cosine;
            }
        }
}

template <class Scalar>
void rotate(const Rotary& rotary, const Shape& shape, const Stack<Scalar>& X) {
    rotate(rotaryTurn<Scalar>(rotary, shape.rows, shape.columns), shape, X);
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
template RotaryTurn<float> rotaryTurn(const Rotary&, int, int);
template RotaryTurn<double> rotaryTurn(const Rotary&, int, int);
template void rotate(const RotaryTurn<float>&, const Shape&, const Stack<float>&);
template void rotate(const RotaryTurn<double>&, const Shape&, const Stack<double>&);

}  // namespace att
