// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/layer_stages.h"

#include <algorithm>

#include "engine/lenses/common/head_measures.h"

namespace att::lenses {
namespace {

/// What all stages of one layer are made from.
struct Parts {
    const LayerSizes& sizes;
    const LayerWeights& weights;
    const LayerValues& values;
    Labels tokens, keys;

    bool manyHeads() const { return sizes.outputProjection || sizes.heads > 1; }
    Panel scorePanel(Message title, TensorPtr LayerValues::*step) const {
        Panel panel = headsPanel({.id = "heads",
                                  .title = std::move(title),
                                  .rows = queryAxis(tokens),
                                  .columns = keyAxis(keys),
                                  .values = values.*step,
                                  .shape = sizes.scores()},
                                 manyHeads());
        if (!panel.values && values.sample) panel.sample = (*values.sample).*step;
        return panel;
    }
    Panel rowPanel(const char* id, Message title, Axis rows, TensorPtr values_, Role role) const {
        return headsPanel(
            {.id = id, .title = std::move(title), .rows = std::move(rows), .columns = dimensionAxis(), .values = std::move(values_), .role = role},
            manyHeads());
    }
};

/// W and, where there is one, b. `letter` is 'q' for w_q and b_q.
void addProjectionPanels(std::vector<Panel>& panels, const Projection& projection, char letter, Role role) {
    const Axis out{ATT_TEXT("engine", "output dimension"), nullptr}, in{ATT_TEXT("engine", "input dimension"), nullptr};
    const auto name = [letter](char kind, char of) { return std::string{kind, '_', of}; };
    const char capital = static_cast<char>(letter - 'a' + 'A');
    const auto title = [](std::string words) { return say(ATT_TEXT("engine", "%1"), std::move(words)); };
    if (projection.W)
        panels.push_back(matrixPanel(
            {.id = name('w', letter), .title = title(name('W', capital)), .rows = out, .columns = in, .values = projection.W, .role = role}));
    if (projection.b)
        panels.push_back(
            matrixPanel({.id = name('b', letter), .title = title(name('b', capital)), .columns = out, .values = projection.b, .role = role}));
}

Stage parameterStage(const Parts& parts) {
    std::vector<Panel> panels;
    addProjectionPanels(panels, parts.weights.q, 'q', Role::Query);
    addProjectionPanels(panels, parts.weights.k, 'k', Role::Key);
    addProjectionPanels(panels, parts.weights.v, 'v', Role::Value);
    addProjectionPanels(panels, parts.weights.o, 'o', Role::Plain);
    return stage("parameters", ATT_TEXT("engine", "W"),
                 ATT_TEXT("engine", "All that is learned: the matrices that make queries, keys and values, and the one that joins the heads."),
                 std::move(panels));
}

Stage projectionStage(const Parts& parts) {
    return stage("qkv", ATT_TEXT("engine", "Q K V"),
                 ATT_TEXT("engine", "Every token becomes a query (what it looks for), a key (what it offers) and a value (what it hands on)."),
                 {parts.rowPanel("q", say(ATT_TEXT("engine", "queries Q")), queryAxis(parts.tokens),
                                 parts.values.plainQ ? parts.values.plainQ : parts.values.Q, Role::Query),
                  parts.rowPanel("k", say(ATT_TEXT("engine", "keys K")), keyAxis(parts.keys),
                                 parts.values.plainK ? parts.values.plainK : parts.values.K, Role::Key),
                  parts.rowPanel("v", say(ATT_TEXT("engine", "values V")), keyAxis(parts.keys), parts.values.V, Role::Value)});
}

Stage biasStage(const Parts& parts) {
    Picture bias{.id = "bias", .title = say(ATT_TEXT("engine", "bias b")), .rows = queryAxis(parts.tokens), .columns = keyAxis(parts.keys)};
    bias.values = parts.values.bias;
    const bool perHead = bias.values->shape().heads > 1;
    return stage("bias", ATT_TEXT("engine", "+ bias"),
                 ATT_TEXT("engine", "A number for each pair of places is added to their score: it says where the two stand, not what they are."),
                 {parts.scorePanel(say(ATT_TEXT("engine", "scaled scores + bias")), &LayerValues::biased), headsPanel(std::move(bias), perHead)});
}

Stage turnedStage(const Parts& parts) {
    return stage("turned", ATT_TEXT("engine", "RoPE"),
                 ATT_TEXT("engine", "Pairs of dimensions turn by an angle that grows with the position; values stay as they are."),
                 {parts.rowPanel("q", say(ATT_TEXT("engine", "turned queries Q′")), queryAxis(parts.tokens), parts.values.Q, Role::Query),
                  parts.rowPanel("k", say(ATT_TEXT("engine", "turned keys K′")), keyAxis(parts.tokens), parts.values.K, Role::Key)});
}

void addScoreStages(Outcome& outcome, const Parts& parts) {
    outcome.stages.push_back(stage("scores", ATT_TEXT("engine", "Q·Kᵀ"),
                                   ATT_TEXT("engine", "Each query meets each key: the dot product is their score."),
                                   {parts.scorePanel(say(ATT_TEXT("engine", "scores Q·Kᵀ")), &LayerValues::raw)}));
    outcome.stages.push_back(
        stage("scaled", ATT_TEXT("engine", "÷√d_k"),
              ATT_TEXT("engine", "Scores are divided by √d_k and by the temperature, so that their spread does not grow with d_k."),
              {parts.scorePanel(say(ATT_TEXT("engine", "scaled scores")), &LayerValues::scaled)}));
    if (parts.values.bias) outcome.stages.push_back(biasStage(parts));
    outcome.stages.push_back(stage("mask", ATT_TEXT("engine", "mask"), ATT_TEXT("engine", "What a query may not see becomes −∞ before the softmax."),
                                   {parts.scorePanel(say(ATT_TEXT("engine", "masked scores")), &LayerValues::masked)}));
}

Status addWeightStage(Outcome& outcome, const Parts& parts, const Watch& watch) {
    auto panel = parts.scorePanel(say(ATT_TEXT("engine", "attention weights A")), &LayerValues::A);
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    panel.distribution = true;
    if (parts.manyHeads()) {
        if (const auto done = addMeasures(panel, watch); !done) return done;
        if (parts.keys != parts.tokens) panel.headNames.clear();  // they speak of one text
    }
    outcome.stages.push_back(stage("weights", ATT_TEXT("engine", "softmax A"),
                                   ATT_TEXT("engine", "The softmax turns each row of scores into weights that are not negative and sum to 1."),
                                   {panel}));
    return Done{};
}

void addMixStages(Outcome& outcome, const Parts& parts) {
    outcome.stages.push_back(
        stage("mixed", ATT_TEXT("engine", "A·V"), ATT_TEXT("engine", "Each token takes the weighted mean of all values."),
              {parts.rowPanel("heads", say(ATT_TEXT("engine", "mixed values A·V")), tokenAxis(parts.tokens), parts.values.mixed, Role::Value)}));
    if (!parts.values.output) return;
    const auto wide = [&](const char* id, Message title, const TensorPtr& values) {
        return matrixPanel({.id = id, .title = std::move(title), .rows = tokenAxis(parts.tokens), .columns = dimensionAxis(), .values = values});
    };
    outcome.stages.push_back(stage("concat", ATT_TEXT("engine", "concat"), ATT_TEXT("engine", "The heads' results side by side."),
                                   {wide("concat", say(ATT_TEXT("engine", "all heads side by side")), parts.values.concat)}));
    outcome.stages.push_back(stage("output", ATT_TEXT("engine", "W^O output"), ATT_TEXT("engine", "One last linear map lets the heads' results mix."),
                                   {wide("output", say(ATT_TEXT("engine", "output")), parts.values.output)}));
}

Panel tokenMatrix(const Outcome& outcome, const char* id, Message title, const TensorPtr& values) {
    return matrixPanel({.id = id, .title = std::move(title), .rows = tokenAxis(outcome.tokens), .columns = dimensionAxis(), .values = values});
}

}  // namespace

Stage tokenStage(const Outcome& outcome, const TensorPtr& X) {
    return stage("x", ATT_TEXT("engine", "X"), ATT_TEXT("engine", "One vector for each token; the same token has the same vector."),
                 {tokenMatrix(outcome, "x", say(ATT_TEXT("engine", "token vectors X")), X)});
}

void addSequenceStages(Outcome& outcome, const TensorPtr& X, const TensorPtr& P, const TensorPtr& sum) {
    outcome.stages.push_back(tokenStage(outcome, X));
    auto withPositions = stage("positions", ATT_TEXT("engine", "X + P"),
                               ATT_TEXT("engine", "The position is added, so that the same token differs from place to place."),
                               {tokenMatrix(outcome, "sum", say(ATT_TEXT("engine", "with positions, X′ = X + P")), sum)});
    if (P) withPositions.panels.push_back(tokenMatrix(outcome, "p", say(ATT_TEXT("engine", "positions P")), P));
    outcome.stages.push_back(std::move(withPositions));
}

const char* scoredQueries(const Outcome& outcome) { return findPanel(outcome, panel::turnedQ) ? panel::turnedQ : panel::q; }
const char* scoredKeys(const Outcome& outcome) { return findPanel(outcome, panel::turnedK) ? panel::turnedK : panel::k; }

std::vector<Stage> projectionStages(const Outcome& outcome, const LayerSizes& sizes, const LayerWeights& weights, const LayerValues& values,
                                    const Labels& keys) {
    const Parts parts{sizes, weights, values, outcome.tokens, keys ? keys : outcome.tokens};
    return {parameterStage(parts), projectionStage(parts)};
}

Status addLayerStages(Outcome& outcome, const LayerSizes& sizes, const LayerWeights& weights, const LayerValues& values, const Watch& watch,
                      const Labels& keys) {
    const Parts parts{sizes, weights, values, outcome.tokens, keys ? keys : outcome.tokens};
    for (auto& first : projectionStages(outcome, sizes, weights, values, keys)) outcome.stages.push_back(std::move(first));
    if (values.plainQ) outcome.stages.push_back(turnedStage(parts));
    addScoreStages(outcome, parts);
    if (const auto done = addWeightStage(outcome, parts, watch); !done) return done;
    addMixStages(outcome, parts);
    return Done{};
}

std::vector<Message> maskNotices(const LayerValues& values) {
    const auto [heads, queries, keys] = values.A->shape();
    int blind = 0;
    for (int i = 0; i < queries; ++i)
        for (int h = 0; h < heads; ++h)
            if ((values.A->head(h).row(i).array() == 0).all()) {
                ++blind;
                break;
            }
    if (blind == 0) return {};
    return {say(ATT_TEXT("engine", "The mask leaves %1 of %2 queries without any key; their weights and outputs are zeros."), blind, queries)};
}

}  // namespace att::lenses
