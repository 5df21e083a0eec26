// SPDX-License-Identifier: GPL-3.0-or-later
// The two parts of a block of HCANet (hyperspectral denoising, 2024): CAFM, in which channels attend to channels beside a local convolution, and
// MSFN, a feed-forward part that sees three window sizes. Their stages are common/hybrid_stages.h.
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/feature_run.h"
#include "engine/lenses/common/groups.h"
#include "engine/lenses/common/hybrid_stages.h"
#include "engine/lenses/common/panels.h"

namespace att {
namespace {

using namespace lenses;

enum class Part { Attention, Forward };

Field locked(Field field, bool counts, Text reason) {
    if (!counts) field.locked = say(reason);
    return blockField(std::move(field));
}

std::vector<double> divisorsOf(int n) {
    std::vector<double> list;
    for (int i = 1; i <= n; ++i)
        if (n % i == 0) list.push_back(i);
    return list;
}

Field headsField(int channels, int heads, bool counts) {
    Field field = locked({.key = "heads",
                          .label = ATT_TEXT("engine", "Heads h"),
                          .help = ATT_TEXT("engine", "Into how many heads the channels are cut; within each, maps attend to maps."),
                          .initial = 4,
                          .minimum = 1,
                          .maximum = 32,
                          .logarithmic = true,
                          .allowed = divisorsOf(channels)},
                         counts, ATT_TEXT("engine", "MSFN has no heads."));
    if (counts && (heads < 1 || channels % heads != 0))
        field.problem = say(ATT_TEXT("engine", "%1 channels cannot be cut into %2 equal heads: choose a divisor of %1."), channels, heads);
    return field;
}

Field partField() {
    return blockField(
        {.key = "part",
         .label = ATT_TEXT("engine", "Part"),
         .help = ATT_TEXT("engine", "Which half of the block: convolution and attention fusion, or the multi-scale feed-forward network."),
         .choices = {{"cafm", ATT_TEXT("engine", "CAFM")}, {"msfn", ATT_TEXT("engine", "MSFN")}}});
}

struct Options : SpecOf<Options> {
    PictureOptions picture;
    Part part;
    int heads;
    double temperature;
    Regrouping regrouping;
    double expansion;
    KernelOptions kernels;
    WeightOptions weights;

    bool attends() const { return part == Part::Attention; }

