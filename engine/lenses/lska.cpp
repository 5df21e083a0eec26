// SPDX-License-Identifier: GPL-3.0-or-later
// Large separable kernel attention (Lau, Po, Rehman 2023) and the large kernel attention of VAN that it takes further apart: a few small
// depthwise convolutions in a row see as far as one large one, and what they make multiplies the maps. No query, no key, no softmax.
#include <algorithm>

#include "engine/lenses/common/channel_gate.h"
#include "engine/lenses/common/convolution_layer.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/feature_run.h"
#include "engine/lenses/common/groups.h"
#include "engine/lenses/common/large_kernel_cost.h"
#include "engine/lenses/common/large_kernel_view.h"
#include "engine/lenses/common/panels.h"

namespace att {
namespace {

using namespace lenses;

constexpr const char* attention = "attention/a";
constexpr const char* product = "output/maps";

Field formField() {
    const auto names = kernelFormNames();
    return blockField({.key = "form",
                       .label = ATT_TEXT("engine", "Form"),
                       .help = ATT_TEXT("engine",
                                        "How the large kernel is made: LSKA's rows and columns, LKA's two squares, or whole, in a row and a "
                                        "column or as one square."),
                       .choices = {{"lska", names[0]}, {"lka", names[1]}, {"whole_separable", names[2]}, {"whole", names[3]}}});
}

Field kernelField(int k) {
    Field field =
        blockField({.key = "k",
                    .label = ATT_TEXT("engine", "Kernel k"),
                    .help = ATT_TEXT("engine", "Side of the kernel in cells, with the gap d that the paper pairs it with: 2 up to k = 11, else 3."),
                    .initial = 23,
                    .minimum = largeKernels[0],
                    .maximum = largeKernels[std::size(largeKernels) - 1],
                    .allowed = {std::begin(largeKernels), std::end(largeKernels)}});
    if (std::ranges::find(largeKernels, k) == std::end(largeKernels))
        field.problem = say(ATT_TEXT("engine", "The paper has no decomposition for k = %1: choose 7, 11, 23, 35, 41 or 53."), k);
    return field;
}

struct Options : SpecOf<Options> {
    PictureOptions picture;
    KernelForm form;
    int k;
    KernelOptions kernels;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override {
        picture.fields(visitor, givenFeatures(weights.arrays));
        visitor.choice(form, formField());
        visitor.whole(k, kernelField(k));
        kernels.fields(visitor);
        weights.fields(visitor, true);
    }
};

const Options& optionsOf(const Spec& spec) { return static_cast<const Options&>(spec); }

Shape shapeOf(const Options& o) { return featureShape(o.picture, o.weights.arrays); }

LargeKernel moduleOf(const Options& o) { return {.form = o.form, .channels = shapeOf(o).heads, .k = o.k, .bias = o.weights.bias}; }

/// The names of the released code.
std::vector<const char*> layerNames(KernelForm form) {
    switch (form) {
        case KernelForm::Separable: return {"conv0h", "conv0v", "conv_spatial_h", "conv_spatial_v", "conv1"};
        case KernelForm::Square: return {"conv0", "conv_spatial", "conv1"};
        case KernelForm::WholeSeparable: return {"conv0h", "conv0v", "conv1"};
        case KernelForm::WholeSquare: break;
    }
    return {"conv0", "conv1"};
}

std::vector<ConvolutionLayer> layersOf(const Options& o) {
    const auto names = layerNames(o.form);
    const auto shapes = moduleOf(o).layers();
    std::vector<ConvolutionLayer> layers;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool last = i + 1 == names.size();
        layers.push_back({.stage = names[i],
                          .name = names[i],
                          .kernel = shapes[i],
                          .input = i ? layers.back().out() : panel::features,
                          .symbol = last ? "A" : "y",
                          .inputSymbol = i ? "y" : "F",
                          .shown = last ? attention : ""});
        layers.back().bias = o.weights.bias && showsBias(layers.back(), o.kernels, o.weights);
    }
    return layers;
}

std::vector<ArraySlot> slotsOf(const Options& o) {
    auto slots = featureSlots(shapeOf(o));
    for (const auto& layer : layersOf(o)) addSlots(layer, o.weights.bias, slots);
    return slots;
}

std::vector<ConvolutionValues> numbersOf(const Options& o, const Given& given) {
    std::vector<ConvolutionValues> values;
    for (const auto& layer : layersOf(o)) values.push_back(takeNumbers(layer, o.kernels, o.weights, given));
    return values;
}

/// The maps behind each layer go into `values`.
Result<TensorPtr> runModule(const Options& o, std::vector<ConvolutionValues>& values, const Tensor& maps, const Watch& watch) {
    std::vector<ConvolutionNumbers> numbers;
    for (const auto& layer : values) numbers.push_back(layer.numbers());
    auto done = largeKernelAttention(moduleOf(o), numbers, maps, watch);
    if (!done) return done.error();
    for (std::size_t i = 0; i < values.size(); ++i) values[i].out = done->layers[i];
    return done->output;
}

// Stages

Text titleOf(KernelForm form, std::size_t i) {
    const Text separable[] = {ATT_TEXT("engine", "1 × a"), ATT_TEXT("engine", "a × 1"), ATT_TEXT("engine", "1 × b, gaps"),
                              ATT_TEXT("engine", "b × 1, gaps")};
    const Text square[] = {ATT_TEXT("engine", "a × a"), ATT_TEXT("engine", "b × b, gaps")};
    const Text whole[] = {ATT_TEXT("engine", "1 × k"), ATT_TEXT("engine", "k × 1")};
    switch (form) {
        case KernelForm::Separable: return separable[i];
        case KernelForm::Square: return square[i];
        case KernelForm::WholeSeparable: return whole[i];
        case KernelForm::WholeSquare: break;
    }
    return ATT_TEXT("engine", "k × k");
}

Stage layerStage(const Options& o, std::size_t i, const ConvolutionLayer& layer, const ConvolutionValues& values, const Features& features,
                 Tone tone) {
    const KernelShape& k = layer.kernel;
    const Message title = k.dilation > 1 ? say(ATT_TEXT("engine", "behind %1 × %2, taps %3 cells apart"), k.height, k.width, k.dilation)
                                         : say(ATT_TEXT("engine", "behind %1 × %2"), k.height, k.width);
    return {layer.stage, titleOf(o.form, i),
            k.dilation > 1 ? ATT_TEXT("engine", "The taps stand d cells apart and reach far with few numbers; the layer before fills the gaps.")
                           : ATT_TEXT("engine", "Each map by itself through its own small kernel: neighbours first."),
            convolutionPanels(layer, values, title, features.backdrop, tone)};
}

/// The numbers alone: what they make has a stage of its own.
Stage mixingStage(const ConvolutionLayer& layer, const ConvolutionValues& values) {
    auto panels = convolutionPanels(layer, values, {}, nullptr);
    panels.erase(panels.begin());
    return {layer.stage, ATT_TEXT("engine", "1 × 1"), ATT_TEXT("engine", "The weights that mix the channels at each place."), std::move(panels)};
}

Stage attentionStage(const TensorPtr& maps, const Features& features, Tone tone) {
    return stage("attention", ATT_TEXT("engine", "Attention A"),
                 ATT_TEXT("engine", "Channels are mixed at each place. The result is the attention A: any number, neither squashed nor normalised."),
                 {mapsPanel("a", say(ATT_TEXT("engine", "attention A")), maps, features.backdrop, tone)});
}

Stage outputStage(const TensorPtr& maps, const Features& features, Tone tone) {
    return stage("output", ATT_TEXT("engine", "F ⊗ A"), ATT_TEXT("engine", "Every number of a map times the attention at its place in its channel."),
                 {mapsPanel("maps", say(ATT_TEXT("engine", "maps times attention")), maps, features.backdrop, tone)});
}

/// Without negative numbers anywhere there is nothing to part.
Tone toneOf(const Options& o, const Features& features, const Given& given) {
    const bool drawn =
        !o.kernels.written() || std::ranges::any_of(layersOf(o), [&](const auto& layer) { return given.find(layer.name + ".weight"); });
    return drawn ? Tone::Diverging : features.tone(o.picture);
}

void addStages(Outcome& outcome, const Options& o, const std::vector<ConvolutionValues>& values, const Features& features, Tone tone) {
    const auto layers = layersOf(o);
    for (std::size_t i = 0; i + 1 < layers.size(); ++i) outcome.stages.push_back(layerStage(o, i, layers[i], values[i], features, tone));
    outcome.stages.push_back(mixingStage(layers.back(), values.back()));
    outcome.stages.push_back(attentionStage(values.back().out, features, tone));
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    const Options& o = optionsOf(*spec);
    const Shape shape = shapeOf(o);
    const auto begun = beginFeatureRun(spec, o.picture, o.weights.arrays, slotsOf(o), 8 * shape.bytes(), watch);
    if (!begun) return begun.error();
    const auto& [given, features, outcome] = *begun;
    auto values = numbersOf(o, given);
    const auto output = runModule(o, values, *features.maps, watch);
    if (!output) return output.error();
    outcome->mainPanel = attention;
    const Tone tone = toneOf(o, features, given);
    addStages(*outcome, o, values, features, tone);
    outcome->stages.push_back(outputStage(*output, features, tone));
    addEffectiveKernel(*outcome, layersOf(o), values, tone);
    addLargeKernelCost(*outcome, moduleOf(o), shape.rows, shape.columns);
    setCost(*outcome, largeKernelCount(moduleOf(o), shape.rows, shape.columns));
    return finished(*begun);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const Options& o = optionsOf(*outcome.spec);
    const Given given(o.weights.arrays, slotsOf(o));
    if (auto found = explainFeatures(outcome, o.picture, givenFeatures(o.weights.arrays), cell)) return *std::move(found);
    for (const auto& layer : layersOf(o))
        if (auto found = explainConvolution(outcome, layer, o.kernels, given, cell)) return *std::move(found);
    if (cell.panel == product)
        return explainScaled(outcome, cell, "F′ = F ⊗ A", {panel::features, cell.head, cell.row, cell.column},
                             {attention, cell.head, cell.row, cell.column});
    if (auto found = explainEffectiveKernel(outcome, layersOf(o), cell)) return *std::move(found);
    return explainLargeKernelCost(outcome, moduleOf(o), shapeOf(o).rows, shapeOf(o).columns, cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return slotsOf(optionsOf(spec)); }

std::vector<Example> examples() {
    const auto choice = [](const char* key) { return FieldValue(std::string(key)); };
    return {{ATT_TEXT("engine", "LSKA: 23 × 23 from four small kernels"), {{"form", choice("lska")}, {"k", 23}, {"kernels", choice("written")}}},
            {ATT_TEXT("engine", "LKA of VAN: 5 × 5, then 7 × 7 with gaps"), {{"form", choice("lka")}, {"k", 23}, {"kernels", choice("drawn")}}},
            {ATT_TEXT("engine", "Almost the whole picture: k = 53"), {{"form", choice("lska")}, {"k", 53}, {"kernels", choice("written")}}},
            {ATT_TEXT("engine", "Untrained: drawn kernels, signed attention"), {{"form", choice("lska")}, {"k", 11}, {"kernels", choice("drawn")}}}};
}

Article article() {
    return {
        .formulas = {"A = W_{1\\times1} * (w_{b\\times1,d} * (w_{1\\times b,d} * (w_{a\\times1} * (w_{1\\times a} * F))))", "F' = F\\otimes A",
                     "a = 2d-1,\\quad b = \\lfloor k/d\\rfloor,\\quad a+(b-1)\\,d = k",
                     "N_{LSKA} = C(2a+2b+4)+C^2+C,\\qquad N_{LKA} = C(a^2+b^2+2)+C^2+C"},
        .shapes = ATT_TEXT("engine",
                           "F, A, F′: C × H × W; each depthwise kernel has its own numbers for every channel, W_{1×1} is C × C; d: the gap between "
                           "the taps of the second pair; a bias everywhere."),
        .source =
            ATT_TEXT("engine",
                     "Lau, Po, Rehman: Large Separable Kernel Attention, section 3 (arXiv 2309.01439), pairs of k and d from the released code; "
                     "Guo, Lu, Liu, Cheng, Hu: Visual Attention Network, section 3 (arXiv 2202.09741)."),
        .lookFor = ATT_TEXT(
            "engine",
            "Move k: the attention sees farther, while the stage of costs tells what a whole kernel would have cost. Look at the kernel that the "
            "layers are together: of LSKA each one is a column times a row. Click a place of the attention: the taps of one layer light up."),
        .mistakes = ATT_TEXT(
            "engine",
            "It is called attention, but no query meets a key: A depends on a place's surroundings by fixed weights. There is no sigmoid, no softmax "
            "and "
            "no norm inside: A may be negative or larger than 1. LSKA's parameters do not grow with k² but with k/d. VAN speaks of a 21 × 21 kernel; "
            "its 5 × 5 and 7 × 7 with gaps of 3 reach 23 cells.")};
}

}  // namespace

Lens lska() {
    return {.id = "lska",
            .title = ATT_TEXT("engine", "Large kernels"),
            .family = ATT_TEXT("engine", "Image"),
            .help = ATT_TEXT("engine",
                             "Large separable kernel attention (LSKA), and VAN's large kernel attention (LKA). A k × k kernel over each map is taken "
                             "apart into short rows and columns, the second pair with gaps; a 1 × 1 convolution mixes the channels, and the result "
                             "multiplies the maps place by place. (Lau et al. 2023, section 3; Guo et al. 2022.) It sees as far as the large kernel "
                             "for a fraction of its numbers."),
            .defaults = makeDefault<Options>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
