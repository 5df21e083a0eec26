// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The stages of a sequence and of an attention layer as they stand on screen. Their ids, and the addresses of their panels, are
// what layer_explain.h refers to.

#include "engine/lenses/common/layer.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/sequence.h"

namespace att::lenses {

/// The addresses of the panels.
namespace panel {
constexpr const char* x = "x/x";
constexpr const char* sum = "positions/sum";
constexpr const char* p = "positions/p";
constexpr const char* q = "qkv/q";
constexpr const char* k = "qkv/k";
constexpr const char* v = "qkv/v";
constexpr const char* turnedQ = "turned/q";  ///< only where positions turn them
constexpr const char* turnedK = "turned/k";
constexpr const char* scores = "scores/heads";
constexpr const char* scaled = "scaled/heads";
constexpr const char* biased = "bias/heads";
constexpr const char* bias = "bias/bias";
constexpr const char* masked = "mask/heads";
constexpr const char* weights = "weights/heads";
constexpr const char* mixed = "mixed/heads";
constexpr const char* concat = "concat/concat";
constexpr const char* output = "output/output";
}  // namespace panel

/// X alone.
Stage tokenStage(const Outcome& outcome, const TensorPtr& X);
/// X, and X + P with P beside it.
void addSequenceStages(Outcome& outcome, const TensorPtr& X, const TensorPtr& P, const TensorPtr& sum);

/// The first two stages of a layer alone: W, and Q K V. `keys`: the tokens that keys and values come from, where they are not the outcome's.
std::vector<Stage> projectionStages(const Outcome& outcome, const LayerSizes& sizes, const LayerWeights& weights, const LayerValues& values,
                                    const Labels& keys = nullptr);

/// The panels of the queries and keys that meet in the scores: turned where there is a turn.
const char* scoredQueries(const Outcome& outcome);
const char* scoredKeys(const Outcome& outcome);

/// W, Q K V, where positions turn them Q′ K′, scores, ÷√d_k, where numbers are added + bias, mask, softmax, A·V and, with an output projection,
/// concat and W^O. Fails with Stopped.
Status addLayerStages(Outcome& outcome, const LayerSizes& sizes, const LayerWeights& weights, const LayerValues& values, const Watch& watch,
                      const Labels& keys = nullptr);

/// How many queries see no key in some head, as a notice; nothing when all see one.
std::vector<Message> maskNotices(const LayerValues& values);

}  // namespace att::lenses
