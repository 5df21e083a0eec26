// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/multiscale_stages.h"

#include <algorithm>

#include "engine/lenses/common/panels.h"

namespace att::lenses {

namespace {

ConvolutionLayer withBias(ConvolutionLayer layer, const MultiscaleReading& reading) {
    layer.bias = reading.weights.bias && showsBias(layer, reading.kernels, reading.weights);
    return layer;
}

}  // namespace

ConvolutionLayer MultiscaleReading::one() const {
    const int n = module.width();
    return withBias({.stage = "gates",
                     .name = "conv1x1",
                     .kernel = {.in = n, .out = n, .height = 1, .width = 1},
                     .input = "pools/pooled",
                     .symbol = "y",
                     .inputSymbol = "p"},
                    *this);
}

ConvolutionLayer MultiscaleReading::three() const {
    const int n = module.width();
    return withBias({.stage = "local",
                     .name = "conv3x3",
                     .kernel = {.in = n, .out = n, .height = 3, .width = 3},
                     .input = panel::features,
                     .symbol = "X₂",
                     .inputSymbol = "F",
                     .copies = module.groups},
                    *this);
}

void addMultiscaleSlots(const MultiscaleReading& reading, std::vector<ArraySlot>& slots) {
    addSlots(reading.one(), reading.weights.bias, slots);
    addSlots(reading.three(), reading.weights.bias, slots);
    slots.push_back({"gn.weight", {reading.module.width()}, ATT_TEXT("engine", "γ of the group norm"), "norm/gamma"});
    slots.push_back({"gn.bias", {reading.module.width()}, ATT_TEXT("engine", "β of the group norm"), "norm/beta"});
}

namespace {

TensorPtr filled(int count, float value) {
    auto numbers = std::make_shared<Tensor>(Shape{1, 1, count});
    std::fill_n(numbers->data(), count, value);
    return numbers;
}

TensorPtr orElse(TensorPtr given, TensorPtr other) { return given ? given : other; }

}  // namespace

MultiscaleArrays takeMultiscaleArrays(const MultiscaleReading& reading, const Given& given) {
    const int n = reading.module.width();
    return {takeNumbers(reading.one(), reading.kernels, reading.weights, given),
            takeNumbers(reading.three(), reading.kernels, reading.weights, given), orElse(given.take("gn.weight", 1, n), filled(n, 1)),
            orElse(given.take("gn.bias", 1, n), filled(n, 0))};
}

namespace {

Axis groupAxis() { return {ATT_TEXT("engine", "group"), nullptr}; }
Axis innerAxis() { return {ATT_TEXT("engine", "channel of the group"), nullptr}; }
Axis branchAxis() { return wordAxis(ATT_TEXT("engine", "branch"), {ATT_TEXT("engine", "rows and columns"), ATT_TEXT("engine", "3 × 3")}); }

/// y 1 … y H, x 1 … x W.
Axis placesAxis(int height, int width) {
    auto labels = std::make_shared<std::vector<std::string>>();
    for (int y = 0; y < height; ++y) labels->push_back("y " + std::to_string(y + 1));
    for (int x = 0; x < width; ++x) labels->push_back("x " + std::to_string(x + 1));
    return {ATT_TEXT("engine", "rows, then columns"), std::move(labels)};
}

struct Stages {
    const MultiscaleReading& reading;
    const MultiscaleArrays& arrays;
    const MultiscaleValues& values;
    const BitmapPtr& backdrop;
    Tone tone;

    Panel byPlace(std::string id, Message title, const TensorPtr& numbers, Tone panelTone) const {
        const auto [groups, height, width] = values.mask->shape();
        Panel panel = stackPanel(
            {.id = std::move(id), .title = std::move(title), .rows = innerAxis(), .columns = placesAxis(height, width), .values = numbers});
        panel.heads = groupAxis();
        panel.tone = panelTone;
        return panel;
    }

    Stage pools() const {
        return stage(
            "pools", ATT_TEXT("engine", "Rows · columns"),
            ATT_TEXT("engine", "Branch 1: each map becomes the means of its rows and of its columns, so that a place is still told by its two."),
            {byPlace("pooled", say(ATT_TEXT("engine", "means of rows and columns")), values.pooled, tone)});
    }

    Stage gates() const {
        Panel gate = byPlace("gates", say(ATT_TEXT("engine", "gates h and w")), values.gates, Tone::Sequential);
        gate.lowest = 0, gate.highest = 1;
        auto numbers = convolutionPanels(reading.one(), arrays.one, {}, backdrop);
        std::vector<Panel> panels{std::move(gate), byPlace("out", say(ATT_TEXT("engine", "before the sigmoid")), values.logits, Tone::Diverging)};
        std::ranges::move(numbers.begin() + 1, numbers.end(), std::back_inserter(panels));
        return {"gates", ATT_TEXT("engine", "1 × 1, σ"),
                ATT_TEXT("engine", "One 1 × 1 convolution mixes the channels of rows and columns alike; a sigmoid makes gates of them."),
                std::move(panels)};
    }

