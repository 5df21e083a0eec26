// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Batch norm of a batch of images, B × C × places, forward and back, fast. The reference, and all other norms, are norm.h.

#include "engine/math/norm.h"

namespace att {

/// Of kind Batch; `shape` has its channels before the places. Equal to normStatistics() but for rounding.
NormStatistics batchStatistics(const NormShape& shape, const float* x);

/// As applyNorm(). gamma, beta: C, or null for 1 and 0.
struct BatchNorm {
    NormShape shape;
    const float* x = nullptr;
    const float* gamma = nullptr;
    const float* beta = nullptr;
    double epsilon = 1e-5;
};
void batchNorm(const BatchNorm& norm, const NormStatistics& statistics, float* y);

/// With x̂ = (x - mean)·r, r = 1/√(variance + ε), d̂ = dy·γ:
///   dx (+)= r·(d̂ - mean of d̂ - x̂·mean of d̂∘x̂);  dγ += Σ dy∘x̂;  dβ += Σ dy, over a channel.
/// By fixed statistics, which do not depend on x, dx (+)= r·d̂.
struct BatchNormPull {
    BatchNorm forward;
    const NormStatistics& statistics;
    bool fixed = false;
    const float* dy = nullptr;
    float* dx = nullptr;  ///< null: not wanted, as the next two
    bool addX = true;     ///< to what stands in dx
    float *dGamma = nullptr, *dBeta = nullptr;
};
void pullBatchNorm(const BatchNormPull& pull);

}  // namespace att
