// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The steps of efficient multi-scale attention as stages, from the pooled rows and columns to the masked maps, and how each of their numbers
// came about. The arithmetic is math/multiscale_attention.h.

#include "engine/lenses/common/convolution_layer.h"
#include "engine/lenses/common/counting.h"
#include "engine/math/multiscale_attention.h"

namespace att::lenses {

namespace panel {
constexpr const char* multiscaleMask = "mask/m";
}

/// What the stages are about.
struct MultiscaleReading {
    MultiscaleAttention module;
    const KernelOptions& kernels;
    const WeightOptions& weights;

    ConvolutionLayer one() const;    ///< "conv1x1" over rows and columns
    ConvolutionLayer three() const;  ///< "conv3x3" over the maps
};

/// "conv1x1.weight", "conv3x3.weight", their biases, "gn.weight" and "gn.bias".
void addMultiscaleSlots(const MultiscaleReading& reading, std::vector<ArraySlot>& slots);

struct MultiscaleArrays {
    ConvolutionValues one, three;
    TensorPtr gamma, beta;  ///< 1 × 1 × c'

    MultiscaleNumbers numbers() const { return {one.numbers(), three.numbers(), gamma->data(), beta->data()}; }
};
MultiscaleArrays takeMultiscaleArrays(const MultiscaleReading& reading, const Given& given);

void addMultiscaleStages(Outcome& outcome, const MultiscaleReading& reading, const MultiscaleArrays& arrays, const MultiscaleValues& values,
                         const BitmapPtr& backdrop, Tone tone);
/// What its parameters or its multiply-adds over these maps are made of.
std::vector<Counted> countedMultiscale(const MultiscaleReading& reading, const Shape& maps, bool parameters);
/// The stage "cost": parameters and multiply-adds over the groups.
void addMultiscaleCost(Outcome& outcome, const MultiscaleReading& reading, int height, int width);

/// Of any cell of these stages.
Explanation explainMultiscale(const Outcome& outcome, const MultiscaleReading& reading, const Given& given, const Shape& maps, const Cell& cell);

}  // namespace att::lenses
