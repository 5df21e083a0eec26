// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/recurrent.h"

#include "engine/math/product.h"

namespace att {
namespace {

/// What one step reads and writes, each a row.
template <class Scalar>
struct Step {
    RowVector<Scalar> fromX, fromH;  ///< W_ih·x + b_ih and W_hh·h + b_hh: G·d_h
    RowVector<Scalar> h, c, gates;
};

template <class Scalar>
auto sigmoid(const Eigen::ArrayBase<Scalar>& x) {
    return 1 / (1 + (-x.derived()).exp());
}

template <class Scalar>
void stepTanh(Step<Scalar>& s) {
    s.h = (s.fromX + s.fromH).array().tanh();
    s.gates = s.h;
}

template <class Scalar>
void stepLstm(Step<Scalar>& s) {
    const Eigen::Index d = s.h.size();
    s.gates = s.fromX + s.fromH;
    s.gates.head(2 * d) = sigmoid(s.gates.head(2 * d).array()).eval();
    s.gates.segment(2 * d, d) = s.gates.segment(2 * d, d).array().tanh();
    s.gates.tail(d) = sigmoid(s.gates.tail(d).array()).eval();
    const auto i = s.gates.head(d).array(), f = s.gates.segment(d, d).array(), g = s.gates.segment(2 * d, d).array(), o = s.gates.tail(d).array();
    s.c = f * s.c.array() + i * g;
    s.h = o * s.c.array().tanh();
}

template <class Scalar>
void stepGru(Step<Scalar>& s) {
    const Eigen::Index d = s.h.size();
    s.gates.head(2 * d) = sigmoid((s.fromX + s.fromH).head(2 * d).array());
    const auto r = s.gates.head(d).array(), z = s.gates.segment(d, d).array();
    const RowVector<Scalar> n = (s.fromX.tail(d).array() + r * s.fromH.tail(d).array()).tanh();
    s.gates.tail(d) = n;
    s.h = (1 - z) * n.array() + z * s.h.array();
}

template <class Scalar>
void take(RecurrentKind kind, Step<Scalar>& step) {
    switch (kind) {
        case RecurrentKind::Tanh: return stepTanh(step);
        case RecurrentKind::Lstm: return stepLstm(step);
        case RecurrentKind::Gru: return stepGru(step);
    }
}

template <class Scalar>
void reverse(Matrix<Scalar>& rows) {
    rows = rows.colwise().reverse().eval();
}

}  // namespace

int gatesOf(RecurrentKind kind) {
    switch (kind) {
        case RecurrentKind::Tanh: return 1;
        case RecurrentKind::Lstm: return 4;
        case RecurrentKind::Gru: return 3;
    }
    return 0;
}

template <class Scalar>
RecurrentTrace<Scalar> recur(RecurrentKind kind, const RecurrentWeights<Scalar>& weights, const MatrixIn<Scalar>& X) {
    const Eigen::Index n = X.rows(), d = weights.Whh.cols(), wide = weights.Whh.rows();
    RecurrentTrace<Scalar> trace{Matrix<Scalar>(n, d), Matrix<Scalar>(kind == RecurrentKind::Lstm ? n : 0, d), Matrix<Scalar>(n, wide)};
    const Matrix<Scalar> fromX = timesTransposed<Scalar>(X, weights.Wih).rowwise() + weights.bih;
    Step<Scalar> step{.h = RowVector<Scalar>::Zero(d), .c = RowVector<Scalar>::Zero(d), .gates = RowVector<Scalar>(wide)};
    for (Eigen::Index t = 0; t < n; ++t) {
        step.fromX = fromX.row(t);
        step.fromH = timesTransposed<Scalar>(step.h, weights.Whh) + weights.bhh;
        take(kind, step);
        trace.states.row(t) = step.h;
        trace.gates.row(t) = step.gates;
        if (kind == RecurrentKind::Lstm) trace.cells.row(t) = step.c;
    }
    return trace;
}

template <class Scalar>
RecurrentTrace<Scalar> recurBackward(RecurrentKind kind, const RecurrentWeights<Scalar>& weights, const MatrixIn<Scalar>& X) {
    const Matrix<Scalar> reversed = X.colwise().reverse();
    RecurrentTrace<Scalar> trace = recur<Scalar>(kind, weights, reversed);
    for (auto* rows : {&trace.states, &trace.cells, &trace.gates}) reverse(*rows);
    return trace;
}

template <class Scalar>
Matrix<Scalar> recurBothWays(RecurrentKind kind, const RecurrentWeights<Scalar>& forward, const RecurrentWeights<Scalar>& backward,
                             const MatrixIn<Scalar>& X) {
    Matrix<Scalar> states(X.rows(), forward.Whh.cols() + backward.Whh.cols());
    states << recur<Scalar>(kind, forward, X).states, recurBackward<Scalar>(kind, backward, X).states;
    return states;
}

Count recurrentCount(RecurrentKind kind, int n, int dIn, int dHidden) {
    const std::int64_t rows = std::int64_t(gatesOf(kind)) * dHidden;
    return {.parameters = rows * (dIn + dHidden + 2),
            .multiplyAdds = n * rows * (dIn + dHidden),
            .functions = n * (rows + (kind == RecurrentKind::Lstm ? dHidden : 0))};
}

#define ATT_INSTANTIATE(Scalar)                                                                                                     \
    template RecurrentTrace<Scalar> recur<Scalar>(RecurrentKind, const RecurrentWeights<Scalar>&, const MatrixIn<Scalar>&);         \
    template RecurrentTrace<Scalar> recurBackward<Scalar>(RecurrentKind, const RecurrentWeights<Scalar>&, const MatrixIn<Scalar>&); \
    template Matrix<Scalar> recurBothWays<Scalar>(RecurrentKind, const RecurrentWeights<Scalar>&, const RecurrentWeights<Scalar>&,  \
                                                  const MatrixIn<Scalar>&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
