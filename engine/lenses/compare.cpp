// SPDX-License-Identifier: GPL-3.0-or-later
// One picture and its feature maps through several modules: what each lets through at every place, on one scale, and what it costs. The modules
// themselves are those of the other lenses, from the same functions with the same weights.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "engine/lenses/common/channel_gate.h"
#include "engine/lenses/common/counting.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/feature_run.h"
#include "engine/lenses/common/gate_options.h"
#include "engine/lenses/common/multiscale_stages.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/spatial_gate.h"
#include "engine/math/residual_network.h"

namespace att {
namespace {

using namespace lenses;

enum class Module { Se, ChannelGate, SpatialGate, Cbam, Ema };
constexpr int moduleCount = 5;

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

struct Options : SpecOf<Options> {
    PictureOptions picture;
    std::array<bool, moduleCount> on;
    ReductionOptions reduction;
    GainOption gain;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override;
    std::vector<Module> modules() const {
        std::vector<Module> list;
        for (int i = 0; i < moduleCount; ++i)
            if (on[std::size_t(i)]) list.push_back(static_cast<Module>(i));
        return list;
    }
    Shape shape() const { return featureShape(picture, weights.arrays); }
};

void Options::fields(FieldVisitor& visitor) {
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

const Options& optionsOf(const Spec& spec) { return static_cast<const Options&>(spec); }
const Description& describe(Module module) { return descriptions()[std::size_t(module)]; }
std::string addressOf(const char* stage, Module module) { return std::string(stage) + "/" + describe(module).key; }

ChannelGate channelGateOf(const Options& o, Module module) {
    const int C = o.shape().heads;
    return {
        .channels = C, .hidden = o.reduction.hidden(C), .mean = true, .maximum = module != Module::Se, .bias = o.weights.bias, .gain = o.gain.gain};
}
SpatialGate spatialGateOf(const Options& o) { return {.norm = SpatialNorm::Own, .gain = o.gain.gain}; }

/// Eight groups, or as many of them as divide the channels.
MultiscaleReading multiscaleOf(const Options& o) {
    static const KernelOptions written{KernelOptions::Source::Written, 1};
    const int C = o.shape().heads;
    return {{.channels = C, .groups = std::gcd(C, 8)}, written, o.weights};
}

std::vector<ArraySlot> slotsOf(const Options& o) {
    auto slots = featureSlots(o.shape());
    for (const auto& more : {channelGateSlots(channelGateOf(o, Module::Se)), spatialGateSlots(spatialGateOf(o))})
        slots.insert(slots.end(), more.begin(), more.end());
    addMultiscaleSlots(multiscaleOf(o), slots);
    return slots;
}

// What a module makes of the maps: F′_c(y, x) = s_c·m(y, x)·F_c(y, x), with one m for all channels or one for each group.

struct Made {
    Module module;
    TensorPtr channels, logits;  ///< 1 × 1 × C: s, and what the sigmoid made it of; null without
    TensorPtr places;            ///< groups × H × W: m; null without
    TensorPtr maps;              ///< C × H × W
};

bool weighsChannels(Module module) { return module == Module::Se || module == Module::ChannelGate || module == Module::Cbam; }
bool weighsPlaces(Module module) { return module == Module::SpatialGate || module == Module::Cbam || module == Module::Ema; }

Result<Made> makeMultiscale(const Options& o, const TensorPtr& maps, const Given& given, const Watch& watch) {
    const auto reading = multiscaleOf(o);
    const auto arrays = takeMultiscaleArrays(reading, given);
    auto values = multiscaleAttention(reading.module, arrays.numbers(), *maps, watch);
    if (!values) return values.error();
    return Made{.module = Module::Ema, .places = values->mask, .maps = values->output};
}

Result<Made> make(const Options& o, Module module, const TensorPtr& maps, const Given& given, const Watch& watch) {
    if (module == Module::Ema) return makeMultiscale(o, maps, given, watch);
    Made made{.module = module, .maps = maps};
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

/// Σ_c |F_c| at each place, in double.
Matrix<double> magnitude(const Tensor& maps) {
    Matrix<double> sum = Matrix<double>::Zero(maps.shape().rows, maps.shape().columns);
    for (int c = 0; c < maps.shape().heads; ++c) sum += maps.head(c).cast<double>().cwiseAbs();
    return sum;
}

/// Which share of what is there comes through: 0 where nothing is there.
TensorPtr passed(const Tensor& before, const Tensor& after) {
    const auto whole = magnitude(before), rest = magnitude(after);
    auto share = std::make_shared<Tensor>(Shape{1, before.shape().rows, before.shape().columns});
    share->head(0) = (whole.array() > 0).select(rest.array() / whole.array(), 0.0).cast<float>();
    return share;
}

// Stages

Panel moduleMap(Module module, const TensorPtr& map, const BitmapPtr& backdrop) {
    Panel panel = mapsPanel(describe(module).key, say(describe(module).name), map, backdrop, Tone::Sequential);
    panel.lowest = 0, panel.highest = 1;
    return panel;
}

/// A row of numbers for each module that weighs channels.
Panel channelRows(const char* id, Message title, const std::vector<Made>& all, TensorPtr Made::*row) {
    std::vector<Text> names;
    std::vector<const Tensor*> rows;
    for (const auto& made : all)
        if (made.*row) rows.push_back((made.*row).get()), names.push_back(describe(made.module).name);
    auto values = std::make_shared<Tensor>(Shape{1, int(rows.size()), rows.front()->shape().columns});
    for (std::size_t i = 0; i < rows.size(); ++i) values->head(0).row(Eigen::Index(i)) = rows[i]->head(0).row(0);
    return channelBars(id, std::move(title), values, wordAxis(ATT_TEXT("engine", "module"), std::move(names)), channelAxis());
}

void addChannelStage(Outcome& outcome, const std::vector<Made>& all) {
    if (std::ranges::none_of(all, [](const Made& made) { return made.channels != nullptr; })) return;
    Panel weights = channelRows("weights", say(ATT_TEXT("engine", "channel weights")), all, &Made::channels);
    weights.lowest = 0, weights.highest = 1;
    outcome.stages.push_back(stage("channels", ATT_TEXT("engine", "Channels"),
                                   ATT_TEXT("engine", "The weight that each module gives to each channel, and the numbers the sigmoid made it of."),
                                   {std::move(weights), channelRows("logits", say(ATT_TEXT("engine", "before the gate")), all, &Made::logits)}));
}

void addPlaceStage(Outcome& outcome, const std::vector<Made>& all, const BitmapPtr& backdrop) {
    std::vector<Panel> panels;
    for (const auto& made : all)
        if (made.places) panels.push_back(moduleMap(made.module, made.places, backdrop));
    if (!panels.empty())
        outcome.stages.push_back(stage("places", ATT_TEXT("engine", "Places"),
                                       ATT_TEXT("engine", "The weight that a module gives to each place, whatever the channel."), std::move(panels)));
}

void addMapStage(Outcome& outcome, const std::vector<Made>& all, const Features& features, Tone tone) {
    const float largest = MatrixView<float>(features.maps->data(), 1, Eigen::Index(features.maps->shape().size())).cwiseAbs().maxCoeff();
    std::vector<Panel> panels;
    const auto add = [&](const char* id, Message title, const TensorPtr& maps) {
        panels.push_back(mapsPanel(id, std::move(title), maps, features.backdrop, tone));
        panels.back().lowest = tone == Tone::Sequential ? 0 : -largest;
        panels.back().highest = std::max(largest, 1e-6f);
    };
    add("before", say(ATT_TEXT("engine", "before")), features.maps);
    for (const auto& made : all) add(describe(made.module).key, say(describe(made.module).name), made.maps);
    outcome.stages.push_back(stage("after", ATT_TEXT("engine", "One channel"),
                                   ATT_TEXT("engine", "The same channel before and behind each module, on one scale."), std::move(panels)));
}

// Costs

std::vector<Counted> channelParameters(const Options& o) {
    const double C = o.shape().heads, h = o.reduction.hidden(o.shape().heads);
    std::vector<Counted> parts{{say(ATT_TEXT("engine", "two layers")), {{"2", 2}, {"C", C}, {"C/r", h}}}};
    if (o.weights.bias) parts.push_back({say(ATT_TEXT("engine", "biases")), {{"C + C/r", C + h}}});
    return parts;
}

std::vector<Counted> channelMultiplyAdds(const Options& o, double pools) {
    const auto [C, H, W] = o.shape();
    return {{say(ATT_TEXT("engine", "two layers")), {{"pools", pools}, {"2", 2}, {"C", C}, {"C/r", o.reduction.hidden(C)}}},
            {say(ATT_TEXT("engine", "pooling and scaling")), {{"pools + 1", pools + 1}, {"C", C}, {"H·W", double(H) * W}}}};
}

constexpr double spatialMaps = 2, spatialSide = 7;

std::vector<Counted> spatialParameters() {
    return {{say(ATT_TEXT("engine", "kernel")), {{"2", spatialMaps}, {"k", spatialSide}, {"k", spatialSide}}},
            {say(ATT_TEXT("engine", "γ and β")), {{"2", 2}}}};
}

std::vector<Counted> spatialMultiplyAdds(const Options& o) {
    const auto [C, H, W] = o.shape();
    const double places = double(H) * W;
    return {{say(ATT_TEXT("engine", "convolution")), {{"2", spatialMaps}, {"k", spatialSide}, {"k", spatialSide}, {"H·W", places}}},
            {say(ATT_TEXT("engine", "pooling and scaling")), {{"maps + 1", spatialMaps + 1}, {"C", C}, {"H·W", places}}}};
}

std::vector<Counted> multiscaleParameters(const Options& o) {
    const double width = multiscaleOf(o).module.width();
    return {{say(ATT_TEXT("engine", "kernels")), {{"10", 10}, {"c′", width}, {"c′", width}}},
            {say(ATT_TEXT("engine", "biases, γ and β")), {{"4", 4}, {"c′", width}}}};
}

std::vector<Counted> multiscaleMultiplyAdds(const Options& o) {
    const auto [C, H, W] = o.shape();
    const auto module = multiscaleOf(o).module;
    const double width = module.width(), groups = module.groups, places = double(H) * W;
    return {{say(ATT_TEXT("engine", "rows and columns")), {{"g", groups}, {"c′", width}, {"c′", width}, {"H + W", double(H + W)}}},
            {say(ATT_TEXT("engine", "3 × 3")), {{"g", groups}, {"9", 9}, {"c′", width}, {"c′", width}, {"H·W", places}}},
            {say(ATT_TEXT("engine", "crossing")), {{"g", groups}, {"2", 2}, {"c′", width}, {"H·W", places}}}};
}

std::vector<Counted> countedOf(const Options& o, Module module, bool parameters) {
    std::vector<Counted> parts;
    const auto add = [&parts](std::vector<Counted> more) { parts.insert(parts.end(), more.begin(), more.end()); };
    if (weighsChannels(module)) add(parameters ? channelParameters(o) : channelMultiplyAdds(o, module == Module::Se ? 1 : 2));
    if (module == Module::Ema)
        add(parameters ? multiscaleParameters(o) : multiscaleMultiplyAdds(o));
    else if (weighsPlaces(module))
        add(parameters ? spatialParameters() : spatialMultiplyAdds(o));
    return parts;
}

std::vector<Counted> countedAt(const Options& o, const Cell& cell) { return countedOf(o, o.modules()[std::size_t(cell.row)], cell.column == 0); }

void addCostStage(Outcome& outcome, const Options& o) {
    const auto modules = o.modules();
    auto values = std::make_shared<Tensor>(Shape{1, int(modules.size()), 2});
    std::vector<Text> names;
    for (std::size_t i = 0; i < modules.size(); ++i) {
        const double parameters = total(countedOf(o, modules[i], true)), multiplyAdds = total(countedOf(o, modules[i], false));
        values->head(0)(Eigen::Index(i), 0) = static_cast<float>(parameters);
        values->head(0)(Eigen::Index(i), 1) = static_cast<float>(multiplyAdds);
        outcome.cost.parameters += std::int64_t(parameters);
        outcome.cost.multiplyAdds += std::int64_t(multiplyAdds);
        names.push_back(describe(modules[i]).name);
    }
    outcome.stages.push_back(stage("cost", ATT_TEXT("engine", "cost"),
                                   ATT_TEXT("engine", "What each module learns and computes for these maps, from closed forms."),
                                   {tablePanel({.id = "modules",
                                                .title = say(ATT_TEXT("engine", "cost of each module")),
                                                .rows = wordAxis(ATT_TEXT("engine", "module"), std::move(names)),
                                                .columns = countAxis(),
                                                .values = std::move(values)})}));
}

void addMaskStage(Outcome& outcome, const std::vector<Made>& all, const Features& features) {
    std::vector<Panel> panels;
    for (const auto& made : all) panels.push_back(moduleMap(made.module, passed(*features.maps, *made.maps), features.backdrop));
    outcome.mainPanel = addressOf("masks", all.front().module);
    outcome.stages.push_back(
        stage("masks", ATT_TEXT("engine", "Masks"),
              ATT_TEXT("engine", "Which share of what the maps hold at a place each module lets through, from 0 to 1: one scale for all."),
              std::move(panels)));
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    const auto& o = optionsOf(*spec);
    const auto begun = beginFeatureRun(spec, o.picture, o.weights.arrays, slotsOf(o), o.modules().size() * 2 * o.shape().bytes(), watch);
    if (!begun) return begun.error();
    const auto& [given, features, outcome] = *begun;
    std::vector<Made> all;
    for (const Module module : o.modules()) {
        if (watch.stopped()) return stoppedError();
        auto made = make(o, module, features.maps, given, watch);
        if (!made) return made.error();
        all.push_back(*std::move(made));
    }
    addChannelStage(*outcome, all);
    addPlaceStage(*outcome, all, features.backdrop);
    addMapStage(*outcome, all, features, features.tone(o.picture));
    addMaskStage(*outcome, all, features);
    addCostStage(*outcome, o);
    return finished(*begun);
}

// Explanations

Module moduleOf(const Cell& cell) {
    const auto key = std::string_view(cell.panel).substr(cell.panel.find('/') + 1);
    return static_cast<Module>(std::ranges::find_if(descriptions(), [key](const Description& d) { return key == d.key; }) - descriptions().begin());
}

/// The row of the channel weights of a module.
int channelRow(const Options& o, Module module) {
    int row = 0;
    for (const Module other : o.modules()) {
        if (other == module) break;
        row += weighsChannels(other);
    }
    return row;
}

/// Σ_c |F_c| over the channels of one panel.
Step magnitudeStep(const Outcome& outcome, Message title, const std::string& panel, const Cell& cell, const char* name) {
    std::vector<Term> terms;
    double sum = 0;
    for (int c = 0; c < findPanel(outcome, panel)->shape.heads; ++c) {
        Term term = cellTerm(outcome, formula("|" + std::string(name) + lowered(c) + "|"), {panel, c, cell.row, cell.column});
        if (term.value < 0) term = numberTerm(term.label, -term.value);
        sum += term.value;
        terms.push_back(std::move(term));
    }
    return {std::move(title), Operation::Sum, shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), sum};
}

Explanation explainMask(const Outcome& outcome, const Cell& cell) {
    const Module module = moduleOf(cell);
    Step after = magnitudeStep(outcome, say(ATT_TEXT("engine", "what comes through")), addressOf("after", module), cell, "F′");
    Step before = magnitudeStep(outcome, say(ATT_TEXT("engine", "what is there")), panel::features, cell, "F");
    Explanation explanation{.question = say(ATT_TEXT("engine", "Why does %1 let %2 through at row %3, column %4?"), describe(module).name,
                                            inFull(numberAt(outcome, cell)), cell.row + 1, cell.column + 1),
                            .formula = "Σ_{c} |F′_{c}| / Σ_{c} |F_{c}|"};
    if (before.result == 0) {
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "no map holds anything here")), numberTerm(formula("0"), 0))};
        return explanation;
    }
    const Step share{say(ATT_TEXT("engine", "share")),
                     Operation::Quotient,
                     {numberTerm(formula("Σ |F′|"), after.result), numberTerm(formula("Σ |F|"), before.result)},
                     numberAt(outcome, cell)};
    explanation.steps = {std::move(after), std::move(before), share};
    return explanation;
}

