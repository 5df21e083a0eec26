// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Layer norm of the rows of a matrix, forward and back, for float and double: what Transformers train with. The other norms are norm.h, whose
// layerNorm() is this one.

namespace att {

/// y = (x - mean)·r·γ + β with r = 1/√(variance + ε), over each row of n × d. γ and β: d, or null for 1 and 0. All dense. y may be x.
template <class Scalar>
struct LayerNorm {
    int n = 0, d = 0;
    const Scalar* x = nullptr;
    const Scalar* gamma = nullptr;
    const Scalar* beta = nullptr;
    double epsilon = 1e-5;
    Scalar* y = nullptr;
    Scalar* mean = nullptr;    ///< n, or null: kept for the pull
    Scalar* factor = nullptr;  ///< n, or null: r
};

template <class Scalar>
void layerNorm(const LayerNorm<Scalar>& layer);

/// With dy, n × d, and x̂ = (x - mean)·r, d̂ = dy∘γ:
///   dx (+)= r·(d̂ - mean of d̂ - x̂·mean of d̂∘x̂);  dγ += Σ_rows dy∘x̂;  dβ += Σ_rows dy
template <class Scalar>
struct LayerNormPull {
    int n = 0, d = 0;
    const Scalar *x = nullptr, *gamma = nullptr, *mean = nullptr, *factor = nullptr;  ///< as the forward took and made them
    const Scalar* dy = nullptr;
    Scalar* dx = nullptr;  ///< null: not wanted, as the next two
    bool addX = true;      ///< to what stands in dx
    Scalar *dGamma = nullptr, *dBeta = nullptr;
};

template <class Scalar>
void pullLayerNorm(const LayerNormPull<Scalar>& pull);

/// Straight from the formulas: the references that the fast versions are tested against.
template <class Scalar>
void layerNormPlain(const LayerNorm<Scalar>& layer);
template <class Scalar>
void pullLayerNormPlain(const LayerNormPull<Scalar>& pull);

}  // namespace att
