// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/multi_head.h"

#include <algorithm>
#include <cmath>

#include "engine/math/linear.h"
#include "engine/math/linear_bias.h"
#include "engine/math/rotary_turn.h"

namespace att {
namespace {

/// The heads of one group: their queries, and the keys and values that they share.
template <class Scalar>
Attention<Scalar> groupAttention(const MultiHead<Scalar>& layer, int group, const Sight& sight, MultiHeadTrace<Scalar>& trace) {
    const int perGroup = layer.heads / layer.groups, first = group * perGroup;
    const int queries = static_cast<int>(trace.Q.rows()), keys = static_cast<int>(trace.K.rows());
    const int dK = layer.q.out / layer.heads, dV = layer.v.out / layer.groups;
    Attention<Scalar> attention{.heads = perGroup, .queries = queries, .keys = keys, .dK = dK, .dV = dV};
    attention.Q = {trace.Q.data() + first * dK, dK, trace.Q.cols()};
    attention.K = {trace.K.data() + group * dK, 0, trace.K.cols()};
    attention.V = {trace.V.data() + group * dV, 0, trace.V.cols()};
    attention.scale = 1 / std::sqrt(Scalar(dK));
    attention.visible = sight.visible;
    attention.painted = sight.painted;
    if (trace.bias.size() > 0) attention.bias = headByHead(trace.bias.data() + std::ptrdiff_t(first) * queries * keys, queries, keys);
    attention.A = headByHead(trace.A.data() + std::ptrdiff_t(first) * queries * keys, queries, keys);
    attention.O = {trace.mixed.data() + first * dV, dV, trace.mixed.cols()};
    return attention;
}

template <class Scalar>
Status project(const Affine<Scalar>& affine, const MatrixIn<Scalar>& x, Matrix<Scalar>& y, const Watch& watch) {
    auto projected = apply<Scalar>(affine, x, watch);
    if (!projected) return projected.error();
    y = std::move(projected).value();
    return Done{};
}

template <class Scalar>
void place(const MultiHead<Scalar>& layer, MultiHeadTrace<Scalar>& trace) {
    const int queries = static_cast<int>(trace.Q.rows()), keys = static_cast<int>(trace.K.rows()), d = layer.q.out / layer.heads;
    if (layer.relative == RelativePositions::LinearBias) trace.bias = linearBiases<Scalar>(LinearBiasForm::Symmetric, layer.heads, queries, keys);
    if (layer.relative != RelativePositions::Rotary) return;
    const auto turn = rotaryTurn<Scalar>({}, std::max(queries, keys), d);
    rotate(turn, {layer.heads, queries, d}, sideBySide(trace.Q.data(), layer.heads, d));
    rotate(turn, {layer.groups, keys, d}, sideBySide(trace.K.data(), layer.groups, d));
}

std::int64_t affineParameters(std::int64_t in, std::int64_t out, bool bias) { return in * out + (bias ? out : 0); }

}  // namespace

template <class Scalar>
Result<Matrix<Scalar>> apply(const Affine<Scalar>& affine, const MatrixIn<Scalar>& x, const Watch& watch) {
    Matrix<Scalar> y(x.rows(), affine.out);
    const int n = static_cast<int>(x.rows());
    const Status done = linear<Scalar>({.n = n,
                                        .in = affine.in,
                                        .out = affine.out,
                                        .x = x.data(),
                                        .xRowStep = x.outerStride(),
                                        .W = affine.W,
                                        .b = affine.b,
                                        .y = headByHead(y.data(), n, affine.out)},
                                       watch);
    if (!done) return done.error();
    return y;
}

template <class Scalar>
Result<MultiHeadTrace<Scalar>> attendMultiHead(const MultiHead<Scalar>& layer, const MatrixIn<Scalar>& X, const MatrixIn<Scalar>& memory,
                                               const Sight& sight, const Watch& watch) {
    MultiHeadTrace<Scalar> trace;
    if (Status done = project(layer.q, X, trace.Q, watch); !done) return done.error();
    if (Status done = project(layer.k, memory, trace.K, watch); !done) return done.error();
    if (Status done = project(layer.v, memory, trace.V, watch); !done) return done.error();
    place(layer, trace);
    trace.A.resize(layer.heads * X.rows(), memory.rows());
    trace.mixed.resize(X.rows(), layer.o.in);
    for (int group = 0; group < layer.groups; ++group)
        if (Status done = attend(groupAttention(layer, group, sight, trace), watch); !done) return done.error();
    if (Status done = project<Scalar>(layer.o, trace.mixed, trace.output, watch); !done) return done.error();
    return trace;
}

int groupOfHead(int head, int heads, int groups) { return head / (heads / groups); }

Count multiHeadCount(const MultiHeadSize& s) {
    const std::int64_t d = s.dModel, wideQ = std::int64_t(s.heads) * s.dK, wideK = std::int64_t(s.groups) * s.dK;
    const std::int64_t wideV = std::int64_t(s.groups) * s.dV, wideO = std::int64_t(s.heads) * s.dV;
    return {.parameters = affineParameters(d, wideQ, s.bias) + affineParameters(d, wideK, s.bias) + affineParameters(d, wideV, s.bias) +
                          affineParameters(wideO, d, s.bias),
            .multiplyAdds = s.queries * d * (wideQ + wideO) + s.keys * d * (wideK + wideV) + std::int64_t(s.queries) * s.keys * (wideQ + wideO),
            .functions = std::int64_t(s.queries) * s.keys * s.heads,
            .kept = s.keys * (wideK + wideV)};
}

#define ATT_INSTANTIATE(Scalar)                                                                                                                 \
    template Result<Matrix<Scalar>> apply<Scalar>(const Affine<Scalar>&, const MatrixIn<Scalar>&, const Watch&);                                \
    template Result<MultiHeadTrace<Scalar>> attendMultiHead<Scalar>(const MultiHead<Scalar>&, const MatrixIn<Scalar>&, const MatrixIn<Scalar>&, \
                                                                    const Sight&, const Watch&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