/// Whose mask of places weighs a channel.
int groupOf(const Options& o, Module module, int channel) { return module == Module::Ema ? channel / multiscaleOf(o).module.width() : 0; }

/// F times whatever weighs it; of "before" the number itself.
Explanation explainAfter(const Outcome& outcome, const Options& o, const Cell& cell) {
    const Cell feature{panel::features, cell.head, cell.row, cell.column};
    Explanation explanation{.question = say(ATT_TEXT("engine", "Why is F[%1, %2] = %3 in channel %4?"), cell.row + 1, cell.column + 1,
                                            inFull(numberAt(outcome, cell)), cell.head + 1),
                            .formula = "F′_{c}(y, x) = s_{c}·m(y, x)·F_{c}(y, x)"};
    if (cell.panel.ends_with("/before")) {
        explanation.formula = "F_{c}";
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "as it is")), cellTerm(outcome, formula("F"), feature))};
        return explanation;
    }
    const Module module = moduleOf(cell);
    std::vector<Term> factors{cellTerm(outcome, formula("F"), feature)};
    if (weighsChannels(module)) factors.push_back(cellTerm(outcome, formula("s"), {"channels/weights", 0, channelRow(o, module), cell.head}));
    if (weighsPlaces(module))
        factors.push_back(cellTerm(outcome, formula("m"), {addressOf("places", module), groupOf(o, module, cell.head), cell.row, cell.column}));
    explanation.steps = {{say(ATT_TEXT("engine", "scaled")), Operation::Product, std::move(factors), numberAt(outcome, cell)}};
    return explanation;
}