    Panel maps(const char* id, Message title, const TensorPtr& numbers, Tone panelTone) const {
        return mapsPanel(id, std::move(title), numbers, backdrop, panelTone);
    }

    Panel perChannel(const char* id, Message title, const TensorPtr& numbers) const {
        return matrixPanel({.id = id, .title = std::move(title), .rows = {{}, nullptr}, .columns = innerAxis(), .values = numbers});
    }

    Stage norm() const {
        return stage(
            "norm", ATT_TEXT("engine", "Group norm X₁"),
            ATT_TEXT("engine", "Each map less its own mean and over its own deviation: there are as many groups as channels."),
            {maps("x1", say(ATT_TEXT("engine", "branch 1: X₁")), values.normed, Tone::Diverging),
             perChannel("gamma", say(ATT_TEXT("engine", "γ")), arrays.gamma), perChannel("beta", say(ATT_TEXT("engine", "β")), arrays.beta)});
    }

    Stage local() const {
        ConvolutionValues shown = arrays.three;
        shown.out = values.local;
        return {"local", ATT_TEXT("engine", "3 × 3: X₂"),
                ATT_TEXT("engine", "Branch 2: the maps as they came, through a 3 × 3 window over all channels of the group."),
                convolutionPanels(reading.three(), shown, say(ATT_TEXT("engine", "branch 2: X₂")), backdrop)};
    }

    Panel perBranch(const char* id, Message title, const TensorPtr& numbers) const {
        Panel panel = stackPanel({.id = id, .title = std::move(title), .rows = groupAxis(), .columns = innerAxis(), .values = numbers});
        panel.heads = branchAxis();
        return panel;
    }

    Stage softmax() const {
        Panel weights = perBranch("weights", say(ATT_TEXT("engine", "channel weights a₁, a₂")), values.weights);
        weights.tone = Tone::Sequential;
        weights.distribution = true;
        weights.lowest = 0, weights.highest = 1;
        return stage("softmax", ATT_TEXT("engine", "Softmax a₁, a₂"),
                     ATT_TEXT("engine", "The means of a branch's maps, made into weights that sum to 1 over the channels of a group."),
                     {std::move(weights), perBranch("means", say(ATT_TEXT("engine", "means of the maps")), values.means)});
    }

    /// Half of the crossed maps: those of one product.
    TensorPtr half(int which) const {
        const auto [groups, height, width] = values.mask->shape();
        auto part = std::make_shared<Tensor>(Shape{groups, height, width});
        std::copy_n(values.crossed->data() + std::size_t(which) * part->shape().size(), part->shape().size(), part->data());
        return part;
    }

    Stage cross() const {
        Panel one = maps("one", say(ATT_TEXT("engine", "a₁ᵀX₂")), half(0), Tone::Diverging);
        Panel two = maps("two", say(ATT_TEXT("engine", "a₂ᵀX₁")), half(1), Tone::Diverging);
        one.heads = two.heads = groupAxis();
        return stage("cross", ATT_TEXT("engine", "Crossed"),
                     ATT_TEXT("engine", "The weights of each branch mix the maps of the other one: a matrix product over the channels."),
                     {std::move(one), std::move(two)});
    }

    Stage mask() const {
        Panel m = maps("m", say(ATT_TEXT("engine", "mask M of each group")), values.mask, Tone::Sequential);
        m.heads = groupAxis();
        m.lowest = 0, m.highest = 1;
        return stage("mask", ATT_TEXT("engine", "Mask M"), ATT_TEXT("engine", "The sigmoid of the sum of both: where the channels of a group look."),
                     {std::move(m)});
    }
};

}  // namespace

void addMultiscaleStages(Outcome& outcome, const MultiscaleReading& reading, const MultiscaleArrays& arrays, const MultiscaleValues& values,
                         const BitmapPtr& backdrop, Tone tone) {
    const Stages stages{reading, arrays, values, backdrop, tone};
    outcome.stages.push_back(stages.pools());
    outcome.stages.push_back(stages.gates());
    outcome.stages.push_back(stage("gated", ATT_TEXT("engine", "F · h · w"),
                                   ATT_TEXT("engine", "Every place times the gate of its row and the gate of its column."),
                                   {stages.maps("maps", say(ATT_TEXT("engine", "gated maps")), values.gated, tone)}));
    outcome.stages.push_back(stages.norm());
    outcome.stages.push_back(stages.local());
    outcome.stages.push_back(stages.softmax());
    outcome.stages.push_back(stages.cross());
    outcome.stages.push_back(stages.mask());
    outcome.stages.push_back(stage("output", ATT_TEXT("engine", "F′ = M ⊗ F"), ATT_TEXT("engine", "Every map times the mask of its group."),
                                   {stages.maps("maps", say(ATT_TEXT("engine", "masked maps")), values.output, tone)}));
}

}  // namespace att::lenses
