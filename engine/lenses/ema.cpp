// SPDX-License-Identifier: GPL-3.0-or-later
// Efficient multi-scale attention (Ouyang et al. 2023): groups of channels, each looked at by two branches, one along rows and columns and one
// through a 3×3 window, that weigh each other's maps into one mask a group. What each cell came from is common/multiscale_explain.h.
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/feature_run.h"
#include "engine/lenses/common/multiscale_stages.h"
#include "engine/lenses/common/panels.h"

namespace att {
namespace {

using namespace lenses;

std::vector<double> divisorsOf(int n) {
    std::vector<double> list;
    for (int i = 1; i <= n; ++i)
        if (n % i == 0) list.push_back(i);
    return list;
}

Field groupsField(int channels, int groups) {
    Field field{.key = "groups",
                .label = ATT_TEXT("engine", "Groups g"),
                .group = ATT_TEXT("engine", "Block"),
                .help = ATT_TEXT("engine",
                                 "Into how many groups the channels are cut; all go through the same weights. The released code takes 32, many "
                                 "YOLO ports 8."),
                .initial = 8,
                .minimum = 1,
                .maximum = 128,
                .logarithmic = true,
                .allowed = divisorsOf(channels)};
    if (groups < 1 || channels % groups != 0)
        field.problem = say(ATT_TEXT("engine", "%1 channels cannot be cut into %2 equal groups: choose a divisor of %1."), channels, groups);
    return field;
}

struct Options : SpecOf<Options> {
    PictureOptions picture;
    int groups;
    KernelOptions kernels;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override {
        picture.fields(visitor, givenFeatures(weights.arrays));
        visitor.whole(groups, groupsField(featureShape(picture, weights.arrays).heads, groups));
        kernels.fields(visitor);
        weights.fields(visitor, true);
    }
};

const Options& optionsOf(const Spec& spec) { return static_cast<const Options&>(spec); }

Shape shapeOf(const Options& o) { return featureShape(o.picture, o.weights.arrays); }

/// Also for groups that cannot be: an array is asked for before a spec is refused.
MultiscaleAttention moduleOf(const Options& o) {
    const int C = shapeOf(o).heads;
    return {.channels = C, .groups = o.groups >= 1 && C % o.groups == 0 ? o.groups : 1};
}

MultiscaleReading readingOf(const Options& o) { return {moduleOf(o), o.kernels, o.weights}; }

std::vector<ArraySlot> slotsOf(const Options& o) {
    auto slots = featureSlots(shapeOf(o));
    addMultiscaleSlots(readingOf(o), slots);
    return slots;
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    const Options& o = optionsOf(*spec);
    const Shape shape = shapeOf(o);
    const auto begun = beginFeatureRun(spec, o.picture, o.weights.arrays, slotsOf(o), 8 * shape.bytes(), watch);
    if (!begun) return begun.error();
    const auto& [given, features, outcome] = *begun;
    const auto arrays = takeMultiscaleArrays(readingOf(o), given);
    const auto values = multiscaleAttention(moduleOf(o), arrays.numbers(), *features.maps, watch);
    if (!values) return values.error();
    outcome->mainPanel = panel::multiscaleMask;
    addMultiscaleStages(*outcome, readingOf(o), arrays, *values, features.backdrop, features.tone(o.picture));
    addMultiscaleCost(*outcome, readingOf(o), shape.rows, shape.columns);
    setCost(*outcome, multiscaleCount(moduleOf(o), o.weights.bias, shape.rows, shape.columns));
    return finished(*begun);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const Options& o = optionsOf(*outcome.spec);
    const Given given(o.weights.arrays, slotsOf(o));
    if (auto found = explainFeatures(outcome, o.picture, givenFeatures(o.weights.arrays), cell)) return *std::move(found);
    return explainMultiscale(outcome, readingOf(o), given, shapeOf(o), cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return slotsOf(optionsOf(spec)); }

std::vector<Example> examples() {
    const auto choice = [](const char* key) { return FieldValue(std::string(key)); };
    return {{ATT_TEXT("engine", "Eight groups, as in many YOLO ports"), {{"channels", 64}, {"groups", 8}, {"kernels", choice("written")}}},
            {ATT_TEXT("engine", "32 groups of two channels, as the code starts"), {{"channels", 64}, {"groups", 32}, {"kernels", choice("drawn")}}},
            {ATT_TEXT("engine", "One group: one mask for all channels"), {{"channels", 64}, {"groups", 1}, {"kernels", choice("written")}}},
            {ATT_TEXT("engine", "The colours of the picture, each by itself"),
             {{"features", choice("raw")}, {"groups", 3}, {"kernels", choice("written")}}}};
}

Article article() {
    return {
        .formulas = {"[h;\\,w] = \\sigma(W_{1\\times1}[\\mathrm{mean}_x F;\\ \\mathrm{mean}_y F]),\\qquad X_1 = GN(F\\cdot h\\cdot w)",
                     "X_2 = W_{3\\times3} * F", "a_i = \\mathrm{softmax}_c(\\mathrm{mean}_{y,x} X_i)",
                     "M = \\sigma(a_1^T X_2 + a_2^T X_1),\\qquad F' = M\\otimes F"},
        .shapes =
            ATT_TEXT("engine",
                     "F: one group of c′ = C/g channels, c′ × H × W; h: c′ × H, w: c′ × W; X₁, X₂: c′ × H × W; a₁, a₂: c′; M: H × W, one for each "
                     "group. 10c′² + 4c′ parameters, shared by all groups."),
        .source =
            ATT_TEXT("engine",
                     "Ouyang, He, Zhang, Luo, Guo, Zhan, Huang: Efficient Multi-Scale Attention Module with Cross-Spatial Learning, ICASSP 2023, "
                     "section 3 (arXiv 2305.13563), and the released code."),
        .lookFor = ATT_TEXT("engine",
                            "One mask for each group: page through them. Move the groups: fewer channels share a mask, and the parameters fall with "
                            "the square of c′. Compare the two maps that are added before the sigmoid."),
        .mistakes = ATT_TEXT(
            "engine",
            "EMA is no exponential moving average. Its group norm has as many groups as channels, so each map is normalised by itself; the mean of "
            "such a map is its β whatever the picture shows, and a₁ = softmax(β): at the start every channel of branch 2 counts the same. The code "
            "only checks that C/g is above 0, although g must divide C. The softmax runs over channels, not over places.")};
}

}  // namespace

Lens ema() {
    return {.id = "ema",
            .title = ATT_TEXT("engine", "EMA groups"),
            .family = ATT_TEXT("engine", "Image"),
            .help = ATT_TEXT("engine",
                             "Efficient multi-scale attention. The channels are cut into groups that share all weights. One branch pools rows and "
                             "columns, mixes them by a 1 × 1 convolution and gates the maps with both; the other looks through a 3 × 3 window. The "
                             "pooled channels of each branch, after a softmax, weigh the maps of the other one, and the sigmoid of the sum is a "
                             "mask for the group. (Ouyang et al. 2023.)"),
            .defaults = makeDefault<Options>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
