// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/learned_depths.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "engine/core/memo.h"
#include "engine/lenses/common/channel_gate.h"
#include "engine/lenses/common/convolution_layer.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/tiny.h"

namespace att::lenses {
namespace {

constexpr const char* lossPanel = "compared/loss";
constexpr std::array compared = {TrainedNetwork::Lanes, TrainedNetwork::LanesSad};
constexpr std::array panelIds = {"without", "with"};

Text depthTitle(int m) {
    const Text titles[] = {
        {}, ATT_TEXT("engine", "Depth 2"), ATT_TEXT("engine", "Depth 3"), ATT_TEXT("engine", "Depth 4"), ATT_TEXT("engine", "Depth 5")};
    return titles[m];
}

/// G of every depth, in the size of the first.
std::vector<TensorPtr> strengthsOf(const LearnedDepths& learned, TrainedNetwork network, const Tensor& pixels) {
    std::vector<TensorPtr> maps;
    for (const auto& depth : networkMaps(network, pixels)) {
        const auto& d = learned.distillation;
        maps.push_back(resized({pixels.shape().rows, pixels.shape().columns, d.alignCorners}, *activationMap(d.map, *depth)));
    }
    return maps;
}

double largest(const Tensor& map) { return double(*std::max_element(map.data(), map.data() + map.shape().size())); }

/// G over its largest number, which may be 0.
void addShare(const Tensor& map, MatrixSpan<float> share) {
    const double most = largest(map);
    share = map.head(0).unaryExpr([most](float g) { return most > 0 ? static_cast<float>(double(g) / most) : 0.0f; });
}

Panel sharesPanel(const std::vector<TensorPtr>& maps, const char* id, Message title, const BitmapPtr& backdrop) {
    const Shape one = maps.front()->shape();
    auto shares = std::make_shared<Tensor>(Shape{int(maps.size()), one.rows, one.columns});
    for (std::size_t m = 0; m < maps.size(); ++m) addShare(*maps[m], shares->head(int(m)));
    Panel panel = mapsPanel(id, std::move(title), std::move(shares), backdrop, Tone::Sequential);
    panel.heads = {ATT_TEXT("engine", "depth"), nullptr};
    panel.lowest = 0, panel.highest = 1;
    return panel;
}

void addLosses(const Distillation& d, const std::vector<TensorPtr>& maps, float* losses) {
    for (std::size_t m = 1; m < maps.size(); ++m)
        losses[m - 1] =
            inSinglePrecision(meanSquaredError(*placeSoftmax(*maps[m - 1], d.temperature), *placeSoftmax(*maps[m], d.temperature), d.weight));
}

Panel lossesPanel(TensorPtr losses) {
    auto pairs = std::make_shared<std::vector<std::string>>();
    for (int m = 1; m <= losses->shape().columns; ++m) pairs->push_back(std::to_string(m) + " ← " + std::to_string(m + 1));
    Panel bars =
        channelBars("loss", say(ATT_TEXT("engine", "loss of each pair on this picture")), std::move(losses),
                    wordAxis(ATT_TEXT("engine", "network"), {ATT_TEXT("engine", "before distillation"), ATT_TEXT("engine", "after distillation")}),
                    {ATT_TEXT("engine", "student ← teacher"), std::move(pairs)});
    bars.lowest = 0;
    return bars;
}

/// Which of both networks a cell of the stage is about.
TrainedNetwork networkOf(const Cell& cell) {
    return compared[cell.panel == lossPanel ? std::size_t(cell.row) : std::size_t(cell.panel == "compared/with")];
}

/// The same for the cells of one picture, which are asked about one after another.
std::vector<TensorPtr> strengthsAgain(const LearnedDepths& learned, TrainedNetwork network, const TensorPtr& pixels) {
    thread_local Memo<std::tuple<SameObject<Tensor>, TrainedNetwork, ChannelReduction, double, bool>, std::vector<TensorPtr>> known(1);
    const auto& d = learned.distillation;
    return known({{pixels}, network, d.map.reduction, d.map.power, d.alignCorners}, [&] { return strengthsOf(learned, network, *pixels); });
}

/// The chosen network's G stands in the stages before; the other's is made once more.
Explanation explainShare(const Outcome& outcome, const LearnedDepths& learned, const Cell& cell) {
    const auto network = networkOf(cell);
    const TensorPtr map = strengthsAgain(learned, network, findPanel(outcome, panel::pixels)->values)[std::size_t(cell.head)];
    const double g = double(map->at(0, cell.row, cell.column)), most = largest(*map);
    const Term G = network == learned.network ? cellTerm(outcome, formula("G"), {"resized/maps", cell.head, cell.row, cell.column})
                                              : numberTerm(say(ATT_TEXT("engine", "G of %1; choose it to see each step"), keyOf(network)), g);
    Explanation explanation{.question = whyMap(outcome, cell, "G/max G"), .formula = "G/max G"};
    explanation.steps = {{say(ATT_TEXT("engine", "share of the strongest place")),
                          Operation::Quotient,
                          {G, numberTerm(say(ATT_TEXT("engine", "the strongest place of this map")), most > 0 ? most : 1)},
                          most > 0 ? g / most : 0}};
    return explanation;
}

Explanation explainGiven(const Outcome& outcome, const Cell& cell, const char* symbol, Message origin) {
    Explanation explanation{.question = whyMap(outcome, cell, symbol), .formula = symbol};
    explanation.steps = {givenStep(say(ATT_TEXT("engine", "given")), cellTerm(outcome, std::move(origin), cell))};
    return explanation;
}

Explanation explainLosses(const Outcome& outcome, const LearnedDepths& learned, const Cell& cell) {
    const auto network = networkOf(cell);
    const Text text = network == learned.network ? ATT_TEXT("engine", "as the stages before show it for %1")
                                                 : ATT_TEXT("engine", "computed in the same way from the maps of %1; choose it to see each step");
    return explainGiven(outcome, cell, "L", say(text, keyOf(network)));
}

}  // namespace

std::string LearnedDepths::maps(int m) { return m == 0 ? panel::features : "conv" + std::to_string(m + 1) + "/maps"; }

std::vector<TensorPtr> addLearnedDepths(Outcome& outcome, const LearnedDepths& learned, const Features& features) {
    const auto maps = networkMaps(learned.network, *features.pixels);
    for (int m = 1; m < int(maps.size()); ++m)
        outcome.stages.push_back(
            {"conv" + std::to_string(m + 1),
             depthTitle(m),
             ATT_TEXT("engine", "What the next stage of the trained network makes of the maps before, halved: a 3 × 3 convolution and ReLU."),
             {mapsPanel("maps", say(ATT_TEXT("engine", "maps of depth %1"), m + 1), maps[std::size_t(m)], features.backdrop, Tone::Sequential)}});
    return maps;
}

void addComparedDepths(Outcome& outcome, const LearnedDepths& learned, const Features& features) {
    const auto before = strengthsOf(learned, compared[0], *features.pixels), after = strengthsOf(learned, compared[1], *features.pixels);
    auto losses = std::make_shared<Tensor>(Shape{1, 2, int(before.size()) - 1});
    addLosses(learned.distillation, before, losses->data());
    addLosses(learned.distillation, after, losses->data() + losses->shape().columns);
    outcome.stages.push_back(stage(
        "compared", ATT_TEXT("engine", "Before · after"),
        ATT_TEXT(
            "engine",
            "The same picture through the network trained without the loss and through that trained with it: two trainings from the same seed on the "
            "same pictures."),
        {sharesPanel(before, panelIds[0], say(ATT_TEXT("engine", "G over its maximum, before")), features.backdrop),
         sharesPanel(after, panelIds[1], say(ATT_TEXT("engine", "G over its maximum, after")), features.backdrop), lossesPanel(std::move(losses))}));
}

std::optional<Explanation> explainLearnedDepths(const Outcome& outcome, const LearnedDepths& learned, const Cell& cell) {
    for (int m = 1; m < learned.depths(); ++m)
        if (cell.panel == LearnedDepths::maps(m))
            return explainGiven(
                outcome, cell, "A",
                say(ATT_TEXT("engine", "made by stage %1 of the network %2: the lens SE shows its convolution when its maps are chosen"), m + 1,
                    keyOf(learned.network)));
    if (cell.panel == lossPanel) return explainLosses(outcome, learned, cell);
    if (cell.panel.starts_with("compared/")) return explainShare(outcome, learned, cell);
    return std::nullopt;
}

}  // namespace att::lenses
