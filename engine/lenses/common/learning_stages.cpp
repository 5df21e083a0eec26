// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/learning_stages.h"

#include <algorithm>
#include <cmath>

#include "engine/grad/loss.h"
#include "engine/lenses/common/head_measures.h"
#include "engine/lenses/common/learning_curves.h"
#include "engine/lenses/common/learning_examples.h"
#include "engine/lenses/common/panels.h"
#include "engine/train/trainer.h"

namespace att::lenses {
namespace {

// Curves

double shareOf(const CurvePoint& point, int row) {
    return 100 * (row == 0 ? point.training.tokens : row == 1 ? point.unseen.tokens : point.unseen.sequences);
}

Panel accuracyPanel(const LearningView& view) {
    return sharePanel(*view.options.moment,
                      {"accuracy",
                       say(ATT_TEXT("engine", "answers that are right")),
                       ATT_TEXT("engine", "right, in %"),
                       {ATT_TEXT("engine", "training: tokens"), ATT_TEXT("engine", "unseen: tokens"), ATT_TEXT("engine", "unseen: sequences")},
                       shareOf});
}

// Heads

/// The weights of one kind of heads over the example, layer by layer.
TensorPtr stackOf(const LearningView& view, const ExampleView& example, const Ablation::Head& kind, Shape& shape) {
    std::vector<const Tensor*> layers;
    for (const auto& map : example.maps)
        if (map.decoder == kind.decoder && map.cross == kind.cross) layers.push_back(map.weights.get());
    const auto words = [&](bool written) { return int((written ? view.example().input : view.example().source).size()); };
    const bool written = view.both() && kind.decoder;
    shape = {view.model.layers * view.model.heads, words(written), words(written && !kind.cross)};
    auto stack = std::make_shared<Tensor>(shape);
    std::fill_n(stack->data(), shape.size(), 0.0f);
    for (const auto& map : example.maps)
        if (map.decoder == kind.decoder && map.cross == kind.cross)
            std::copy_n(map.weights->data(), map.weights->shape().size(), stack->head(map.layer * view.model.heads).data());
    return stack;
}

Axis headsAxis(const LearningView& view, const Ablation::Head& kind) {
    auto labels = std::make_shared<std::vector<std::string>>();
    for (const auto& row : view.rowsOf(kind))
        for (int head = 1; head <= view.model.heads; ++head) labels->push_back(row.label + "·" + std::to_string(head));
    return {ATT_TEXT("engine", "layer·head"), labels};
}

Panel headPanel(const LearningView& view, const ExampleView& example, const Ablation::Head& kind) {
    const auto words = wordsOf(view, kind);
    Shape shape;
    auto panel = stackPanel(
        {.id = "heads", .title = say(ATT_TEXT("engine", "attention weights A")), .rows = queryAxis(words.queries), .columns = keyAxis(words.keys)});
    panel.values = stackOf(view, example, kind, shape);
    panel.shape = shape;
    panel.heads = headsAxis(view, kind);
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    panel.highest = 1.0f;
    panel.distribution = true;
    return panel;
}

Text titleOf(const LearningView& view, const Ablation::Head& kind) {
    if (!view.both()) return ATT_TEXT("engine", "heads");
    return kind.cross ? ATT_TEXT("engine", "cross") : kind.decoder ? ATT_TEXT("engine", "written") : ATT_TEXT("engine", "read");
}

Text helpOf(const LearningView& view, const Ablation::Head& kind) {
    if (!view.both())
        return ATT_TEXT("engine", "Where every head of every layer looks at this step, over an example that the model is never trained on.");
    if (kind.cross) return ATT_TEXT("engine", "Where each written token looks in what was read: the alignment, as far as it is learned.");
    return kind.decoder ? ATT_TEXT("engine", "Where each written token looks among those before it.")
                        : ATT_TEXT("engine", "Where each read token looks among those that are read.");
}

Status addHeadStages(Outcome& outcome, const LearningView& view, const std::vector<ExampleView>& examples, const Watch& watch) {
    const auto& shown = examples[std::size_t(view.options.example - 1)];
    for (const auto& [id, kind] : view.kinds()) {
        auto panel = headPanel(view, shown, kind);
        if (const auto done = addMeasures(panel, watch); !done) return done.error();
        addAnswerMeasure(panel, view, kind);
        std::vector<Panel> panels{std::move(panel)};
        if (id == view.kinds().front().first) {
            panels.push_back(accuracyPanel(view));
            panels.push_back(examplePanel(view, examples));
            outcome.mainPanel = std::string(id) + "/heads";
        }
        outcome.stages.push_back(stage(id, titleOf(view, kind), helpOf(view, kind), std::move(panels)));
    }
    return Done{};
}

// Weights

TensorPtr arrayAt(const std::vector<float>& weights, const WeightArray& array) {
    auto tensor = std::make_shared<Tensor>(Shape{1, array.rows, array.columns});
    std::copy_n(weights.data() + array.begin, tensor->shape().size(), tensor->data());
    return tensor;
}

Panel arrayPanel(const LearningView& view, const WeightArray& array) {
    return matrixPanel({.id = array.name,
                        .title = say(ATT_TEXT("engine", "%1"), array.name),
                        .rows = vocabularyAxis(view, array),
                        .columns = dimensionAxis(),
                        .values = arrayAt(view.weights(), array)});
}

Stage weightStage(const LearningView& view) {
    std::vector<Panel> panels;
    for (const auto& array : view.shownArrays()) panels.push_back(arrayPanel(view, array));
    return stage("weights", ATT_TEXT("engine", "weights"), ATT_TEXT("engine", "An array of the model at this step; choose which one under “Shown”."),
                 std::move(panels));
}

// What is lost without each part

Axis headColumns(const LearningView& view) {
    auto labels = std::make_shared<std::vector<std::string>>();
    for (int head = 1; head <= view.model.heads; ++head) labels->push_back(std::to_string(head));
    return {ATT_TEXT("engine", "head"), labels};
}

Axis layerRows(const LearningView& view) {
    auto labels = std::make_shared<std::vector<std::string>>();
    for (const auto& row : headRows(view.model)) labels->push_back(row.label);
    return {ATT_TEXT("engine", "layer"), labels};
}

/// Many passes over many examples: only when they are looked at.
bool keepsWithout(const Watch& watch) { return watch.keepAll || watch.wanted == "without"; }

Status fillWithout(Panel& heads, Panel& table, const LearningView& view, const Watch& watch) {
    const auto rows = headRows(view.model);
    auto map = std::make_shared<Tensor>(heads.shape);
    for (int row = 0; row < heads.shape.rows; ++row)
        for (int head = 0; head < heads.shape.columns; ++head) {
            auto place = rows[std::size_t(row)].place;
            place.head = head;
            const auto score = scoreWithout(view, alsoWithout(view.ablation, place), watch);
            if (!score) return score.error();
            map->head(0)(row, head) = float(100 * score->tokens);
        }
    heads.values = std::move(map);
    const auto parts = takenParts(view);
    auto lines = std::make_shared<Tensor>(table.shape);
    for (int row = 0; row < table.shape.rows; ++row) {
        const auto score = scoreWithout(view, parts[std::size_t(row)].ablation, watch);
        if (!score) return score.error();
        const double numbers[] = {100 * score->tokens, 100 * score->sequences, score->loss};
        for (int column = 0; column < 3; ++column) lines->head(0)(row, column) = float(numbers[column]);
    }
    table.values = std::move(lines);
    return Done{};
}

Result<Stage> withoutStage(const LearningView& view, const Watch& watch) {
    auto heads = matrixPanel({.id = "heads",
                              .title = say(ATT_TEXT("engine", "right, in %, without this head too")),
                              .rows = layerRows(view),
                              .columns = headColumns(view),
                              .shape = {1, int(headRows(view.model).size()), view.model.heads}});
    heads.tone = Tone::Sequential;
    heads.lowest = 0.0f;
    heads.highest = 100.0f;
    heads.paints = "heads_off";
    std::vector<Text> names;
    for (const auto& part : takenParts(view)) names.push_back(part.name);
    auto table =
        tablePanel({.id = "scores",
                    .title = say(ATT_TEXT("engine", "unseen answers")),
                    .rows = wordAxis(ATT_TEXT("engine", "model"), std::move(names)),
                    .columns = wordAxis(ATT_TEXT("engine", "count"), {ATT_TEXT("engine", "tokens right, in %"),
                                                                      ATT_TEXT("engine", "sequences right, in %"), ATT_TEXT("engine", "loss")}),
                    .shape = {1, int(takenParts(view).size()), 3}});
    if (keepsWithout(watch))
        if (const auto done = fillWithout(heads, table, view, watch); !done) return done.error();
    return stage("without", ATT_TEXT("engine", "without"),
                 ATT_TEXT("engine", "What is still right when one part more is taken away. Paint heads to take them away; every picture follows."),
                 {std::move(heads), std::move(table)});
}

// What has changed since the pinned step

TensorPtr difference(const Tensor& now, const Tensor& then) {
    auto tensor = std::make_shared<Tensor>(now.shape());
    std::transform(now.data(), now.data() + now.shape().size(), then.data(), tensor->data(), std::minus<>());
    return tensor;
}

Stage changeStage(const LearningView& view, const std::vector<ExampleView>& before, const Outcome& outcome) {
    const auto [id, kind] = view.kinds().front();
    const auto& then = *view.options.moment->compared;
    Shape shape;
    const auto was = stackOf(view, before[std::size_t(view.options.example - 1)], kind, shape);
    Panel heads = *findPanel(outcome, std::string(id) + "/heads");
    heads.title = say(ATT_TEXT("engine", "A now less A at step %1"), then.step);
    heads.values = difference(*heads.values, *was);
    heads.tone = Tone::Diverging;
    heads.lowest = -1.0f;
    heads.distribution = false;
    heads.measures.clear();
    heads.headNames.clear();
    const auto array = view.shownArrays().front();
    auto weights = arrayPanel(view, array);
    weights.id = "weights";
    weights.title = say(ATT_TEXT("engine", "%1 less that of step %2"), array.name, then.step);
    weights.values = difference(*weights.values, *arrayAt(*then.weights, array));
    return stage("change", ATT_TEXT("engine", "change"), ATT_TEXT("engine", "What is other now than at the pinned step."),
                 {std::move(heads), std::move(weights)});
}

std::vector<ExampleView> viewsOf(const LearningView& view, const Snapshot& snapshot) {
    if (view.ablation.nothing()) return snapshot.examples;
    std::vector<TaskExample> examples;
    for (const auto& each : snapshot.examples) examples.push_back(each.example);
    return att::viewsOf(view.model, view.layout, snapshot.weights->data(), examples, view.ablation);
}

}  // namespace

LearningView::LearningView(const LearningOptions& given)
    : options(given), task(taskOf(given.training.task)), model(modelOf(given.training)), layout(layoutOf(model)), ablation(given.ablation()) {}

std::vector<HeadRow> LearningView::rowsOf(const Ablation::Head& kind) const {
    auto rows = headRows(model);
    std::erase_if(rows, [&kind](const HeadRow& row) { return row.place.decoder != kind.decoder || row.place.cross != kind.cross; });
    return rows;
}

std::vector<std::pair<const char*, Ablation::Head>> LearningView::kinds() const {
    if (!both()) return {{"heads", {model.arrangement == Arrangement::Decoder, false, 0, 0}}};
    return {{"heads", {true, true, 0, 0}}, {"read", {false, false, 0, 0}}, {"written", {true, false, 0, 0}}};
}

std::vector<int> LearningView::askedRows() const {
    std::vector<int> rows;
    for (std::size_t i = 0; i < example().targets.size(); ++i)
        if (example().targets[i] != grad::noTarget) rows.push_back(int(i));
    return rows;
}

std::vector<WeightArray> LearningView::shownArrays() const {
    const char* const names[] = {
        "embedding", "positions", "q.weight", "k.weight", "v.weight", "out.weight", "feedforward.in.weight", "feedforward.out.weight", "head.weight"};
    const std::string name = names[int(options.array)], layer = "." + std::to_string(std::min(options.layer, model.layers) - 1) + ".";
    const bool attends = options.array >= ShownArray::Query && options.array <= ShownArray::Output,
               inLayer = options.array >= ShownArray::Query && options.array != ShownArray::Head;
    std::vector<WeightArray> shown, embeddings;
    for (const auto& array : layout.arrays) {
        if (array.name.ends_with(".embedding")) embeddings.push_back(array);
        const bool attention = array.name.find(".self.") != std::string::npos || array.name.find(".cross.") != std::string::npos;
        if (array.name.ends_with(name) && (!inLayer || (array.name.find(layer) != std::string::npos && attention == attends))) shown.push_back(array);
    }
    return shown.empty() ? embeddings : shown;  // positions that are not learned are no weights
}

std::vector<Taken> takenParts(const LearningView& view) {
    const Text layers[] = {ATT_TEXT("engine", "without layer 1 too"), ATT_TEXT("engine", "without layer 2 too"),
                           ATT_TEXT("engine", "without layer 3 too"), ATT_TEXT("engine", "without layer 4 too")};
    std::vector<Taken> parts{{ATT_TEXT("engine", "the whole model"), {}}, {ATT_TEXT("engine", "as taken away now"), view.ablation}};
    const auto add = [&](Text name, auto change) {
        parts.push_back({name, view.ablation});
        change(parts.back().ablation);
    };
    if (view.model.positions != Positions::None) add(ATT_TEXT("engine", "without positions too"), [](Ablation& a) { a.positions = true; });
    if (view.model.arrangement != Arrangement::Encoder || view.model.mask.kind != MaskKind::None)
        add(ATT_TEXT("engine", "without the mask too"), [](Ablation& a) { a.mask = true; });
    for (int l = 0; l < view.model.layers; ++l) add(layers[l], [l](Ablation& a) { a.layers.push_back(l); });
    return parts;
}

Ablation alsoWithout(const Ablation& ablation, const Ablation::Head& head) {
    Ablation more = ablation;
    more.heads.push_back(head);
    return more;
}

Result<Score> scoreWithout(const LearningView& view, const Ablation& ablation, const Watch& watch) {
    return scoreOf(view.task, view.model, view.layout, view.weights().data(), std::uint64_t(view.options.training.seed), Split::Unseen,
                   unseenInSnapshot, watch, ablation);
}

int askedTokens(const LearningView& view) {
    int asked = 0;
    for (int i = 0; i < unseenInSnapshot; ++i) {
        const auto example = exampleOf(view.task, std::uint64_t(view.options.training.seed), Split::Unseen, std::uint64_t(i));
        asked += int(std::ranges::count_if(example.targets, [](int target) { return target != grad::noTarget; }));
    }
    return asked;
}

Status addLearningStages(Outcome& outcome, const LearningView& view, const Watch& watch) {
    const auto examples = viewsOf(view, view.now());
    outcome.tokens = wordsOf(view, view.kinds().front().second).keys;
    if (const auto done = addHeadStages(outcome, view, examples, watch); !done) return done.error();
    outcome.stages.push_back(curveStage({lossPanel(*view.options.moment), accuracyPanel(view)}));
    outcome.stages.push_back(predictionStage(view, examples[std::size_t(view.options.example - 1)]));
    outcome.stages.push_back(weightStage(view));
    auto without = withoutStage(view, watch);
    if (!without) return without.error();
    outcome.stages.push_back(*std::move(without));
    if (view.options.moment->compared) outcome.stages.push_back(changeStage(view, viewsOf(view, *view.options.moment->compared), outcome));
    return Done{};
}

}  // namespace att::lenses
