// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/reach_stages.h"

#include <algorithm>

#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/reach_explain.h"

namespace att::lenses {
namespace {

Axis outputAxis(const Labels& tokens) { return {ATT_TEXT("engine", "output at token"), tokens}; }
Axis inputAxis(const Labels& tokens) { return {ATT_TEXT("engine", "input at token"), tokens}; }

Panel networksPanel(Picture picture) {
    Panel panel = stackPanel(std::move(picture));
    panel.heads = wordAxis(ATT_TEXT("engine", "network"), networkNames());
    return panel;
}

/// From 0 up, for all networks on one scale.
Panel amounts(Panel panel) {
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    return panel;
}

/// One network's matrix on the scale of all.
Panel alone(const Panel& stack, Network network, const char* id, Message title) {
    auto values = std::make_shared<Tensor>(Shape{1, stack.shape.rows, stack.shape.columns});
    values->head(0) = stack.values->head(int(network));
    Panel panel = amounts(matrixPanel({.id = id, .title = std::move(title), .rows = stack.rows, .columns = stack.columns, .values = values}));
    const auto& all = *stack.values;
    float highest = 0;
    for (std::size_t i = 0; i < all.shape().size(); ++i) highest = std::max(highest, all.data()[i]);
    if (highest > 0) panel.highest = highest;
    return panel;
}

Panel distancePanel(const TensorPtr& means) {
    Panel panel = matrixPanel({.id = "means", .title = say(ATT_TEXT("engine", "influence by distance, looking back")), .values = means});
    panel.kind = PanelKind::Series;
    panel.rows = wordAxis(ATT_TEXT("engine", "network"), networkNames());
    auto places = std::make_shared<std::vector<double>>();
    for (int away = 0; away < means->shape().columns; ++away) places->push_back(away);
    panel.columns = {.name = ATT_TEXT("engine", "tokens back"), .labels = nullptr, .places = places};
    panel.measured = {.name = ATT_TEXT("engine", "mean influence"), .labels = nullptr, .logarithmic = true};
    return panel;
}

std::vector<Panel> weightPanels(const Networks& networks, Network network) {
    std::vector<Panel> panels;
    for (const auto& [id, matrices] : weightsOf(networks, network)) {
        auto values = std::make_shared<Tensor>(Shape{int(matrices.size()), int(matrices[0].rows()), int(matrices[0].cols())});
        for (std::size_t i = 0; i < matrices.size(); ++i) values->head(int(i)) = matrices[i].cast<float>();
        Picture picture{.id = id, .title = say(ATT_TEXT("engine", "%1"), id), .rows = dimensionAxis(), .columns = dimensionAxis(), .values = values};
        panels.push_back(headsPanel(std::move(picture), matrices.size() > 1));
        if (matrices.size() > 1) panels.back().heads = {ATT_TEXT("engine", "tap"), nullptr};
    }
    return panels;
}

}  // namespace

void addReachStages(Outcome& outcome, const ReachOptions& o, const Networks& networks, const TensorPtr& X, const ReachStacks& stacks) {
    const Labels& tokens = outcome.tokens;
    const Panel maps = amounts(networksPanel({.id = "maps",
                                              .title = say(ATT_TEXT("engine", "influence ‖∂y/∂x‖")),
                                              .rows = outputAxis(tokens),
                                              .columns = inputAxis(tokens),
                                              .values = stacks.influence}));
    const Panel paths = amounts(networksPanel({.id = "maps",
                                               .title = say(ATT_TEXT("engine", "layers or steps between two tokens")),
                                               .rows = outputAxis(tokens),
                                               .columns = inputAxis(tokens),
                                               .values = stacks.paths}));
    const auto ofChosen = [&](Text title) { return say(title, nameOf(o.chosen)); };
    outcome.stages = {
        stage("x", ATT_TEXT("engine", "Tokens"), ATT_TEXT("engine", "Every network reads the same vectors, one row a token."),
              {matrixPanel({.id = "x",
                            .title = say(ATT_TEXT("engine", "token vectors X")),
                            .rows = tokenAxis(tokens),
                            .columns = dimensionAxis(),
                            .values = X})}),
        stage("weights", ATT_TEXT("engine", "Weights"), ATT_TEXT("engine", "The parameters of the network that is shown alone, drawn from the seed."),
              weightPanels(networks, o.chosen)),
        stage("outputs", ATT_TEXT("engine", "Outputs"),
              ATT_TEXT("engine", "What each network makes of the text: the states of a recurrence, or the outputs of a layer."),
              {networksPanel({.id = "outputs",
                              .title = say(ATT_TEXT("engine", "outputs y")),
                              .rows = tokenAxis(tokens),
                              .columns = dimensionAxis(),
                              .values = stacks.outputs})}),
        stage("influence", ATT_TEXT("engine", "Influence"),
              ATT_TEXT("engine",
                       "How much each output changes when one token is moved a little, measured at every pair: a row is an output, a column a token. "
                       "0: no path."),
              {maps}),
        stage("one", ATT_TEXT("engine", "One alone"),
              ATT_TEXT("engine", "One network's influence beside the number of layers or steps between the tokens."),
              {alone(maps, o.chosen, "influence", ofChosen(ATT_TEXT("engine", "influence: %1"))),
               alone(paths, o.chosen, "path", ofChosen(ATT_TEXT("engine", "path length: %1")))}),
        stage("distance", ATT_TEXT("engine", "By distance"),
              ATT_TEXT("engine", "How fast the influence of earlier tokens dies away; a curve ends where no path leads on."),
              {distancePanel(stacks.distance)}),
        stage(
            "path", ATT_TEXT("engine", "Path length"),
            ATT_TEXT("engine",
                     "How many layers, or steps of a recurrence, a signal passes between two tokens, found by walking the graph of who reads whom."),
            {paths}),
        stage("cost", ATT_TEXT("engine", "Cost"),
              ATT_TEXT("engine", "What a layer costs at one length: the paper's table and, beside it, with the projections."), costPanels(o.cost())),
        stage("growth", ATT_TEXT("engine", "Cost over n"),
              ATT_TEXT("engine", "The same figures as the text grows: where two curves cross, the other one becomes the cheaper."),
              growthPanels(o.cost()))};
}

}  // namespace att::lenses