Message ownLens() { return say(ATT_TEXT("engine", "The module's own lens shows every step of it, with the same picture and the same weights.")); }

Explanation explainChannel(const Outcome& outcome, const Cell& cell) {
    const bool weight = cell.panel.ends_with("weights");
    Explanation explanation{.question = why(outcome, cell, weight ? "s" : "x"), .formula = weight ? "s = σ(x)" : "x = W_{2} ReLU(W_{1} z)"};
    const Term x = cellTerm(outcome, say(ATT_TEXT("engine", "before the gate")), {"channels/logits", 0, cell.row, cell.column});
    explanation.steps = {weight ? Step{say(ATT_TEXT("engine", "sigmoid")), Operation::Sigmoid, {x}, 1 / (1 + std::exp(-x.value))}
                                : givenStep(say(ATT_TEXT("engine", "what the two layers gave")), x)};
    explanation.remark = ownLens();
    return explanation;
}

Explanation explainPlace(const Outcome& outcome, const Cell& cell) {
    const bool grouped = moduleOf(cell) == Module::Ema;
    Explanation explanation{.question = say(ATT_TEXT("engine", "Why is %1 = %2 at row %3, column %4?"), grouped ? "M" : "M_s",
                                            inFull(numberAt(outcome, cell)), cell.row + 1, cell.column + 1),
                            .formula = grouped ? "M_{g} = σ(a_{1}^{T} X_{2} + a_{2}^{T} X_{1})" : "M_{s} = σ(BN(f^{7×7}([max_{c} F; mean_{c} F])))"};
    const Message title = grouped ? say(ATT_TEXT("engine", "the mask of this group")) : say(ATT_TEXT("engine", "what the spatial gate gave"));
    explanation.steps = {givenStep(title, cellTerm(outcome, formula(grouped ? "M" : "M_s"), cell))};
    explanation.remark = ownLens();
    return explanation;
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& o = optionsOf(*outcome.spec);
    if (auto found = explainFeatures(outcome, o.picture, givenFeatures(o.weights.arrays), cell)) return *std::move(found);
    if (cell.panel.starts_with("masks/")) return explainMask(outcome, cell);
    if (cell.panel.starts_with("after/")) return explainAfter(outcome, o, cell);
    if (cell.panel.starts_with("channels/")) return explainChannel(outcome, cell);
    if (cell.panel.starts_with("places/")) return explainPlace(outcome, cell);
    return explainCount(outcome, cell, "2 C C/r + …,  2 k² + 2", countedAt(o, cell));
}

