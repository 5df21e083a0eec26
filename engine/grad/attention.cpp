// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/grad/attention.h"

#include <algorithm>
#include <cmath>

#include "engine/math/attention.h"
#include "engine/math/attention_pull.h"
#include "engine/math/rotary_turn.h"

namespace att::grad {
namespace {

/// One sequence of the batch, by its rows and its place among the weights.
struct Sequence {
    int firstQuery, queries, firstKey, keys;
    std::size_t weights;
};

std::vector<Sequence> sequencesOf(const BatchAttention& a) {
    std::vector<Sequence> sequences;
    std::size_t weights = 0;
    for (std::size_t s = 0; s + 1 < a.queries->size(); ++s) {
        const int query = (*a.queries)[s], key = (*a.keys)[s];
        sequences.push_back({query, (*a.queries)[s + 1] - query, key, (*a.keys)[s + 1] - key, weights});
        weights += std::size_t(a.heads) * std::size_t(sequences.back().queries) * std::size_t(sequences.back().keys);
    }
    return sequences;
}

std::size_t weightsOf(const BatchAttention& a, const std::vector<Sequence>& sequences) {
    return sequences.empty()
               ? 0
               : sequences.back().weights + std::size_t(a.heads) * std::size_t(sequences.back().queries) * std::size_t(sequences.back().keys);
}

/// The heads of width d that begin in a row of a matrix of `columns` columns.
template <class Scalar>
Stack<Scalar> headsAt(Scalar* matrix, int columns, int firstColumn, int row, int d) {
    return {matrix + std::ptrdiff_t(row) * columns + firstColumn, d, columns};
}

template <class Scalar>
Stack<const Scalar> partAt(const Tape<Scalar>& tape, const Part& part, int row, int d) {
    return headsAt(tape.data(part.matrix), tape.columns(part.matrix), part.firstColumn, row, d);
}

template <class Scalar>
Stack<Scalar> gradientAt(Tape<Scalar>& tape, const Part& part, int row, int d) {
    if (!tape.wants(part.matrix)) return {};
    return headsAt(tape.gradient(part.matrix).data(), tape.columns(part.matrix), part.firstColumn, row, d);
}

/// A sequence's part of the bias, or of its gradient.
template <class Scalar>
Stack<Scalar> biasAt(Scalar* matrix, int rows, int columns, int heads) {
    return {matrix, std::ptrdiff_t(rows / heads) * columns, columns};
}

int longestOf(const std::vector<int>& begins) {
    int longest = 0;
    for (std::size_t s = 0; s + 1 < begins.size(); ++s) longest = std::max(longest, begins[s + 1] - begins[s]);
    return longest;
}

/// Every sequence of a matrix that is `columns` wide, in place.
template <class Scalar>
void turn(const Rotary& rotary, const std::vector<int>& begins, const Shape& head, Scalar* matrix, int columns) {
    const auto angles = rotaryTurn<Scalar>(rotary, longestOf(begins), head.columns);
    for (std::size_t s = 0; s + 1 < begins.size(); ++s)
        att::rotate(angles, {head.heads, begins[s + 1] - begins[s], head.columns}, headsAt(matrix, columns, 0, begins[s], head.columns));
}

template <class Scalar>
Scalar scaleOf(const BatchAttention& a) {
    return 1 / std::sqrt(Scalar(a.dK));
}

template <class Scalar>
void forward(Tape<Scalar>& tape, const BatchAttention& a, const Sequence& s, const std::vector<KeyRange>& visible, Scalar* weights, Var output) {
    att::Attention<Scalar> core;
    core.heads = a.heads;
    core.queries = s.queries;
    core.keys = s.keys;
    core.dK = a.dK;
    core.dV = a.dV;
    core.Q = partAt(std::as_const(tape), a.Q, s.firstQuery, a.dK);
    core.K = partAt(std::as_const(tape), a.K, s.firstKey, a.dK);
    core.V = partAt(std::as_const(tape), a.V, s.firstKey, a.dV);
    core.scale = scaleOf<Scalar>(a);
    core.visible = visible.empty() ? nullptr : visible.data();
    if (a.bias.valid()) core.bias = biasAt(std::as_const(tape).data(a.bias), tape.rows(a.bias), tape.columns(a.bias), a.heads);
    core.A = headByHead(weights + s.weights, s.queries, s.keys);
    core.O = headsAt(tape.data(output), a.heads * a.dV, 0, s.firstQuery, a.dV);
    (void)att::attend(core, tape.watch);
}

template <class Scalar>
void pull(Tape<Scalar>& t, const BatchAttention& a, const Sequence& s, const Scalar* weights, Var output) {
    AttentionGradients<Scalar> g;
    g.heads = a.heads;
    g.queries = s.queries;
    g.keys = s.keys;
    g.dK = a.dK;
    g.dV = a.dV;
    g.Q = partAt(std::as_const(t), a.Q, s.firstQuery, a.dK);
    g.K = partAt(std::as_const(t), a.K, s.firstKey, a.dK);
    g.V = partAt(std::as_const(t), a.V, s.firstKey, a.dV);
    g.A = headByHead(weights + s.weights, s.queries, s.keys);
    g.scale = scaleOf<Scalar>(a);
    g.dO = headsAt<const Scalar>(t.gradient(output).data(), a.heads * a.dV, 0, s.firstQuery, a.dV);
    g.toQ = gradientAt(t, a.Q, s.firstQuery, a.dK);
    g.toK = gradientAt(t, a.K, s.firstKey, a.dK);
    g.toV = gradientAt(t, a.V, s.firstKey, a.dV);
    if (t.wants(a.bias)) g.toBias = biasAt(t.gradient(a.bias).data(), t.rows(a.bias), t.columns(a.bias), a.heads);
    pullAttention(g);
}

std::vector<KeyRange> rangesFor(const Mask& mask, const Sequence& s) {
    return mask.kind == MaskKind::None ? std::vector<KeyRange>() : visibleKeys(mask, s.queries, s.keys);
}

}  // namespace

template <class Scalar>
Var rotate(Tape<Scalar>& tape, Var x, const Begins& begins, int heads, int d) {
    const Var y = tape.result(tape.rows(x), tape.columns(x), {x});
    const Shape head{heads, 0, d};
    tape.value(y) = tape.value(x);
    turn({}, *begins, head, tape.data(y), tape.columns(y));
    tape.onPull(y, [=](Tape<Scalar>& t) {  // y = R(p·θ)·x, so that dx = R(-p·θ)·dy
        Matrix<Scalar> dx = t.gradient(y);
        turn({.back = true}, *begins, head, dx.data(), t.columns(y));
        t.gradient(x) += dx;
    });
    return y;
}

template Var rotate(Tape<float>&, Var, const Begins&, int, int);
template Var rotate(Tape<double>&, Var, const Begins&, int, int);

template <class Scalar>
Attended<Scalar> attend(Tape<Scalar>& tape, const BatchAttention& a) {
    const auto sequences = sequencesOf(a);
    const Var output = tape.result(tape.rows(a.Q.matrix), a.heads * a.dV, {a.Q.matrix, a.K.matrix, a.V.matrix, a.bias});
    Scalar* const weights = tape.keep(weightsOf(a, sequences));
    for (const auto& s : sequences) forward(tape, a, s, rangesFor(a.mask, s), weights, output);
    tape.onPull(output, [=](Tape<Scalar>& t) {  // A = softmax(Q·Kᵀ/√d_k + bias), O = A·V
        for (const auto& s : sequences) pull(t, a, s, static_cast<const Scalar*>(weights), output);
    });
    return {output, weights};
}

template Attended<float> attend(Tape<float>&, const BatchAttention&);
template Attended<double> attend(Tape<double>&, const BatchAttention&);

}  // namespace att::grad
