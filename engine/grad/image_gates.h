// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The gates over feature maps: of channels (squeeze and excitation, Hu et al. 2018, section 3; CBAM, Woo et al. 2018, section 3.1) and of
// places (CBAM). Each is made of the operations of the other headers, and computes what the lenses SE and CBAM show.

#include "engine/grad/image.h"

namespace att::grad {

/// y(c, place) = x(c, place)·s_c. s: B × C.
template <class Scalar>
Maps scaleChannels(Tape<Scalar>& tape, const Maps& x, Var s);

/// y(c, place) = x(c, place)·m(place). m: 1 × H × W.
template <class Scalar>
Maps scalePlaces(Tape<Scalar>& tape, const Maps& x, const Maps& m);

/// σ(Σ over the poolings of W2·ReLU(W1·z + b1) + b2), z the pooled channels. SE takes the mean alone, CBAM both.
struct ChannelGateWeights {
    Var W1, b1;                         ///< h × C; 1 × h, or left out
    Var W2, b2;                         ///< C × h; 1 × C, or left out
    bool mean = true, maximum = false;  ///< at least one
};

struct ChannelGated {
    Maps maps;  ///< x, scaled
    Var gate;   ///< B × C
};
template <class Scalar>
ChannelGated channelGate(Tape<Scalar>& tape, const Maps& x, const ChannelGateWeights& weights);

/// σ(norm(W∗[mean; maximum over the channels])).
struct SpatialGateWeights {
    Var W;         ///< 1 × 2·side·side, without bias
    int side = 7;  ///< odd
    bool maximumFirst = false;
    /// Batch norm of the one map is left out when both of these are: as the paper writes it. 1 × 1 each.
    Var gamma, beta;
    const NormStatistics* by = nullptr;    ///< batch norm in use; null: in training
    NormStatistics* statistics = nullptr;  ///< in training: see batchNorm()
};

struct SpatialGated {
    Maps maps;  ///< x, scaled
    Maps mask;  ///< 1 × H × W
};
template <class Scalar>
SpatialGated spatialGate(Tape<Scalar>& tape, const Maps& x, const SpatialGateWeights& weights);

}  // namespace att::grad
