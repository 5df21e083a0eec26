// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/grad/norm.h"

#include "engine/math/layer_norm.h"

namespace att::grad {
namespace {

template <class Scalar>
const Scalar* dataOr(const Tape<Scalar>& tape, Var x) {
    return x.valid() ? tape.data(x) : nullptr;
}

template <class Scalar>
NormParameters<Scalar> parametersOf(const Tape<Scalar>& tape, Var gamma, Var beta, double epsilon) {
    NormParameters<Scalar> parameters;
    if (gamma.valid()) parameters.gamma = tape.value(gamma);
    if (beta.valid()) parameters.beta = tape.value(beta);
    parameters.epsilon = epsilon;
    return parameters;
}

/// What the pull of any norm needs: which cells share statistics, and the statistics.
struct Sets {
    NormKind kind;
    NormShape shape;
    NormStatistics statistics;
    RowVector<double> factor;  ///< 1/√(variance + ε)
    bool fixed;                ///< the statistics do not depend on x
};

template <class Function>
void forEachCell(const Sets& sets, Function f) {
    for (int b = 0; b < sets.shape.samples; ++b)
        for (int p = 0; p < sets.shape.places; ++p)
            for (int c = 0; c < sets.shape.channels; ++c) f(normSet(sets.kind, sets.shape, b, p, c), sets.shape.at(b, p, c), c);
}

/// x̂ of a cell.
template <class Scalar>
double unitOf(const Sets& sets, const Scalar* x, int set, std::ptrdiff_t cell) {
    return (double(x[cell]) - sets.statistics.mean[set]) * sets.factor[set];
}

/// y = x̂∘γ + β: dγ += Σ dy∘x̂, dβ += Σ dy
template <class Scalar>
void pullParameters(Tape<Scalar>& t, const Sets& sets, Var x, Var y, Var gamma, Var beta) {
    Scalar *const dGamma = t.gradientOrNull(gamma), *const dBeta = t.gradientOrNull(beta);
    const Scalar* const dy = t.gradient(y).data();
    forEachCell(sets, [&](int set, std::ptrdiff_t cell, int c) {
        if (dGamma) dGamma[c] += dy[cell] * Scalar(unitOf(sets, t.data(x), set, cell));
        if (dBeta) dBeta[c] += dy[cell];
    });
}

/// x̂ = (x - mean)·r: dx += r·(d̂ - mean of d̂ - x̂·mean of d̂∘x̂) with d̂ = dy∘γ, the means over a set. RMS norm takes no mean off, and
/// fixed statistics neither.
template <class Scalar>
void pullInput(Tape<Scalar>& t, const Sets& sets, Var x, Var y, Var gamma) {
    const Scalar *const dy = t.gradient(y).data(), *const values = t.data(x), *const scales = dataOr(t, gamma);
    const auto scaled = [&](std::ptrdiff_t cell, int c) { return double(dy[cell]) * (scales ? double(scales[c]) : 1); };
    const auto count = double(sets.shape.size()) / double(sets.factor.size());
    RowVector<double> mean = RowVector<double>::Zero(sets.factor.size()), along = mean;
    if (!sets.fixed)
        forEachCell(sets, [&](int set, std::ptrdiff_t cell, int c) {
            if (sets.kind != NormKind::Rms) mean[set] += scaled(cell, c) / count;
            along[set] += scaled(cell, c) * unitOf(sets, values, set, cell) / count;
        });
    Scalar* const dx = t.gradient(x).data();
    forEachCell(sets, [&](int set, std::ptrdiff_t cell, int c) {
        dx[cell] += Scalar(sets.factor[set] * (scaled(cell, c) - mean[set] - unitOf(sets, values, set, cell) * along[set]));
    });
}

template <class Scalar>
Var normWith(Tape<Scalar>& tape, Sets sets, Var x, Var gamma, Var beta, double epsilon) {
    const Var y = tape.result(tape.rows(x), tape.columns(x), {x, gamma, beta});
    applyNorm(sets.kind, sets.shape, sets.statistics, parametersOf(tape, gamma, beta, epsilon), std::as_const(tape).data(x), tape.data(y));
    sets.factor = (sets.statistics.variance.array() + epsilon).rsqrt();
    tape.onPull(y, [=](Tape<Scalar>& t) {
        pullParameters(t, sets, x, y, gamma, beta);
        if (t.wants(x)) pullInput(t, sets, x, y, gamma);
    });
    return y;
}

}  // namespace

template <class Scalar>
Var layerNorm(Tape<Scalar>& tape, Var x, Var gamma, Var beta, double epsilon) {
    const int n = tape.rows(x), d = tape.columns(x);
    const Var y = tape.result(n, d, {x, gamma, beta});
    Scalar *const mean = tape.keep(std::size_t(n)), *const factor = tape.keep(std::size_t(n));
    att::layerNorm(LayerNorm<Scalar>{n, d, tape.data(x), dataOr(tape, gamma), dataOr(tape, beta), epsilon, tape.data(y), mean, factor});
    tape.onPull(y, [=](Tape<Scalar>& t) {  // y = (x - mean)·r·γ + β
        const auto toX = t.wants(x) ? t.target(x) : Target<Scalar>{nullptr, false};
        pullLayerNorm(LayerNormPull<Scalar>{n, d, t.data(x), dataOr(t, gamma), mean, factor, t.gradient(y).data(), toX.data, toX.add,
                                            t.gradientOrNull(gamma), t.gradientOrNull(beta)});
    });
    return y;
}

template <class Scalar>
Var norm(Tape<Scalar>& tape, NormKind kind, const NormShape& shape, Var x, Var gamma, Var beta, double epsilon, NormStatistics* statistics) {
    Sets sets{kind, shape, normStatistics(kind, shape, std::as_const(tape).data(x)), {}, false};
    if (statistics) *statistics = sets.statistics;
    return normWith(tape, std::move(sets), x, gamma, beta, epsilon);
}

template <class Scalar>
Var normBy(Tape<Scalar>& tape, NormKind kind, const NormShape& shape, const NormStatistics& statistics, Var x, Var gamma, Var beta, double epsilon) {
    return normWith(tape, Sets{kind, shape, statistics, {}, true}, x, gamma, beta, epsilon);
}

#define ATT_INSTANTIATE(Scalar)                                                                           \
    template Var layerNorm(Tape<Scalar>&, Var, Var, Var, double);                                         \
    template Var norm(Tape<Scalar>&, NormKind, const NormShape&, Var, Var, Var, double, NormStatistics*); \
    template Var normBy(Tape<Scalar>&, NormKind, const NormShape&, const NormStatistics&, Var, Var, Var, double);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att::grad
