// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/shuffle_stages.h"

#include "engine/lenses/common/comparison.h"
#include "engine/lenses/common/layer_stages.h"

namespace att::lenses {
namespace {

Labels inOrder(const Labels& tokens, const TokenOrder& order) {
    std::vector<std::string> labels;
    for (const int token : order) labels.push_back((*tokens)[std::size_t(token)]);
    return std::make_shared<const std::vector<std::string>>(std::move(labels));
}

Stage orderStage(const Labels& tokens, const TokenOrder& order) {
    const int n = int(order.size());
    auto matrix = std::make_shared<Tensor>(Shape{1, n, n});
    matrix->head(0).setZero();
    for (int place = 0; place < n; ++place) matrix->head(0)(place, order[std::size_t(place)]) = 1;
    auto panel = matrixPanel({.id = "matrix",
                              .title = say(ATT_TEXT("engine", "permutation Π")),
                              .rows = {ATT_TEXT("engine", "new place"), inOrder(tokens, order)},
                              .columns = {ATT_TEXT("engine", "old place"), tokens},
                              .values = matrix});
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f, panel.highest = 1.0f;
    return stage("order", ATT_TEXT("engine", "new order"), ATT_TEXT("engine", "Which token comes to which place: 1 marks where it came from."),
                 {std::move(panel)});
}

Panel weightPanel(const char* id, Message title, const Labels& tokens, TensorPtr A, bool weights) {
    auto panel = stackPanel({.id = id, .title = std::move(title), .rows = queryAxis(tokens), .columns = keyAxis(tokens), .values = std::move(A)});
    if (!weights) return panel;
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f, panel.highest = 1.0f;
    panel.distribution = true;
    return panel;
}

void addWeightStages(Outcome& outcome, const TextRun& run, const LayerValues& after, const TokenOrder& order) {
    const auto& tokens = outcome.tokens;
    const auto back = putBack(*after.A, order);
    outcome.stages.push_back(
        stage("shuffled", ATT_TEXT("engine", "A shuffled"), ATT_TEXT("engine", "The weights of the same layer on the tokens in their new order."),
              {weightPanel("heads", say(ATT_TEXT("engine", "weights in the new order")), inOrder(tokens, order), after.A, true)}));
    outcome.stages.push_back(stage("compare", ATT_TEXT("engine", "put back"),
                                   ATT_TEXT("engine", "The weights before, those of the shuffled tokens put back in order, and their difference."),
                                   {weightPanel("original", say(ATT_TEXT("engine", "before shuffling")), tokens, run.values.A, true),
                                    weightPanel("back", say(ATT_TEXT("engine", "put back")), tokens, back, true),
                                    asDifference(weightPanel("difference", {}, tokens, differenceOf(*back, *run.values.A), false), *run.values.A)}));
}

void addOutputStages(Outcome& outcome, const TextRun& run, const LayerValues& after, const TokenOrder& order) {
    const auto panel = [&](const char* id, Message title, Axis rows, TensorPtr values) {
        return matrixPanel({.id = id, .title = std::move(title), .rows = std::move(rows), .columns = dimensionAxis(), .values = std::move(values)});
    };
    const auto back = rowsPutBack(*after.output, order);
    outcome.stages.push_back(
        stage("outputs", ATT_TEXT("engine", "outputs"),
              ATT_TEXT("engine", "The outputs of the shuffled tokens, put back in order, and how far they are from those before."),
              {panel("shuffled", say(ATT_TEXT("engine", "outputs in the new order")), tokenAxis(inOrder(outcome.tokens, order)), after.output),
               panel("back", say(ATT_TEXT("engine", "put back")), tokenAxis(outcome.tokens), back),
               asDifference(panel("difference", {}, tokenAxis(outcome.tokens), differenceOf(*back, *run.values.output)), *back)}));
    auto means = std::make_shared<Tensor>(Shape{1, 3, run.sizes.dModel});
    means->head(0).row(0) = meanRow(*run.values.output)->head(0);
    means->head(0).row(1) = meanRow(*after.output)->head(0);
    means->head(0).row(2) = means->head(0).row(1) - means->head(0).row(0);
    const auto orders =
        wordAxis(ATT_TEXT("engine", "order"), {ATT_TEXT("engine", "given"), ATT_TEXT("engine", "shuffled"), ATT_TEXT("engine", "difference")});
    outcome.stages.push_back(stage("mean", ATT_TEXT("engine", "mean"),
                                   ATT_TEXT("engine", "The mean over all tokens: what a model that reads a text as a whole might use."),
                                   {panel("mean", say(ATT_TEXT("engine", "mean of the outputs")), orders, means)}));
}

Stage numbersStage(const ShuffleComparison& comparison, TensorPtr table) {
    std::vector<Text> rows, columns{ATT_TEXT("engine", "weights"), ATT_TEXT("engine", "outputs"), ATT_TEXT("engine", "mean")};
    for (const auto kind : comparison.kinds) rows.push_back(encodingNames()[std::size_t(kind)]);
    if (comparison.masks.size() > 1)
        for (const Text& name : {ATT_TEXT("engine", "weights, causal"), ATT_TEXT("engine", "outputs, causal"), ATT_TEXT("engine", "mean, causal")})
            columns.push_back(name);
    return stage("numbers", ATT_TEXT("engine", "measured"),
                 ATT_TEXT("engine", "The largest difference that the shuffle makes, for every encoding, without a mask and with the causal one."),
                 {tablePanel({.id = "table",
                              .title = say(ATT_TEXT("engine", "largest difference")),
                              .rows = wordAxis(ATT_TEXT("engine", "encoding"), rows),
                              .columns = wordAxis(ATT_TEXT("engine", "measure"), columns),
                              .values = std::move(table)})});
}

}  // namespace

void addShuffleStages(Outcome& outcome, const TextRun& before, const ShuffledRun& shuffled) {
    outcome.stages.push_back(orderStage(outcome.tokens, shuffled.order));
    addWeightStages(outcome, before, shuffled.after, shuffled.order);
    addOutputStages(outcome, before, shuffled.after, shuffled.order);
    outcome.stages.push_back(numbersStage(shuffled.comparison, shuffled.table));
}

}  // namespace att::lenses