    void fields(FieldVisitor& visitor) override {
        picture.fields(visitor, givenFeatures(weights.arrays));
        visitor.choice(part, partField());
        visitor.whole(heads, headsField(featureShape(picture, weights.arrays).heads, heads, attends()));
        partFields(visitor);
        kernels.fields(visitor);
        weights.fields(visitor);
    }

private:
    void partFields(FieldVisitor& visitor) {
        const Text onlyCafm = ATT_TEXT("engine", "Counts only for CAFM."), onlyMsfn = ATT_TEXT("engine", "Counts only for MSFN.");
        visitor.real(temperature,
                     locked({.key = "temperature",
                             .label = ATT_TEXT("engine", "Temperature t"),
                             .help = ATT_TEXT("engine",
                                              "What the cosines are multiplied by before the softmax. It is learned and starts at 1, where "
                                              "the attention is nearly even."),
                             .initial = 8,
                             .minimum = 0,
                             .maximum = 64,
                             .step = 0.5},
                            attends(), onlyCafm));
        visitor.choice(regrouping, locked({.key = "regrouping",
                                           .label = ATT_TEXT("engine", "Regrouping"),
                                           .help = ATT_TEXT("engine",
                                                            "How the local branch takes Q, K and V apart: by a reshape alone, as released, which "
                                                            "scrambles places; or place by place, as the paper draws it."),
                                           .choices = {{"code", ATT_TEXT("engine", "as released")}, {"paper", ATT_TEXT("engine", "by place")}}},
                                          attends(), onlyCafm));
        visitor.real(expansion,
                     locked({.key = "expansion",
                             .label = ATT_TEXT("engine", "Expansion"),
                             .help = ATT_TEXT("engine", "How many times wider than the channels each of the three branches is, rounded down."),
                             .initial = 2.66,
                             .minimum = 0.5,
                             .maximum = 4,
                             .step = 0.01},
                            !attends(), onlyMsfn));
    }
};

const Options& optionsOf(const Spec& spec) { return static_cast<const Options&>(spec); }

Shape shapeOf(const Options& o) { return featureShape(o.picture, o.weights.arrays); }

int hiddenOf(const Options& o) { return std::max(1, int(shapeOf(o).heads * o.expansion)); }

HybridReading readingOf(const Options& o, const Given& given) {
    const int C = shapeOf(o).heads;
    return {.attention = {C, o.heads >= 1 && C % o.heads == 0 ? o.heads : 1, o.regrouping},
            .forward = {C, hiddenOf(o)},
            .temperature = o.temperature,
            .kernels = o.kernels,
            .weights = o.weights,
            .given = given,
            .maps = shapeOf(o)};
}

std::vector<ArraySlot> slotsOf(const Options& o) {
    auto slots = featureSlots(shapeOf(o));
    const Given none(o.weights.arrays, {});
    const HybridReading reading = readingOf(o, none);
    for (const auto& layer : o.attends() ? reading.attentionLayers() : reading.forwardLayers()) addSlots(layer, reading.hasBias(layer.name), slots);
    if (o.attends())
        slots.push_back(
            {"temperature", {reading.attention.heads}, ATT_TEXT("engine", "what each head's cosines are multiplied by"), "cosine/temperature"});
    return slots;
}

Status addPart(Outcome& outcome, const Options& o, const HybridReading& reading, const Features& features, const Watch& watch) {
    const MapsShown shown{features.maps, features.backdrop, features.tone(o.picture)};
    return o.attends() ? addChannelAttention(outcome, reading, shown, watch) : addFeedForward(outcome, reading, shown, watch);
}

/// What the part keeps beside the features.
std::size_t bytesOf(const Options& o) {
    const Shape shape = shapeOf(o);
    return 4 * shape.bytes() + (o.attends() ? 24 * shape.bytes() : std::size_t(8 * hiddenOf(o)) * shape.bytes() / std::size_t(shape.heads));
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    const Options& o = optionsOf(*spec);
    const Shape shape = shapeOf(o);
    const auto begun = beginFeatureRun(spec, o.picture, o.weights.arrays, slotsOf(o), bytesOf(o), watch);
    if (!begun) return begun.error();
    const auto& [given, features, outcome] = *begun;
    const HybridReading reading = readingOf(o, given);
    outcome->mainPanel = o.attends() ? "attention/weights" : "gated/maps";
    if (const auto done = addPart(*outcome, o, reading, features, watch); !done) return done.error();
    addHybridCost(*outcome, reading);
    setCost(*outcome, o.attends() ? channelAttentionCount(reading.attention, shape.rows, shape.columns)
                                  : multiscaleFeedForwardCount(reading.forward, shape.rows, shape.columns));
    return finished(*begun);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const Options& o = optionsOf(*outcome.spec);
    const Given given(o.weights.arrays, slotsOf(o));
    const HybridReading reading = readingOf(o, given);
    if (auto found = explainFeatures(outcome, o.picture, givenFeatures(o.weights.arrays), cell)) return *std::move(found);
    auto found = o.attends() ? explainChannelAttention(outcome, reading, cell) : explainFeedForward(outcome, reading, cell);
    return found ? *std::move(found) : explainHybridCost(outcome, reading, cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return slotsOf(optionsOf(spec)); }

std::vector<Example> examples() {
    const auto choice = [](const char* key) { return FieldValue(std::string(key)); };
    return {
        {ATT_TEXT("engine", "CAFM: maps attend to maps that look alike"),
         {{"part", choice("cafm")}, {"heads", 4}, {"temperature", 8.0}, {"kernels", choice("written")}}},
        {ATT_TEXT("engine", "As training starts: temperature 1, nearly even"),
         {{"part", choice("cafm")}, {"temperature", 1.0}, {"kernels", choice("drawn")}}},
        {ATT_TEXT("engine", "The local branch as the paper draws it"),
         {{"part", choice("cafm")}, {"regrouping", choice("paper")}, {"kernels", choice("written")}}},
        {ATT_TEXT("engine", "MSFN: three window sizes multiply"), {{"part", choice("msfn")}, {"expansion", 2.66}, {"kernels", choice("written")}}}};
}

Article article() {
    return {
        .formulas = {"Q, K, V = W_{3\\times3} * (W_{1\\times1} * F)",
                     "A = \\mathrm{softmax}\\!\\left(t\\,\\hat Q\\hat K^T\\right),\\qquad \\hat Q_i = Q_i/\\lVert Q_i\\rVert",
                     "\\mathrm{CAFM}(F) = W_{1\\times1} * (A V) + W_{3\\times3} * (W_{9}\\,[Q; K; V])",
                     "\\mathrm{MSFN}(F) = W_{1\\times1} * (\\mathrm{gelu}(x_1)\\cdot x_2\\cdot x_3),\\qquad x_i = w_{3\\times3,\\,d=i} * "
                     "(W_{1\\times1} * F)"},
        .shapes = ATT_TEXT("engine",
                           "Q, K, V: C × H × W, in heads of c′ = C/h maps, each map as one long row; A: h × c′ × c′; t: one a head; W₉: 9 × 3h, the "
                           "same for all c′ shares; x₁, x₂, x₃: ⌊2.66C⌋ × H × W. No biases but those of W₉ and of the convolution behind it."),
        .source = ATT_TEXT("engine",
                           "Hu, Gao, Zhou, Dong, Du: Hybrid Convolutional and Attention Network for Hyperspectral Image Denoising, section II (arXiv "
                           "2403.10067), and the released code."),
        .lookFor =
            ATT_TEXT("engine",
                     "The attention among channels: which maps does each map borrow from? Its size does not change with the picture's. Raise t: "
                     "rows sharpen, because cosines lie between −1 and 1. In the local branch, switch the regrouping and watch the scrambled "
                     "maps come into order."),
        .mistakes = ATT_TEXT(
            "engine",
            "Here, and only because every map of Q and K is divided by its length, the product is a cosine; plain q·k is none. The attention is "
            "c′ × c′ among channels and not HW × HW among places. The released code's 3 × 3 × 3 kernels see a depth of one, so that 18 of their 27 "
            "numbers never work. It also reshapes Q, K, V without the permutation that the drawing needs, and scrambles places with channels.")};
}

}  // namespace

Lens hcanet() {
    return {
        .id = "hcanet",
        .title = ATT_TEXT("engine", "CAFM · MSFN"),
        .family = ATT_TEXT("engine", "Image"),
        .help = ATT_TEXT("engine",
                         "The two parts of a block of HCANet, made for cleaning hyperspectral pictures. CAFM: the maps of Q, K and V are compared as "
                         "wholes, so that channels attend to channels, and a local convolution is added. MSFN: a feed-forward part whose three "
                         "branches see 3, 5 and 7 cells and multiply. (Hu et al. 2024, section II.)"),
        .defaults = makeDefault<Options>,
        .run = run,
        .explain = explain,
        .arrays = arrays,
        .examples = examples(),
        .article = article()};
}

}  // namespace att
