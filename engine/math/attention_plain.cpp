// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/math/attention.h"

namespace att {
namespace {

template <class Scalar>
using Row = Eigen::Matrix<Scalar, 1, Eigen::Dynamic>;
template <class Scalar>
using RowView = Eigen::Map<const Row<Scalar>>;

template <class Scalar>
constexpr Scalar minusInfinity = -std::numeric_limits<Scalar>::infinity();

template <class Scalar>
bool isSeen(const Attention<Scalar>& a, int h, int i, int j) {
    if (a.visible && (j < a.visible[i].begin || j >= a.visible[i].end)) return false;
    if (a.bias && a.bias.row(h, i)[j] == minusInfinity<Scalar>) return false;
    return !a.painted || a.painted[std::ptrdiff_t(i) * a.keys + j];
}

template <class Scalar>
void keep(const Stack<Scalar>& stack, int h, int i, const Row<Scalar>& row) {
    if (stack) std::copy_n(row.data(), row.size(), stack.row(h, i));
}

/// raw(i,·) = Q(i,·)·Kᵀ: n_k numbers.
template <class Scalar>
void scoreRow(const Attention<Scalar>& a, int h, int i, Row<Scalar>& s) {
    const RowView<Scalar> q(a.Q.row(h, i), a.dK);
    for (int j = 0; j < a.keys; ++j) s[j] = q.dot(RowView<Scalar>(a.K.row(h, j), a.dK));
}

/// -∞ + NaN would be NaN: a bias of -∞ is the answer itself.
template <class Scalar>
void biasRow(const Attention<Scalar>& a, int h, int i, Row<Scalar>& s) {
    const Scalar* bias = a.bias.row(h, i);
    for (int j = 0; j < a.keys; ++j) s[j] = bias[j] == minusInfinity<Scalar> ? bias[j] : s[j] + bias[j];
}

template <class Scalar>
void maskRow(const Attention<Scalar>& a, int h, int i, Row<Scalar>& s) {
    for (int j = 0; j < a.keys; ++j)
        if (!isSeen(a, h, i, j)) s[j] = minusInfinity<Scalar>;
}

/// The largest score; NaN when one is NaN; -∞ when there is none.
template <class Scalar>
Scalar highestOf(const Row<Scalar>& s) {
    Scalar highest = minusInfinity<Scalar>;
    for (const Scalar score : s) {
        if (std::isnan(score)) return score;
        highest = std::max(highest, score);
    }
    return highest;
}

/// s = exp(s - max s) / Σ; zeros when no score is above -∞.
template <class Scalar>
void softmaxRow(const Attention<Scalar>& a, int h, int i, Row<Scalar>& s) {
    const Scalar highest = highestOf(s);
    if (highest == minusInfinity<Scalar>) {
        s.setZero();
        return;
    }
    for (int j = 0; j < a.keys; ++j) s[j] = isSeen(a, h, i, j) ? std::exp(s[j] - highest) : Scalar(0);
    const Scalar sum = s.sum();
    for (int j = 0; j < a.keys; ++j)
        if (isSeen(a, h, i, j)) s[j] /= sum;
}

/// O(i,·) = Σ_j A(i,j)·V(j,·) over the keys that are seen.
template <class Scalar>
void mixRow(const Attention<Scalar>& a, int h, int i, const Row<Scalar>& weights) {
    Eigen::Map<Row<Scalar>> o(a.O.row(h, i), a.dV);
    o.setZero();
    for (int j = 0; j < a.keys; ++j)
        if (isSeen(a, h, i, j)) o += weights[j] * RowView<Scalar>(a.V.row(h, j), a.dV);
}

template <class Scalar>
void attendRow(const Attention<Scalar>& a, int h, int i, Row<Scalar>& s) {
    scoreRow(a, h, i, s);
    keep(a.raw, h, i, s);
    s *= a.scale;
    keep(a.scaled, h, i, s);
    if (a.bias) biasRow(a, h, i, s);
    keep(a.biased, h, i, s);
    maskRow(a, h, i, s);
    keep(a.masked, h, i, s);
    softmaxRow(a, h, i, s);
    keep(a.A, h, i, s);
    if (a.O) mixRow(a, h, i, s);
}

}  // namespace

template <class Scalar>
Status attendPlain(const Attention<Scalar>& attention, const Watch& watch) {
    Row<Scalar> s(attention.keys);
    for (int h = 0; h < attention.heads; ++h) {
        for (int i = 0; i < attention.queries; ++i) {
            if (watch.stopped()) return stoppedError();
            attendRow(attention, h, i, s);
        }
    }
    return Done{};
}

template Status attendPlain(const Attention<float>&, const Watch&);
template Status attendPlain(const Attention<double>&, const Watch&);

}  // namespace att
