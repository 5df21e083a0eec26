// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/grad/distillation.h"

#include "engine/grad/elementwise.h"

namespace att::grad {

template <class Scalar>
Maps activationMap(Tape<Scalar>& tape, const Maps& A, const ActivationMap& map) {
    const int images = tape.rows(A.x), places = A.places();
    const std::ptrdiff_t size = std::ptrdiff_t(A.shape.size());
    const Maps G{tape.result(images, places, {A.x}), {1, A.shape.rows, A.shape.columns}};
    for (int b = 0; b < images; ++b) att::activationMap<Scalar>(map, A.shape, tape.data(A.x) + b * size, tape.data(G.x) + std::ptrdiff_t(b) * places);
    tape.onPull(G.x, [=](Tape<Scalar>& t) {  // G = Σ_c |A_c|^p
        Matrix<Scalar> dA(images, size);
        for (int b = 0; b < images; ++b)
            pullActivationMap<Scalar>(map, A.shape, t.value(A.x).row(b).data(), t.gradient(G.x).row(b).data(), dA.row(b).data());
        t.gradient(A.x) += dA;
    });
    return G;
}

template <class Scalar>
Maps placeSoftmax(Tape<Scalar>& tape, const Maps& x, double temperature) {
    const int images = tape.rows(x.x);
    const std::ptrdiff_t size = std::ptrdiff_t(x.shape.size());
    const Maps y = x.with(tape.result(images, int(size), {x.x}));
    for (int b = 0; b < images; ++b) att::placeSoftmax<Scalar>(tape.data(x.x) + b * size, size, temperature, tape.data(y.x) + b * size);
    tape.onPull(y.x, [=](Tape<Scalar>& t) {  // Ψ = softmax(x/T): dx += Ψ∘(dΨ - Σ Ψ∘dΨ)/T
        for (int b = 0; b < images; ++b) {
            const auto psi = std::as_const(t).value(y.x).row(b).array();
            const auto dPsi = t.gradient(y.x).row(b).array();
            t.gradient(x.x).row(b).array() += psi * (dPsi - (psi * dPsi).sum()) / Scalar(temperature);
        }
    });
    return y;
}

template <class Scalar>
Var distillationLoss(Tape<Scalar>& tape, std::span<const Maps> layers, const Distillation& d, Scalar factor) {
    const auto scale = Scalar(d.weight / (double(d.size.height) * d.size.width)) * factor;
    Var loss, shallow;
    for (const Maps& layer : layers) {
        const Maps map = resize(tape, activationMap(tape, layer, d.map), d.size);
        const Var deep = placeSoftmax(tape, map, d.temperature).x;
        if (shallow.valid()) {
            const Var held = tape.constant(tape.data(deep), tape.rows(deep), tape.columns(deep));
            const Var pair = squaredDistance(tape, shallow, held, scale);
            loss = loss.valid() ? add(tape, loss, pair) : pair;
        }
        shallow = deep;
    }
    return loss;
}

#define ATT_INSTANTIATE(Scalar)                                                    \
    template Maps activationMap(Tape<Scalar>&, const Maps&, const ActivationMap&); \
    template Maps placeSoftmax(Tape<Scalar>&, const Maps&, double);                \
    template Var distillationLoss(Tape<Scalar>&, std::span<const Maps>, const Distillation&, Scalar);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att::grad
