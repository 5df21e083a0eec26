// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The two parts of a block of HCANet as stages: attention among channels beside a local convolution (CAFM), and the feed-forward part of three
// window sizes (MSFN); and how each of their numbers came about. The arithmetic is math/hybrid_attention.h.

#include "engine/lenses/common/convolution_layer.h"
#include "engine/math/hybrid_attention.h"

namespace att::lenses {

/// What is shown, and where each number comes from when no file gives it.
struct HybridReading {
    ChannelAttention attention;
    MultiscaleFeedForward forward;
    double temperature = 1;
    const KernelOptions& kernels;
    const WeightOptions& weights;
    const Given& given;
    Shape maps;

    bool hasBias(const std::string& name) const;
    ConvolutionLayer layer(const char* name, const KernelShape& kernel, std::string input, const char* symbol, const char* inputSymbol) const;
    std::vector<ConvolutionLayer> attentionLayers() const;  ///< qkv, qkv_dwconv, project_out, fc, dep_conv
    std::vector<ConvolutionLayer> forwardLayers() const;    ///< project_in, dwconv1 … dwconv3, project_out
};

/// What is in front of the stages: where the maps come from and how they are shown.
struct MapsShown {
    TensorPtr maps;
    BitmapPtr backdrop;
    Tone tone = Tone::Sequential;
};

/// The last stage is "output". Fails with Stopped.
Status addChannelAttention(Outcome& outcome, const HybridReading& reading, const MapsShown& shown, const Watch& watch);
Status addFeedForward(Outcome& outcome, const HybridReading& reading, const MapsShown& shown, const Watch& watch);
/// The stage "cost".
void addHybridCost(Outcome& outcome, const HybridReading& reading);

/// Nothing when the cell is not of these stages.
std::optional<Explanation> explainChannelAttention(const Outcome& outcome, const HybridReading& reading, const Cell& cell);
std::optional<Explanation> explainFeedForward(const Outcome& outcome, const HybridReading& reading, const Cell& cell);
Explanation explainHybridCost(const Outcome& outcome, const HybridReading& reading, const Cell& cell);

}  // namespace att::lenses
