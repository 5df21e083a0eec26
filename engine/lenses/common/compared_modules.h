// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The modules that are compared, with the options of all: what each is called, and what it makes of the maps. The modules themselves are those of
// the other lenses, from the same functions with the same weights.

#include <array>

#include "engine/lenses/common/channel_gate.h"
#include "engine/lenses/common/counting.h"
#include "engine/lenses/common/gate_options.h"
#include "engine/lenses/common/image_features.h"
#include "engine/lenses/common/multiscale_stages.h"
#include "engine/lenses/common/spatial_gate.h"

namespace att::lenses {

enum class ComparedModule { Se, ChannelGate, SpatialGate, Cbam, Ema };
constexpr int moduleCount = 5;

struct CompareOptions : SpecOf<CompareOptions> {
    PictureOptions picture;
    std::array<bool, moduleCount> on;
    ReductionOptions reduction;
    GainOption gain;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override;
    std::vector<ComparedModule> modules() const {
        std::vector<ComparedModule> list;
        for (int i = 0; i < moduleCount; ++i)
            if (on[std::size_t(i)]) list.push_back(static_cast<ComparedModule>(i));
        return list;
    }
    Shape shape() const { return featureShape(picture, weights.arrays); }
};

/// What texts call it.
const Text& nameOf(ComparedModule module);
/// The panel of a module in a stage: its key.
std::string addressOf(const char* stage, ComparedModule module);
/// Whose panel a cell is in.
ComparedModule moduleOf(const Cell& cell);

bool weighsChannels(ComparedModule module);
bool weighsPlaces(ComparedModule module);

/// Eight groups, or as many of them as divide the channels.
MultiscaleReading multiscaleOf(const CompareOptions& o);
std::vector<ArraySlot> slotsOf(const CompareOptions& o);

/// What a module makes of the maps: F′_c(y, x) = s_c·m(y, x)·F_c(y, x), with one m for all channels or one for each group.
struct ModuleResult {
    ComparedModule module;
    TensorPtr channels, logits;  ///< 1 × 1 × C: s, and what the sigmoid made it of; null without
    TensorPtr places;            ///< groups × H × W: m; null without
    TensorPtr maps;              ///< C × H × W
};

/// Fails with Memory or Stopped.
Result<ModuleResult> runModule(const CompareOptions& o, ComparedModule module, const TensorPtr& maps, const Given& given, const Watch& watch);
/// Which share of what is there comes through, H × W: 0 where nothing is there.
TensorPtr passed(const Tensor& before, const Tensor& after);

/// What the parameters or the multiply-adds of a module are made of.
std::vector<Counted> countedOf(const CompareOptions& o, ComparedModule module, bool parameters);

}  // namespace att::lenses
