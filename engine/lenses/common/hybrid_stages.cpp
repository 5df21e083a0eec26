// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/hybrid_stages.h"

#include <algorithm>

#include "engine/lenses/common/panels.h"

namespace att::lenses {

/// Those two have a bias whatever the code's argument "bias" says.
bool HybridReading::hasBias(const std::string& name) const { return weights.bias || name == "fc" || name == "dep_conv"; }

ConvolutionLayer HybridReading::layer(const char* name, const KernelShape& kernel, std::string input, const char* symbol,
                                      const char* inputSymbol) const {
    ConvolutionLayer layer{.stage = name, .name = name, .kernel = kernel, .input = std::move(input), .symbol = symbol, .inputSymbol = inputSymbol};
    layer.bias = hasBias(name) && showsBias(layer, kernels, weights);
    return layer;
}

std::vector<ConvolutionLayer> HybridReading::attentionLayers() const {
    std::vector<ConvolutionLayer> layers{
        layer("qkv", attention.projection(), panel::features, "y", "F"), layer("qkv_dwconv", attention.depthwise(), "qkv/out", "QKV", "y"),
        layer("project_out", attention.output(), "mixed/maps", "G", "Z"), layer("fc", attention.mixing(), "regrouped/maps", "y", "R"),
        layer("dep_conv", attention.local(), "fc/out", "L", "y")};
    layers[3].copies = attention.width();
    return layers;
}

std::vector<ConvolutionLayer> HybridReading::forwardLayers() const {
    std::vector<ConvolutionLayer> layers{layer("project_in", forward.in(), panel::features, "y", "F")};
    static constexpr const char* names[] = {"dwconv1", "dwconv2", "dwconv3"};
    static constexpr const char* symbols[] = {"x₁", "x₂", "x₃"};
    for (int i = 0; i < 3; ++i) {
        layers.push_back(layer(names[i], forward.branch(i), "project_in/out", symbols[i], "y"));
        layers.back().firstMap = i * forward.hidden;
    }
    layers.push_back(layer("project_out", forward.out(), "gated/maps", "F′", "g"));
    return layers;
}

namespace {

std::vector<ConvolutionValues> numbersOf(const HybridReading& reading, const std::vector<ConvolutionLayer>& layers) {
    std::vector<ConvolutionValues> values;
    for (const auto& layer : layers) values.push_back(takeNumbers(layer, reading.kernels, reading.weights, reading.given));
    return values;
}

TensorPtr temperatures(const HybridReading& reading) {
    if (auto given = reading.given.take("temperature", 1, reading.attention.heads)) return given;
    auto numbers = std::make_shared<Tensor>(Shape{1, 1, reading.attention.heads});
    std::fill_n(numbers->data(), reading.attention.heads, static_cast<float>(reading.temperature));
    return numbers;
}

Axis innerAxis(Text name) { return {name, nullptr}; }

struct LayerText {
    Text title, help;
    Message panel;
};

void addLayer(Outcome& outcome, const ConvolutionLayer& layer, const ConvolutionValues& values, const MapsShown& shown, const LayerText& text) {
    outcome.stages.push_back({layer.stage, text.title, text.help, convolutionPanels(layer, values, text.panel, shown.backdrop)});
}

void addMaps(Outcome& outcome, const char* id, Text title, Text help, Message words, const TensorPtr& maps, const MapsShown& shown) {
    outcome.stages.push_back(stage(id, title, help, {mapsPanel("maps", std::move(words), maps, shown.backdrop, Tone::Diverging)}));
}

// CAFM

Stage unitStage(const ChannelAttentionValues& values, const MapsShown& shown) {
    Panel q = mapsPanel("q", say(ATT_TEXT("engine", "Q, each map of length 1")), values.Q, shown.backdrop, Tone::Diverging);
    Panel k = mapsPanel("k", say(ATT_TEXT("engine", "K, each map of length 1")), values.K, shown.backdrop, Tone::Diverging);
    q.role = Role::Query, k.role = Role::Key;
    return stage("unit", ATT_TEXT("engine", "Unit Q, K"),
                 ATT_TEXT("engine", "Every map of Q and of K over its length, so that their products are cosines."), {std::move(q), std::move(k)});
}

Panel headPanel(const char* id, Message title, const TensorPtr& numbers) {
    return stackPanel({.id = id,
                       .title = std::move(title),
                       .rows = innerAxis(ATT_TEXT("engine", "map of Q")),
                       .columns = innerAxis(ATT_TEXT("engine", "map of K")),
                       .values = numbers});
}

Stage cosineStage(const ChannelAttentionValues& values, const TensorPtr& temperature) {
    Panel cosine = headPanel("cosine", say(ATT_TEXT("engine", "cosines of Q and K")), values.cosine);
    cosine.lowest = -1, cosine.highest = 1;
    Panel numbers = matrixPanel({.id = "temperature",
                                 .title = say(ATT_TEXT("engine", "temperature t of each head")),
                                 .rows = {{}, nullptr},
                                 .columns = headAxis(),
                                 .values = temperature});
    numbers.tone = Tone::Sequential;
    return stage("cosine", ATT_TEXT("engine", "Cosines"),
                 ATT_TEXT("engine", "Maps meet maps, over all places at once: a c′ × c′ matrix a head, however large the picture is."),
                 {std::move(cosine), std::move(numbers)});
}

Stage attentionStage(const ChannelAttentionValues& values) {
    Panel weights = headPanel("weights", say(ATT_TEXT("engine", "attention among channels")), values.attention);
    weights.tone = Tone::Sequential;
    weights.distribution = true;
    return stage("attention", ATT_TEXT("engine", "Softmax A"),
                 ATT_TEXT("engine", "The cosines times the head's temperature, through a softmax along each row: which maps a map is made of."),
                 {std::move(weights)});
}

void addGlobalBranch(Outcome& outcome, const std::vector<ConvolutionLayer>& layers, std::vector<ConvolutionValues>& numbers,
                     const ChannelAttentionValues& values, const TensorPtr& temperature, const MapsShown& shown) {
    numbers[0].out = values.projected, numbers[1].out = values.qkv, numbers[2].out = values.global;
    addLayer(outcome, layers[0], numbers[0], shown,
             {ATT_TEXT("engine", "1 × 1: 3C"), ATT_TEXT("engine", "One 1 × 1 convolution makes 3C maps: Q, K and V one after another."),
              say(ATT_TEXT("engine", "behind 1 × 1: Q, K, V"))});
    addLayer(outcome, layers[1], numbers[1], shown,
             {ATT_TEXT("engine", "3 × 3: Q K V"), ATT_TEXT("engine", "Each of the 3C maps by itself through a 3 × 3 window."),
              say(ATT_TEXT("engine", "Q, then K, then V"))});
    outcome.stages.push_back(unitStage(values, shown));
    outcome.stages.push_back(cosineStage(values, temperature));
    outcome.stages.push_back(attentionStage(values));
    addMaps(outcome, "mixed", ATT_TEXT("engine", "A · V"),
            ATT_TEXT("engine", "Every map becomes a mean of the head's V maps, weighted by its row of A."), say(ATT_TEXT("engine", "mixed maps Z")),
            values.mixed, shown);
    addLayer(outcome, layers[2], numbers[2], shown,
             {ATT_TEXT("engine", "Global G"), ATT_TEXT("engine", "A 1 × 1 convolution over all heads ends the global branch."),
              say(ATT_TEXT("engine", "global branch G"))});
}

void addLocalBranch(Outcome& outcome, const HybridReading& reading, const std::vector<ConvolutionLayer>& layers,
                    std::vector<ConvolutionValues>& numbers, const ChannelAttentionValues& values, const MapsShown& shown) {
    const bool code = reading.attention.regrouping == Regrouping::Code;
    numbers[3].out = values.combined, numbers[4].out = values.local;
    addMaps(outcome, "regrouped", ATT_TEXT("engine", "Regrouped"),
            code ? ATT_TEXT("engine", "The released code reads the memory of Q, K, V as if channels came last: places and channels are scrambled.")
                 : ATT_TEXT("engine", "Q, K and V of all heads side by side: c′ shares of 3h maps."),
            say(ATT_TEXT("engine", "regrouped maps R")), values.regrouped, shown);
    addLayer(outcome, layers[3], numbers[3], shown,
             {ATT_TEXT("engine", "3h → 9"), ATT_TEXT("engine", "In each share the 3h maps become 9, by the same weights."),
              say(ATT_TEXT("engine", "nine maps a share"))});
    addLayer(outcome, layers[4], numbers[4], shown,
             {ATT_TEXT("engine", "3 × 3: local L"), ATT_TEXT("engine", "A 3 × 3 window over the nine maps of a share ends the local branch."),
              say(ATT_TEXT("engine", "local branch L"))});
}

ChannelAttentionNumbers together(const std::vector<ConvolutionValues>& n, const TensorPtr& temperature) {
    return {n[0].numbers(), n[1].numbers(), n[3].numbers(), n[4].numbers(), n[2].numbers(), temperature->data()};
}

}  // namespace

Status addChannelAttention(Outcome& outcome, const HybridReading& reading, const MapsShown& shown, const Watch& watch) {
    const auto layers = reading.attentionLayers();
    auto numbers = numbersOf(reading, layers);
    const TensorPtr temperature = temperatures(reading);
    const auto values = channelAttention(reading.attention, together(numbers, temperature), *shown.maps, watch);
    if (!values) return values.error();
    addGlobalBranch(outcome, layers, numbers, *values, temperature, shown);
    addLocalBranch(outcome, reading, layers, numbers, *values, shown);
    addMaps(outcome, "output", ATT_TEXT("engine", "G + L"), ATT_TEXT("engine", "The sum of the global and of the local branch."),
            say(ATT_TEXT("engine", "output of CAFM")), values->output, shown);
    return Done{};
}

// MSFN

Status addFeedForward(Outcome& outcome, const HybridReading& reading, const MapsShown& shown, const Watch& watch) {
    const auto layers = reading.forwardLayers();
    auto n = numbersOf(reading, layers);
    const auto values = multiscaleFeedForward(reading.forward, {n[0].numbers(), {n[1].numbers(), n[2].numbers(), n[3].numbers()}, n[4].numbers()},
                                              *shown.maps, watch);
    if (!values) return values.error();
    n[0].out = values->in, n[4].out = values->output;
    for (std::size_t i = 0; i < 3; ++i) n[i + 1].out = values->branches[i];
    addLayer(outcome, layers[0], n[0], shown,
             {ATT_TEXT("engine", "1 × 1: 3h"), ATT_TEXT("engine", "One 1 × 1 convolution makes 3h maps, h for each of three branches."),
              say(ATT_TEXT("engine", "behind 1 × 1"))});
    const Text titles[] = {ATT_TEXT("engine", "3 × 3: x₁"), ATT_TEXT("engine", "gaps 2: x₂"), ATT_TEXT("engine", "gaps 3: x₃")};
    const Text helps[] = {ATT_TEXT("engine", "Branch 1 sees 3 × 3 cells of each map."), ATT_TEXT("engine", "Branch 2 sees 5 × 5 cells with 9 taps."),
                          ATT_TEXT("engine", "Branch 3 sees 7 × 7 cells with 9 taps.")};
    for (std::size_t i = 0; i < 3; ++i)
        addLayer(outcome, layers[i + 1], n[i + 1], shown, {titles[i], helps[i], say(ATT_TEXT("engine", "branch %1"), int(i) + 1)});
    addMaps(outcome, "gated", ATT_TEXT("engine", "gelu(x₁)·x₂·x₃"),
            ATT_TEXT("engine", "The first branch through GELU, times the other two, number by number."), say(ATT_TEXT("engine", "gated maps g")),
            values->gated, shown);
    addLayer(outcome, layers[4], n[4], shown,
             {ATT_TEXT("engine", "1 × 1: output"), ATT_TEXT("engine", "Back to C maps."), say(ATT_TEXT("engine", "output of MSFN"))});
    return Done{};
}

}  // namespace att::lenses
