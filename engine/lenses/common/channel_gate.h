// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One weight for each channel: pooled over all places, through a small network of two layers, and through a gate. Squeeze-and-excitation
// (Hu et al. 2018, section 3) with the mean alone; the channel gate of CBAM (Woo et al. 2018, section 3.1) with mean and maximum through
// the same network, summed before the gate.

#include <optional>

#include "engine/core/explanation.h"
#include "engine/lenses/common/image_features.h"
#include "engine/lenses/common/layer.h"

namespace att::lenses {

/// The addresses of the panels.
namespace panel {
constexpr const char* squeezed = "squeeze/z";
constexpr const char* hidden = "hidden/hidden";
constexpr const char* w1 = "hidden/w_1";
constexpr const char* b1 = "hidden/b_1";
constexpr const char* outputs = "excite/outputs";
constexpr const char* logits = "excite/logits";
constexpr const char* w2 = "excite/w_2";
constexpr const char* b2 = "excite/b_2";
constexpr const char* gate = "weights/s";
constexpr const char* beforeGate = "weights/maps";
constexpr const char* gated = "scaled/maps";
}  // namespace panel

struct ChannelGate {
    int channels = 0, hidden = 1;
    bool mean = true, maximum = false;  ///< at least one
    bool bias = false;
    bool sigmoid = true;                  ///< else ReLU, which is a mistake worth seeing
    double gain = 1;                      ///< what drawn weights are multiplied by
    const char* input = panel::features;  ///< the address of the maps that are pooled and scaled

    int pools() const { return int(mean) + int(maximum); }
};

/// "w_1" [h, C], "b_1" [h], "w_2" [C, h], "b_2" [C].
std::vector<ArraySlot> channelGateSlots(const ChannelGate& gate);

struct ChannelGateValues {
    Projection first, second;
    TensorPtr squeezed;  ///< 1 × pools × C: mean before maximum
    TensorPtr hidden;    ///< 1 × pools × h
    TensorPtr outputs;   ///< 1 × pools × C, before they are summed
    TensorPtr logits;    ///< 1 × 1 × C
    TensorPtr weights;   ///< 1 × 1 × C
    TensorPtr scaled;    ///< C × H × W
};

/// Fails with Stopped.
Result<ChannelGateValues> runChannelGate(const ChannelGate& gate, const TensorPtr& maps, const WeightOptions& options, const Given& given,
                                         const Watch& watch);

/// The stages from "squeeze" to "scaled". `symbols` says what the mechanism calls the result: "s", "M_c".
struct GateNames {
    Text squeeze, hidden, excite, weights, scaled;  ///< the stages' titles
    const char* symbol;
    Tone tone = Tone::Sequential;  ///< of the maps
};
void addChannelGateStages(Outcome& outcome, const ChannelGate& gate, const ChannelGateValues& values, const TensorPtr& maps,
                          const BitmapPtr& backdrop, const GateNames& names);

/// Nothing when the cell is not of these stages.
std::optional<Explanation> explainChannelGate(const Outcome& outcome, const ChannelGate& gate, const char* symbol, const Cell& cell);

/// A number per channel as one row.
Panel channelBars(std::string id, Message title, TensorPtr rows, Axis sets, Axis places);

/// A map's number times the gate's: the last step of every gate. `factor` is where it lives.
Explanation explainScaled(const Outcome& outcome, const Cell& cell, std::string formulaWords, const Cell& map, const Cell& factor);

}  // namespace att::lenses
