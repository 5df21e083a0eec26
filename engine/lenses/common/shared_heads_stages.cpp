// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/shared_heads_stages.h"

#include <algorithm>
#include <tuple>

#include "engine/lenses/common/comparison.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_stages.h"

namespace att::lenses {
namespace {

Axis keyHeadAxis() { return {ATT_TEXT("engine", "key-value head"), nullptr}; }

TensorPtr mapOf(int heads, int groups) {
    auto map = std::make_shared<Tensor>(Shape{1, heads, groups});
    map->head(0).setZero();
    for (int h = 0; h < heads; ++h) map->head(0)(h, keyHeadOf(h, groups, heads)) = 1;
    return map;
}

Stage mapStage(const SharedHeadsOptions& options) {
    auto map = matrixPanel({.id = "map",
                            .title = say(ATT_TEXT("engine", "which head uses which keys and values")),
                            .rows = {ATT_TEXT("engine", "query head"), nullptr},
                            .columns = keyHeadAxis(),
                            .values = mapOf(options.heads.heads, options.sharing.groups)});
    map.tone = Tone::Sequential;
    map.lowest = 0.0f, map.highest = 1.0f;
    return stage("map", ATT_TEXT("engine", "who shares"), ATT_TEXT("engine", "Query heads side by side use the same key-value head: 1 marks it."),
                 {map});
}

Stage multiStage(const SharedHeadsRun& c) {
    const Axis out{ATT_TEXT("engine", "output dimension"), nullptr}, in{ATT_TEXT("engine", "input dimension"), nullptr};
    Stage stage{"multi",
                ATT_TEXT("engine", "W multi-head"),
                ATT_TEXT("engine", "The matrices of a multi-head layer, before the heads of a group become one."),
                {}};
    for (const auto& [id, title, projection, role] :
         {std::tuple("k", "W^K", &c.multi.k, Role::Key), std::tuple("v", "W^V", &c.multi.v, Role::Value)}) {
        stage.panels.push_back(
            matrixPanel({.id = std::string("w_") + id, .title = formula(title), .rows = out, .columns = in, .values = projection->W, .role = role}));
        if (projection->b)
            stage.panels.push_back(matrixPanel({.id = std::string("b_") + id,
                                                .title = say(ATT_TEXT("engine", "bias of %1"), title),
                                                .columns = out,
                                                .values = projection->b,
                                                .role = role}));
    }
    return stage;
}

Panel sharedPanel(const Outcome& outcome, const char* id, Message title, TensorPtr values, Role role) {
    auto panel = stackPanel({.id = id,
                             .title = std::move(title),
                             .rows = keyAxis(outcome.tokens),
                             .columns = dimensionAxis(),
                             .values = std::move(values),
                             .role = role});
    panel.heads = keyHeadAxis();
    return panel;
}

Stage sharedStage(const Outcome& outcome, const SharedHeadsRun& c) {
    return stage("shared", ATT_TEXT("engine", "shared K V"), ATT_TEXT("engine", "The keys and values there are, and all that a cache has to keep."),
                 {sharedPanel(outcome, "k", say(ATT_TEXT("engine", "shared keys")), c.chosen.K, Role::Key),
                  sharedPanel(outcome, "v", say(ATT_TEXT("engine", "shared values")), c.chosen.V, Role::Value)});
}

/// The layer's stages with the two of sharing between them.
Status addStages(Outcome& outcome, const SharedHeadsRun& c, const Watch& watch) {
    outcome.stages.push_back(multiStage(c));
    if (const auto done = addLayerStages(outcome, c.sizes, c.chosen.weights, c.chosen.values, watch); !done) return done;
    const auto qkv = std::ranges::find(outcome.stages, std::string("qkv"), &Stage::id);
    qkv->help = ATT_TEXT("engine", "Every head has its own queries; keys and values are copies of those of its group.");
    outcome.stages.insert(qkv, sharedStage(outcome, c));
    return Done{};
}

std::shared_ptr<const std::vector<std::string>> labelsOf(const std::vector<int>& groups) {
    std::vector<std::string> labels;
    for (const int number : groups) labels.push_back(std::to_string(number));
    return std::make_shared<const std::vector<std::string>>(std::move(labels));
}

Axis groupsAxis(const std::vector<int>& groups) { return {ATT_TEXT("engine", "key-value heads"), labelsOf(groups)}; }

void addComparison(Outcome& outcome, const SharedHeadsRun& c) {
    auto differences = std::make_shared<Tensor>(c.outputs->shape());
    for (int g = 0; g < c.outputs->shape().heads; ++g) differences->head(g) = c.outputs->head(g) - c.outputs->head(c.outputs->shape().heads - 1);
    const auto panel = [&](const char* id, Message title, TensorPtr values) {
        auto stack = stackPanel(
            {.id = id, .title = std::move(title), .rows = tokenAxis(outcome.tokens), .columns = dimensionAxis(), .values = std::move(values)});
        stack.heads = groupsAxis(c.groups);
        return stack;
    };
    outcome.stages.push_back(
        stage("compare", ATT_TEXT("engine", "compare"),
              ATT_TEXT("engine", "The output with fewer key-value heads beside multi-head's, which is the last of them."),
              {panel("outputs", say(ATT_TEXT("engine", "output")), c.outputs),
               asDifference(panel("differences", say(ATT_TEXT("engine", "difference from multi-head")), differences), *c.outputs)}));
}

TensorPtr countTable(const Outcome& outcome, const SharedHeadsOptions& options, const SharedHeadsRun& c) {
    auto table = std::make_shared<Tensor>(Shape{1, int(c.groups.size()), int(countColumns().size())});
    const Tensor& differences = *findPanel(outcome, "compare/differences")->values;
    for (int g = 0; g < table->shape().rows; ++g) {
        const auto counts = sharedCounts(c.sizes, options.sharing, c.groups[std::size_t(g)]);
        const Eigen::Index n = differences.head(g).size();
        table->head(0).row(g) << static_cast<float>(total(counts.parameters)), static_cast<float>(total(counts.multiplyAdds)),
            static_cast<float>(total(counts.cacheBytes)), n ? differences.head(g).cwiseAbs().maxCoeff<Eigen::PropagateNaN>() : 0.0f;
    }
    return table;
}

void addCounts(Outcome& outcome, const SharedHeadsOptions& options, const SharedHeadsRun& c) {
    const auto table = countTable(outcome, options, c);
    std::vector<Text> titles;
    Stage curves{"curves",
                 ATT_TEXT("engine", "curves"),
                 ATT_TEXT("engine", "What each number of key-value heads costs, and how far its output is from multi-head's."),
                 {}};
    for (int column = 0; column < table->shape().columns; ++column) {
        const auto& line = countColumns()[std::size_t(column)];
        titles.push_back(line.title);
        auto values = std::make_shared<Tensor>(Shape{1, 1, table->shape().rows});
        values->head(0) = table->head(0).col(column).transpose();
        auto panel =
            matrixPanel({.id = line.id, .title = say(ATT_TEXT("engine", "%1"), line.title), .columns = groupsAxis(c.groups), .values = values});
        panel.kind = PanelKind::Series;
        panel.rows = wordAxis(ATT_TEXT("engine", "curve"), {line.title});
        panel.measured.name = line.title;
        panel.columns.places = std::make_shared<const std::vector<double>>(c.groups.begin(), c.groups.end());
        panel.columns.logarithmic = true;
        panel.lowest = 0.0f;
        curves.panels.push_back(std::move(panel));
    }
    outcome.stages.push_back(stage("table", ATT_TEXT("engine", "cost"),
                                   ATT_TEXT("engine", "Every way to share the heads: its cost, and how far its output is from multi-head's."),
                                   {tablePanel({.id = "table",
                                                .title = say(ATT_TEXT("engine", "by number of key-value heads")),
                                                .rows = groupsAxis(c.groups),
                                                .columns = wordAxis(ATT_TEXT("engine", "count"), titles),
                                                .values = table})}));
    outcome.stages.push_back(std::move(curves));
}

}  // namespace

const std::array<CountColumn, 4>& countColumns() {
    static const std::array<CountColumn, 4> columns{{{"parameters", ATT_TEXT("engine", "parameters"), false},
                                                     {"multiply_adds", ATT_TEXT("engine", "multiply-adds"), false},
                                                     {"cache", ATT_TEXT("engine", "bytes of the cache"), false},
                                                     {"difference", ATT_TEXT("engine", "largest difference from multi-head"), false}}};
    return columns;
}

Status addSharedHeadsStages(Outcome& outcome, const SharedHeadsOptions& options, const SharedHeadsRun& run, const Watch& watch) {
    outcome.stages.push_back(mapStage(options));
    if (const auto done = addStages(outcome, run, watch); !done) return done;
    addComparison(outcome, run);
    addCounts(outcome, options, run);
    return Done{};
}

}  // namespace att::lenses
