// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The kernel that depthwise layers in a row are together, drawn: the stage "kernel" with each channel's k × k numbers, and where the layers
// are rows and columns, the row and the column that it is the product of.

#include "engine/lenses/common/convolution_layer.h"

namespace att::lenses {

/// `layers`: the depthwise ones, and behind them what mixes the channels.
void addEffectiveKernel(Outcome& outcome, const std::vector<ConvolutionLayer>& layers, const std::vector<ConvolutionValues>& values, Tone tone);
/// Nothing when the cell is not of that stage.
std::optional<Explanation> explainEffectiveKernel(const Outcome& outcome, const std::vector<ConvolutionLayer>& layers, const Cell& cell);

}  // namespace att::lenses
