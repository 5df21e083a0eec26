// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/compared_stages.h"

#include <algorithm>

#include "engine/lenses/common/feature_run.h"
#include "engine/lenses/common/panels.h"

namespace att::lenses {
namespace {

/// A panel's id: what stands behind the stage in its address.
std::string keyOf(ComparedModule module) { return addressOf("", module).substr(1); }

Panel moduleMap(ComparedModule module, const TensorPtr& map, const BitmapPtr& backdrop) {
    Panel panel = mapsPanel(keyOf(module), say(nameOf(module)), map, backdrop, Tone::Sequential);
    panel.lowest = 0, panel.highest = 1;
    return panel;
}

/// A row of numbers for each module that weighs channels.
Panel channelRows(const char* id, Message title, const std::vector<ModuleResult>& all, TensorPtr ModuleResult::*row) {
    std::vector<Text> names;
    std::vector<const Tensor*> rows;
    for (const auto& made : all)
        if (made.*row) rows.push_back((made.*row).get()), names.push_back(nameOf(made.module));
    auto values = std::make_shared<Tensor>(Shape{1, int(rows.size()), rows.front()->shape().columns});
    for (std::size_t i = 0; i < rows.size(); ++i) values->head(0).row(Eigen::Index(i)) = rows[i]->head(0).row(0);
    return channelBars(id, std::move(title), values, wordAxis(ATT_TEXT("engine", "module"), std::move(names)), channelAxis());
}

void addChannelStage(Outcome& outcome, const std::vector<ModuleResult>& all) {
    if (std::ranges::none_of(all, [](const ModuleResult& made) { return made.channels != nullptr; })) return;
    Panel weights = channelRows("weights", say(ATT_TEXT("engine", "channel weights")), all, &ModuleResult::channels);
    weights.lowest = 0, weights.highest = 1;
    outcome.stages.push_back(
        stage("channels", ATT_TEXT("engine", "Channels"),
              ATT_TEXT("engine", "The weight that each module gives to each channel, and the numbers the sigmoid made it of."),
              {std::move(weights), channelRows("logits", say(ATT_TEXT("engine", "before the gate")), all, &ModuleResult::logits)}));
}

void addPlaceStage(Outcome& outcome, const std::vector<ModuleResult>& all, const BitmapPtr& backdrop) {
    std::vector<Panel> panels;
    for (const auto& made : all)
        if (made.places) panels.push_back(moduleMap(made.module, made.places, backdrop));
    if (!panels.empty())
        outcome.stages.push_back(stage("places", ATT_TEXT("engine", "Places"),
                                       ATT_TEXT("engine", "The weight that a module gives to each place, whatever the channel."), std::move(panels)));
}

void addMapStage(Outcome& outcome, const std::vector<ModuleResult>& all, const Features& features, Tone tone) {
    const float largest = MatrixView<float>(features.maps->data(), 1, Eigen::Index(features.maps->shape().size())).cwiseAbs().maxCoeff();
    std::vector<Panel> panels;
    const auto add = [&](std::string id, Message title, const TensorPtr& maps) {
        panels.push_back(mapsPanel(std::move(id), std::move(title), maps, features.backdrop, tone));
        panels.back().lowest = tone == Tone::Sequential ? 0 : -largest;
        panels.back().highest = std::max(largest, 1e-6f);
    };
    add("before", say(ATT_TEXT("engine", "before")), features.maps);
    for (const auto& made : all) add(keyOf(made.module), say(nameOf(made.module)), made.maps);
    outcome.stages.push_back(stage("after", ATT_TEXT("engine", "One channel"),
                                   ATT_TEXT("engine", "The same channel before and behind each module, on one scale."), std::move(panels)));
}

Panel costTable(const CompareOptions& o) {
    const auto modules = o.modules();
    std::vector<Text> names;
    for (const ComparedModule module : modules) names.push_back(nameOf(module));
    return tablePanel(
        {.id = "cost",
         .title = say(ATT_TEXT("engine", "cost of each module")),
         .rows = wordAxis(ATT_TEXT("engine", "module"), std::move(names)),
         .columns = countAxis(),
         .values = countTable(int(modules.size()), 2, [&](int i, int column) { return countedOf(o, modules[std::size_t(i)], column == 0); })});
}

Count costOf(const CompareOptions& o) {
    Count all;
    for (const ComparedModule module : o.modules()) {
        all.parameters += std::int64_t(total(countedOf(o, module, true)));
        all.multiplyAdds += std::int64_t(total(countedOf(o, module, false)));
    }
    return all;
}

void addMaskStage(Outcome& outcome, const CompareOptions& o, const std::vector<ModuleResult>& all, const Features& features) {
    std::vector<Panel> panels;
    for (const auto& made : all) panels.push_back(moduleMap(made.module, passed(*features.maps, *made.maps), features.backdrop));
    panels.push_back(costTable(o));
    outcome.mainPanel = addressOf("masks", all.front().module);
    outcome.stages.push_back(stage(
        "masks", ATT_TEXT("engine", "Masks"),
        ATT_TEXT("engine",
                 "Which share of what the maps hold at a place each module lets through, from 0 to 1, on one scale for all; and what each costs."),
        std::move(panels)));
    setCost(outcome, costOf(o));
}

}  // namespace

void addComparedStages(Outcome& outcome, const CompareOptions& o, const std::vector<ModuleResult>& all, const Features& features) {
    addChannelStage(outcome, all);
    addPlaceStage(outcome, all, features.backdrop);
    addMapStage(outcome, all, features, features.tone(o.picture));
    addMaskStage(outcome, o, all, features);
}

}  // namespace att::lenses
