// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/compared_modules.h"

#include <algorithm>
#include <numeric>

namespace att::lenses {
namespace {

struct Description {
    const char* key;
    Text name, help;
    bool initial;
};

const std::array<Description, moduleCount>& descriptions() {
    static const std::array<Description, moduleCount> list{{
        {"se", ATT_TEXT("engine", "SE"), ATT_TEXT("engine", "Squeeze-and-excitation: a weight for each channel, from its mean."), true},
        {"cbam_channel", ATT_TEXT("engine", "CBAM, channels"),
         ATT_TEXT("engine", "The channel gate of CBAM alone: a weight for each channel, from its mean and its maximum."), false},
        {"cbam_spatial", ATT_TEXT("engine", "CBAM, places"), ATT_TEXT("engine", "The spatial gate of CBAM alone: a weight for each place."), false},
        {"cbam", ATT_TEXT("engine", "CBAM"), ATT_TEXT("engine", "Both gates of CBAM, channels first, as the released code has them."), true},
        {"ema", ATT_TEXT("engine", "EMA"),
         ATT_TEXT("engine", "Efficient multi-scale attention: a weight for each place and each group of channels, eight groups where they divide."),
         true},
    }};
    return list;
}

ChannelGate channelGateOf(const CompareOptions& o, ComparedModule module) {
    const int C = o.shape().heads;
    return {.channels = C,
            .hidden = o.reduction.hidden(C),
            .mean = true,
            .maximum = module != ComparedModule::Se,
            .bias = o.weights.bias,
            .gain = o.gain.gain};
}
SpatialGate spatialGateOf(const CompareOptions& o) { return {.norm = SpatialNorm::Own, .gain = o.gain.gain}; }

Result<ModuleResult> runMultiscale(const CompareOptions& o, const TensorPtr& maps, const Given& given, const Watch& watch) {
    const auto reading = multiscaleOf(o);
    const auto arrays = takeMultiscaleArrays(reading, given);
    auto values = multiscaleAttention(reading.module, arrays.numbers(), *maps, watch);
    if (!values) return values.error();
    return ModuleResult{.module = ComparedModule::Ema, .places = values->mask, .maps = values->output};
}

/// Σ_c |F_c| at each place, in double.
Matrix<double> magnitude(const Tensor& maps) {
    Matrix<double> sum = Matrix<double>::Zero(maps.shape().rows, maps.shape().columns);
    for (int c = 0; c < maps.shape().heads; ++c) sum += maps.head(c).cast<double>().cwiseAbs();
    return sum;
}

}  // namespace

void CompareOptions::fields(FieldVisitor& visitor) {
    picture.fields(visitor, givenFeatures(weights.arrays));
    for (int i = 0; i < moduleCount; ++i) {
        const auto& module = descriptions()[std::size_t(i)];
        Field field{
            .key = module.key, .label = module.name, .group = ATT_TEXT("engine", "Modules"), .help = module.help, .initial = double(module.initial)};
        if (i == 0 && modules().size() < 2)
            field.problem = say(ATT_TEXT("engine", "Choose two modules or more: one alone is not compared with anything."));
        visitor.flag(on[std::size_t(i)], field);
    }
    reduction.fields(visitor);
    gain.fields(visitor);
    weights.fields(visitor, true);
}

const Text& nameOf(ComparedModule module) { return descriptions()[std::size_t(module)].name; }

std::string addressOf(const char* stage, ComparedModule module) { return std::string(stage) + "/" + descriptions()[std::size_t(module)].key; }

ComparedModule moduleOf(const Cell& cell) {
    const auto key = std::string_view(cell.panel).substr(cell.panel.find('/') + 1);
    return static_cast<ComparedModule>(std::ranges::find_if(descriptions(), [key](const Description& d) { return key == d.key; }) -
                                       descriptions().begin());
}

bool weighsChannels(ComparedModule module) {
    return module == ComparedModule::Se || module == ComparedModule::ChannelGate || module == ComparedModule::Cbam;
}
bool weighsPlaces(ComparedModule module) {
    return module == ComparedModule::SpatialGate || module == ComparedModule::Cbam || module == ComparedModule::Ema;
}

MultiscaleReading multiscaleOf(const CompareOptions& o) {
    static const KernelOptions written{KernelOptions::Source::Written, 1};
    const int C = o.shape().heads;
    return {{.channels = C, .groups = std::gcd(C, 8)}, written, o.weights};
}

std::vector<ArraySlot> slotsOf(const CompareOptions& o) {
    auto slots = featureSlots(o.shape());
    for (const auto& more : {channelGateSlots(channelGateOf(o, ComparedModule::Se)), spatialGateSlots(spatialGateOf(o))})
        slots.insert(slots.end(), more.begin(), more.end());
    addMultiscaleSlots(multiscaleOf(o), slots);
    return slots;
}

Result<ModuleResult> runModule(const CompareOptions& o, ComparedModule module, const TensorPtr& maps, const Given& given, const Watch& watch) {
    if (module == ComparedModule::Ema) return runMultiscale(o, maps, given, watch);
    ModuleResult made{.module = module, .maps = maps};
    if (weighsChannels(module)) {
        auto gate = runChannelGate(channelGateOf(o, module), made.maps, o.weights, given, watch);
        if (!gate) return gate.error();
        made.channels = gate->weights, made.logits = gate->logits, made.maps = gate->scaled;
    }
    if (weighsPlaces(module)) {
        auto gate = runSpatialGate(spatialGateOf(o), made.maps, o.weights, given, watch);
        if (!gate) return gate.error();
        made.places = gate->mask, made.maps = gate->scaled;
    }
    return made;
}

TensorPtr passed(const Tensor& before, const Tensor& after) {
    const auto whole = magnitude(before), rest = magnitude(after);
    auto share = std::make_shared<Tensor>(Shape{1, before.shape().rows, before.shape().columns});
    share->head(0) = (whole.array() > 0).select(rest.array() / whole.array(), 0.0).cast<float>();
    return share;
}

}  // namespace att::lenses
