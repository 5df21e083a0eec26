// SPDX-License-Identifier: GPL-3.0-or-later
// What the modules cost, as the sums that their explanations show.
#include "engine/lenses/common/compared_modules.h"

namespace att::lenses {
namespace {

std::vector<Counted> channelParameters(const CompareOptions& o) {
    const double C = o.shape().heads, h = o.reduction.hidden(o.shape().heads);
    std::vector<Counted> parts{{say(ATT_TEXT("engine", "two layers")), {{"2", 2}, {"C", C}, {"C/r", h}}}};
    if (o.weights.bias) parts.push_back({say(ATT_TEXT("engine", "biases")), {{"C + C/r", C + h}}});
    return parts;
}

std::vector<Counted> channelMultiplyAdds(const CompareOptions& o, double pools) {
    const auto [C, H, W] = o.shape();
    return {{say(ATT_TEXT("engine", "two layers")), {{"pools", pools}, {"2", 2}, {"C", C}, {"C/r", o.reduction.hidden(C)}}},
            {say(ATT_TEXT("engine", "pooling and scaling")), {{"pools + 1", pools + 1}, {"C", C}, {"H·W", double(H) * W}}}};
}

constexpr double spatialMaps = 2, spatialSide = 7;

std::vector<Counted> spatialParameters() {
    return {{say(ATT_TEXT("engine", "kernel")), {{"2", spatialMaps}, {"k", spatialSide}, {"k", spatialSide}}},
            {say(ATT_TEXT("engine", "γ and β")), {{"2", 2}}}};
}

std::vector<Counted> spatialMultiplyAdds(const CompareOptions& o) {
    const auto [C, H, W] = o.shape();
    const double places = double(H) * W;
    return {{say(ATT_TEXT("engine", "convolution")), {{"2", spatialMaps}, {"k", spatialSide}, {"k", spatialSide}, {"H·W", places}}},
            {say(ATT_TEXT("engine", "pooling and scaling")), {{"maps + 1", spatialMaps + 1}, {"C", C}, {"H·W", places}}}};
}

}  // namespace

std::vector<Counted> countedOf(const CompareOptions& o, ComparedModule module, bool parameters) {
    std::vector<Counted> parts;
    const auto add = [&parts](std::vector<Counted> more) { parts.insert(parts.end(), more.begin(), more.end()); };
    if (weighsChannels(module)) add(parameters ? channelParameters(o) : channelMultiplyAdds(o, module == ComparedModule::Se ? 1 : 2));
    if (module == ComparedModule::Ema)
        add(countedMultiscale(multiscaleOf(o), o.shape(), parameters));
    else if (weighsPlaces(module))
        add(parameters ? spatialParameters() : spatialMultiplyAdds(o));
    return parts;
}

}  // namespace att::lenses
