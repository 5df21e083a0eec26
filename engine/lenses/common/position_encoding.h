// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What an encoding of positions gives an attention layer: vectors to add to X, a turn of q and k, a bias of the scores, or vectors beside keys
// and values. Knows no stages. The mathematics is that of position*.h, rotary.h, linear_bias.h, relative_*.h and ode_position.h.

#include "engine/lenses/common/counting.h"
#include "engine/lenses/common/layer.h"

namespace att::lenses {

/// What would be learned: drawn from N(0, spread²) by the seed, the flow as linear layers start, or read from a file. Null where the encoding has no
/// such array.
struct PositionArrays {
    TensorPtr table;                  ///< learned: rows × d_model
    TensorPtr buckets;                ///< T5: buckets × H
    TensorPtr aK, aV;                 ///< Shaw: (2k+1) × d_k and × d_v, shared by the heads
    TensorPtr start, W1, b1, W2, b2;  ///< FLOATER: p(0), and h as in ode_position.h
};
std::vector<ArraySlot> positionSlots(const PositionOptions& options, const LayerSizes& sizes);
PositionArrays positionArrays(const PositionOptions& options, const LayerSizes& sizes, int seed, const Given& given);

/// Rows first … first+n-1 of what is added to X: n × d_model; null where nothing is added. Beyond a learned table: zeros. Fails with Stopped.
Result<TensorPtr> addedPositions(const PositionOptions& options, const PositionArrays& arrays, int first, int n, int dModel, const Watch& watch);

/// How q and k are turned, if they are.
std::optional<Rotary> rotaryOf(const PositionOptions& options);
/// A bias of places alone: H × n_q × n_k; null where there is none. Fails with Stopped.
Result<TensorPtr> placeBias(const PositionOptions& options, const PositionArrays& arrays, const LayerSizes& sizes, const Watch& watch);

/// The forward of layer.h with an encoding in it. X holds what is added already. `positions` may be of any kind.
struct PositionedLayer {
    const PositionOptions& options;
    const PositionArrays& arrays;
};
/// Its two halves: Q, K, V, turned where the encoding turns them; and all that comes after. Each fails only with Stopped.
Status projectTokens(LayerValues& values, const LayerSizes& sizes, const LayerWeights& weights, const PositionedLayer& positions, const Tensor& X,
                     const Watch& watch);
Status attendAndJoin(LayerValues& values, const LayerSizes& sizes, const LayerWeights& weights, const PositionedLayer& positions, ScoreRule rule,
                     const LayerKeep& keep, const Watch& watch);
Result<LayerValues> forward(const LayerSizes& sizes, const LayerWeights& weights, const PositionedLayer& positions, const ScoreRule& rule,
                            const LayerKeep& keep, const Tensor& X, const Watch& watch);
/// What it takes beside layerBytes: turned queries and keys, or a bias.
std::size_t positionBytes(const PositionOptions& options, const LayerSizes& sizes);

/// What an encoding adds to the layer's own cost; an addition counts as one multiply-add.
struct PositionCounts {
    std::vector<Counted> parameters, multiplyAdds;
};
PositionCounts positionCounts(const PositionOptions& options, const LayerSizes& sizes);

/// Σ_j A(i,j)·aV(clip(j − i), c): what Shaw's values add to a mixed value.
double shawShare(const Tensor& A, const Tensor& aV, const Cell& cell);

/// FLOATER's flow, in double. Beyond 100,000 it stands still.
Flow<double> flowOf(const PositionArrays& arrays, const Watch& watch);
/// p at the times first·interval + i·grid.interval, from `start` at the first of them.
Matrix<double> followFrom(const Flow<double>& flow, const RowVector<double>& start, double time, const OdeGrid& grid);

}  // namespace att::lenses
