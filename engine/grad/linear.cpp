// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/grad/linear.h"

#include <algorithm>

#include "engine/math/linear.h"
#include "engine/math/linear_pull.h"
#include "engine/math/product.h"

namespace att::grad {
namespace {

template <class Scalar>
Scalar* gradientOf(Tape<Scalar>& t, Var x) {
    return t.wants(x) ? t.gradient(x).data() : nullptr;
}

}  // namespace

template <class Scalar>
Var linear(Tape<Scalar>& tape, Var x, Var W, Var b) {
    const int n = tape.rows(x), in = tape.columns(x), out = tape.rows(W);
    const Var y = tape.result(n, out, {x, W, b});
    (void)att::linear(Linear<Scalar>{.n = n,
                                     .in = in,
                                     .out = out,
                                     .x = tape.data(x),
                                     .W = tape.data(W),
                                     .b = b.valid() ? tape.data(b) : nullptr,
                                     .y = headByHead(tape.data(y), n, out)},
                      tape.watch);
    tape.onPull(y, [=](Tape<Scalar>& t) {  // y = x·Wᵀ + b
        const auto toX = t.wants(x) ? t.target(x) : Target<Scalar>{nullptr, false};
        pullLinear(LinearPull<Scalar>{.n = n,
                                      .in = in,
                                      .out = out,
                                      .x = t.data(x),
                                      .W = t.data(W),
                                      .dy = t.gradient(y).data(),
                                      .dx = toX.data,
                                      .addX = toX.add,
                                      .dW = gradientOf(t, W),
                                      .db = gradientOf(t, b)});
    });
    return y;
}

template <class Scalar>
Var product(Tape<Scalar>& tape, Var A, Var B) {
    const Var Y = tape.result(tape.rows(A), tape.columns(B), {A, B});
    tape.value(Y) = att::product<Scalar>(tape.value(A), tape.value(B));
    tape.onPull(Y, [=](Tape<Scalar>& t) {  // Y = A·B
        if (t.wants(A)) t.gradient(A) += timesTransposed<Scalar>(t.gradient(Y), t.value(B));
        if (t.wants(B)) t.gradient(B) += transposedTimes<Scalar>(t.value(A), t.gradient(Y));
    });
    return Y;
}

template <class Scalar>
Var embedding(Tape<Scalar>& tape, std::span<const int> ids, Var table) {
    const int n = int(ids.size()), d = tape.columns(table);
    const Var y = tape.result(n, d, {table});
    for (int i = 0; i < n; ++i) std::copy_n(tape.data(table) + std::ptrdiff_t(ids[std::size_t(i)]) * d, d, tape.data(y) + std::ptrdiff_t(i) * d);
    tape.onPull(y, [=, rows = std::vector<int>(ids.begin(), ids.end())](Tape<Scalar>& t) {  // y_i = table of row_i
        auto to = t.gradient(table);
        const auto dy = t.gradient(y);
        for (int i = 0; i < n; ++i) to.row(rows[std::size_t(i)]) += dy.row(i);
    });
    return y;
}

template <class Scalar>
Var columns(Tape<Scalar>& tape, Var x, int first, int count) {
    const Var y = tape.result(tape.rows(x), count, {x});
    tape.value(y) = tape.value(x).middleCols(first, count);
    tape.onPull(y, [=](Tape<Scalar>& t) { t.gradient(x).middleCols(first, count) += t.gradient(y); });
    return y;
}

template <class Scalar>
Var sideBySide(Tape<Scalar>& tape, Var a, Var b) {
    const int left = tape.columns(a), right = tape.columns(b);
    const Var y = tape.result(tape.rows(a), left + right, {a, b});
    tape.value(y) << tape.value(a), tape.value(b);
    tape.onPull(y, [=](Tape<Scalar>& t) {  // y = [a b]
        if (t.wants(a)) t.gradient(a) += t.gradient(y).leftCols(left);
        if (t.wants(b)) t.gradient(b) += t.gradient(y).rightCols(right);
    });
    return y;
}

#define ATT_INSTANTIATE(Scalar)                                       \
    template Var linear(Tape<Scalar>&, Var, Var, Var);                \
    template Var product(Tape<Scalar>&, Var, Var);                    \
    template Var embedding(Tape<Scalar>&, std::span<const int>, Var); \
    template Var columns(Tape<Scalar>&, Var, int, int);               \
    template Var sideBySide(Tape<Scalar>&, Var, Var);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att::grad
