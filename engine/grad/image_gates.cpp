// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/grad/image_gates.h"

#include "engine/grad/elementwise.h"
#include "engine/grad/linear.h"

namespace att::grad {

namespace {

/// target (+)= numbers, of the same shape.
template <class Scalar, class Numbers>
void give(const Target<Scalar>& target, const Numbers& numbers) {
    MatrixSpan<Scalar> to(target.data, numbers.rows(), numbers.cols());
    if (target.add)
        to.array() += numbers;
    else
        to.array() = numbers;
}

}  // namespace

template <class Scalar>
Maps scaleChannels(Tape<Scalar>& tape, const Maps& x, Var s) {
    const int images = tape.rows(x.x), places = x.places();
    const Maps y = x.with(tape.result(images, tape.columns(x.x), {x.x, s}));
    const Shape all{images * x.channels(), x.shape.rows, x.shape.columns};
    att::scaleChannels<Scalar>(all, tape.data(x.x), tape.data(s), tape.data(y.x));
    tape.onPull(y.x, [=](Tape<Scalar>& t) {  // y_c = s_c·x_c
        const auto& values = std::as_const(t);
        const MatrixView<Scalar> dy(t.gradient(y.x).data(), all.heads, places), maps(values.data(x.x), all.heads, places),
            factors(values.data(s), all.heads, 1);
        if (t.wants(x.x)) give(t.target(x.x), dy.array().colwise() * factors.col(0).array());
        if (t.wants(s)) MatrixSpan<Scalar>(t.gradient(s).data(), all.heads, 1) += dy.cwiseProduct(maps).rowwise().sum();
    });
    return y;
}

template <class Scalar>
Maps scalePlaces(Tape<Scalar>& tape, const Maps& x, const Maps& m) {
    const int images = tape.rows(x.x), places = x.places(), C = x.channels();
    const Maps y = x.with(tape.result(images, tape.columns(x.x), {x.x, m.x}));
    for (int b = 0; b < images; ++b) {
        const std::ptrdiff_t begin = std::ptrdiff_t(b) * C * places;
        att::scalePlaces<Scalar>(x.shape, tape.data(x.x) + begin, tape.data(m.x) + std::ptrdiff_t(b) * places, tape.data(y.x) + begin);
    }
    tape.onPull(y.x, [=](Tape<Scalar>& t) {  // y_c = m∘x_c
        const auto& values = std::as_const(t);
        const auto [dx, add] = t.wants(x.x) ? t.target(x.x) : Target<Scalar>{nullptr, false};
        for (int b = 0; b < images; ++b) {
            const MatrixView<Scalar> dy(t.gradient(y.x).row(b).data(), C, places), maps(values.value(x.x).row(b).data(), C, places);
            if (dx) give<Scalar>({dx + std::ptrdiff_t(b) * C * places, add}, dy.array().rowwise() * values.value(m.x).row(b).array());
            if (t.wants(m.x)) t.gradient(m.x).row(b) += dy.cwiseProduct(maps).colwise().sum();
        }
    });
    return y;
}

namespace {

/// W2·ReLU(W1·z + b1) + b2
template <class Scalar>
Var network(Tape<Scalar>& tape, Var z, const ChannelGateWeights& w) {
    return linear(tape, activate(tape, Activation::Relu, linear(tape, z, w.W1, w.b1)), w.W2, w.b2);
}

template <class Scalar>
Maps normed(Tape<Scalar>& tape, const Maps& x, const SpatialGateWeights& w) {
    if (!w.gamma.valid() && !w.beta.valid()) return x;
    return w.by ? batchNormBy(tape, x, *w.by, w.gamma, w.beta) : batchNorm(tape, x, w.gamma, w.beta, w.statistics);
}

}  // namespace

template <class Scalar>
ChannelGated channelGate(Tape<Scalar>& tape, const Maps& x, const ChannelGateWeights& weights) {
    const auto outputs = [&](PoolKind kind) { return network(tape, poolChannels(tape, x, kind), weights); };
    Var logits = outputs(weights.mean ? PoolKind::Mean : PoolKind::Maximum);
    if (weights.mean && weights.maximum) logits = add(tape, logits, outputs(PoolKind::Maximum));
    const Var gate = sigmoid(tape, logits);
    return {scaleChannels(tape, x, gate), gate};
}

template <class Scalar>
SpatialGated spatialGate(Tape<Scalar>& tape, const Maps& x, const SpatialGateWeights& weights) {
    const KernelShape kernel{.in = 2, .out = 1, .height = weights.side, .width = weights.side};
    const Maps logits = normed(tape, convolve(tape, poolPlaces(tape, x, weights.maximumFirst), kernel, weights.W), weights);
    const Maps mask = logits.with(sigmoid(tape, logits.x));
    return {scalePlaces(tape, x, mask), mask};
}

#define ATT_INSTANTIATE(Scalar)                                                               \
    template Maps scaleChannels(Tape<Scalar>&, const Maps&, Var);                             \
    template Maps scalePlaces(Tape<Scalar>&, const Maps&, const Maps&);                       \
    template ChannelGated channelGate(Tape<Scalar>&, const Maps&, const ChannelGateWeights&); \
    template SpatialGated spatialGate(Tape<Scalar>&, const Maps&, const SpatialGateWeights&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att::grad