std::vector<ArraySlot> arrays(const Spec& spec) { return slotsOf(optionsOf(spec)); }

std::vector<Example> examples() {
    const auto word = [](const char* key) { return FieldValue(std::string(key)); };
    return {{ATT_TEXT("engine", "SE, CBAM and EMA on the street"),
             {{"image", word("street")}, {"cbam", true}, {"se", true}, {"ema", true}, {"cbam_channel", false}, {"cbam_spatial", false}}},
            {ATT_TEXT("engine", "The two gates of CBAM and both together"),
             {{"cbam_channel", true}, {"cbam_spatial", true}, {"cbam", true}, {"se", false}, {"ema", false}}},
            {ATT_TEXT("engine", "All modules on a face"),
             {{"image", word("face")}, {"se", true}, {"cbam_channel", true}, {"cbam_spatial", true}, {"cbam", true}}}};
}

Article article() {
    return {.formulas = {R"(F'_c(y,x) = s_c\,m(y,x)\,F_c(y,x), \qquad g(y,x) = \frac{\sum_c |F'_c(y,x)|}{\sum_c |F_c(y,x)|})"},
            .shapes =
                ATT_TEXT("engine",
                         "F and F′ are C × H × W, s has a number for each channel and m one for each place; a module that has none of one kind has 1 "
                         "there. g is H × W, from 0 to 1."),
            .source = ATT_TEXT("engine",
                               "SE: Hu et al. 2018 (arXiv 1709.01507). EMA: Ouyang et al. 2023 (arXiv 2305.13563). CBAM: Woo et al. 2018 (arXiv "
                               "1807.06521), with the batch norm of the released code in "
                               "training. The share g is ours: it makes modules comparable that weigh channels and modules that weigh places."),
            .lookFor = ATT_TEXT(
                "engine",
                "A module that weighs channels alone still lets through more at some places than at others: where the channels that it turns "
                "up are strong. A module that weighs places draws sharper pictures.\nCompare the costs: the spatial gate is 100 numbers."),
            .mistakes =
                ATT_TEXT("engine",
                         "The masks are on one scale here; drawn each on its own, an almost even mask looks as if it chose sharply. All weights are "
                         "untrained and the same for all modules, so the comparison is of mechanisms and not of trained networks.")};
}

}  // namespace

Lens compare() {
    return {.id = "compare",
            .title = ATT_TEXT("engine", "Compare modules"),
            .family = ATT_TEXT("engine", "Image"),
            .help = ATT_TEXT(
                "engine",
                "The same picture and the same feature maps through two or more attention modules: which share of what is there each lets through "
                "at every place, side by side on one scale, with what each costs. Choose the modules at the right; each has a lens of its own that "
                "shows its steps."),
            .defaults = makeDefault<Options>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
