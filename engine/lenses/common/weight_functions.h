// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// All that makes weights side by side: the normalisers of math/normalise.h on one matrix of scores, and linear attention, which needs no
// scores, with the matrix it implies. What they are called, how they are set, and the stack of their matrices.

#include "engine/core/outcome.h"
#include "engine/core/watch.h"
#include "engine/math/linear_attention.h"
#include "engine/math/normalise.h"

namespace att::lenses {

/// By the number of their NormaliserKind, which is also their place in the stack; linear attention comes last.
constexpr int normaliserCount = 8;
constexpr int linearPlace = normaliserCount;
constexpr int weightFunctionCount = normaliserCount + 1;
std::vector<Text> weightFunctionNames();
/// With or without linear attention.
std::vector<Choice> weightFunctionChoices(int count);
/// Whether rows that see a key sum to 1; those of linear attention do but for its epsilon.
bool rowsSumToOne(int place);

struct NormaliserOptions {
    double temperature, alpha;
    int k;
    bool lengthBias, causal;

    void fields(FieldVisitor& visitor);
    Normaliser normaliser(NormaliserKind kind) const { return {kind, temperature, alpha, k, lengthBias}; }
    LinearAttention linear() const { return {.causal = causal}; }
    /// How many keys query i sees of n.
    int visible(int query, int n) const { return causal ? query + 1 : n; }
};

/// 9 × n × n from the scores S: n × n. Fails only with Stopped.
Result<TensorPtr> allWeights(const NormaliserOptions& options, const MatrixIn<float>& S, const Tensor& Q, const Tensor& K, const Watch& watch);

/// A·V of each, 9 × n × d_v; that of ReLA after its RMSNorm, that of linear attention by way of its state.
struct MixedValues {
    TensorPtr all;
    TensorPtr relaBefore;  ///< 1 × n × d_v: before the RMSNorm
};
Result<MixedValues> allMixed(const NormaliserOptions& options, const Tensor& A, const Tensor& Q, const Tensor& K, const Tensor& V,
                             const Watch& watch);
constexpr double relaEpsilon = 1e-8;

}  // namespace att::lenses
