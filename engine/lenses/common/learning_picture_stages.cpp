// SPDX-License-Identifier: GPL-3.0-or-later
// The panels of learning_pictures.h.
#include <algorithm>
#include <cmath>

#include "engine/lenses/common/image_features.h"
#include "engine/lenses/common/learning_curves.h"
#include "engine/lenses/common/learning_pictures.h"
#include "engine/lenses/common/panels.h"
#include "engine/math/normalise.h"

namespace att::lenses {
namespace {

// Maps over the pictures

Axis stageAxis() { return {ATT_TEXT("engine", "stage"), nullptr}; }

/// A number for each map and place of the four pictures; a stage's number stands for as many pixels as its place is wide.
template <class Number>
TensorPtr overPictures(const PictureView& view, int maps, const Number& number) {
    const int side = 2 * view.model.side;
    auto tensor = std::make_shared<Tensor>(Shape{maps, side, side});
    for (int m = 0; m < maps; ++m)
        for (int row = 0; row < side; ++row)
            for (int column = 0; column < side; ++column) tensor->head(m)(row, column) = number(m, Cell{{}, m, row, column});
    return tensor;
}

/// Of what each stage hands on.
TensorPtr strengths(const PictureView& view) {
    std::vector<float> largest;
    for (int m = 0; m < view.model.stages; ++m) largest.push_back(view.largestStrength(m));
    return overPictures(view, view.model.stages, [&](int m, const Cell& cell) {
        const auto place = view.placeOf(cell, m);
        const int side = view.model.sideOf(m);
        return view.strengths[std::size_t(m)][std::size_t((place.picture * side + place.y) * side + place.x)] / largest[std::size_t(m)];
    });
}

Panel overlay(const PictureView& view, const char* id, Message title, TensorPtr values, Axis maps) {
    Panel panel = mapsPanel(id, std::move(title), std::move(values), view.shown->together, Tone::Sequential);
    panel.heads = std::move(maps);
    panel.lowest = 0.0f;
    return panel;
}

Panel strengthPanel(const PictureView& view) {
    auto panel = overlay(view, "maps", say(ATT_TEXT("engine", "attention map Σ A², over its largest")), strengths(view), stageAxis());
    panel.highest = 1.0f;
    return panel;
}

Panel maskPanel(const PictureView& view) {
    const auto number = [&](int m, const Cell& cell) {
        const auto place = view.placeOf(cell, m);
        return view.plane(*view.stages()[std::size_t(m)].mask, place.picture, 0)[place.y * view.model.sideOf(m) + place.x];
    };
    auto panel = overlay(view, "maps", say(ATT_TEXT("engine", "spatial masks M_s")), overPictures(view, view.model.stages, number), stageAxis());
    panel.highest = 1.0f;
    return panel;
}

// Curves and examples

double shareOf(const CurvePoint& point, int curve) { return 100 * (curve == 0 ? point.training : point.unseen).sequences; }

Panel accuracyPanel(const PictureView& view) {
    const bool lanes = view.lanes();
    return sharePanel(*view.options.moment, {"accuracy",
                                             lanes ? say(ATT_TEXT("engine", "lane score F1")) : say(ATT_TEXT("engine", "answers that are right")),
                                             lanes ? ATT_TEXT("engine", "F1, in %") : ATT_TEXT("engine", "right, in %"),
                                             {ATT_TEXT("engine", "training"), ATT_TEXT("engine", "unseen")},
                                             shareOf});
}

int answerAt(const PictureView& view, int row) {
    int best = 0;
    for (int k = 1; k < view.model.classes; ++k)
        if (view.at(view.pass.logits, row, k) > view.at(view.pass.logits, row, best)) best = k;
    return best;
}

Message classLine(const PictureView& view, int picture) {
    const auto& classes = view.task.classes;
    const int answer = answerAt(view, picture), right = view.shown->examples[std::size_t(picture)].targets.front();
    const Text said = classes[std::size_t(answer)].label;
    if (answer == right) return say(ATT_TEXT("engine", "✓ picture %1: %2"), view.shown->first + picture + 1, said);
    return say(ATT_TEXT("engine", "✗ picture %1: %2, but it is: %3"), view.shown->first + picture + 1, said, classes[std::size_t(right)].label);
}

Message laneLine(const PictureView& view, int picture) {
    const auto& targets = view.shown->examples[std::size_t(picture)].targets;
    int found = 0, wrong = 0;
    for (int i = 0; i < int(targets.size()); ++i) {
        const bool answer = answerAt(view, picture * int(targets.size()) + i) > 0, line = targets[std::size_t(i)] > 0;
        found += answer && line;
        wrong += answer != line;
    }
    return say(ATT_TEXT("engine", "picture %1: F1 %2 %, %3 of its places are wrong"), view.shown->first + picture + 1,
               percentWords(2.0 * found / std::max(1, 2 * found + wrong)), wrong);
}

Message judgedLine(const PictureView& view) {
    const auto& now = view.options.moment->now->now;
    if (view.lanes())
        return say(ATT_TEXT("engine", "Step %1: over %2 such pictures the lane score F1 is %3 %, and %4 % of the places are right."), now.step,
                   unseenInSnapshot, percentWords(now.unseen.sequences), percentWords(now.unseen.tokens));
    return say(ATT_TEXT("engine", "Step %1: of %2 such pictures %3 % are right."), now.step, unseenInSnapshot, percentWords(now.unseen.sequences));
}

Panel examplePanel(const PictureView& view, const Watch& watch) {
    Panel panel{.id = "examples", .title = say(ATT_TEXT("engine", "examples never trained on")), .kind = PanelKind::Prose};
    if (const auto earlier = judgedEarlier(*view.options.moment->now)) panel.prose.push_back(*earlier);
    panel.prose.push_back(judgedLine(view));
    if (!(view.model == view.whole))
        if (const auto score = scoreWithout(view, view.model, watch))
            panel.prose.push_back(say(ATT_TEXT("engine", "Without its gates: %1 %."), percentWords(score->sequences)));
    for (int i = 0; i < shownInSnapshot; ++i) panel.prose.push_back(view.lanes() ? laneLine(view, i) : classLine(view, i));
    return panel;
}

// Gates over channels

Axis pictureAxis(const PictureView& view) {
    auto numbers = std::make_shared<std::vector<std::string>>();
    for (int i = 1; i <= shownInSnapshot; ++i) numbers->push_back(std::to_string(view.shown->first + i));
    return {ATT_TEXT("engine", "picture"), numbers};
}

Panel gatePanel(const PictureView& view, const ShownGate& gate) {
    const auto& stage = view.stages()[std::size_t(gate.stage)];
    const bool se = std::string_view(gate.id) == "se";
    const grad::Var s = se ? stage.se : stage.channel;
    auto values = std::make_shared<Tensor>(Shape{1, shownInSnapshot, view.model.channelsOf(gate.stage)});
    std::copy_n(view.tape.data(s), values->shape().size(), values->data());
    auto panel = matrixPanel({.id = gate.id + std::to_string(gate.stage + 1),
                              .title = se ? say(ATT_TEXT("engine", "SE of stage %1: s"), gate.stage + 1)
                                          : say(ATT_TEXT("engine", "CBAM of stage %1: M_c"), gate.stage + 1),
                              .rows = pictureAxis(view),
                              .columns = channelAxis(),
                              .values = std::move(values)});
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    panel.highest = 1.0f;
    return panel;
}

void addGateStage(Outcome& outcome, const PictureView& view) {
    std::vector<Panel> panels;
    for (const auto& gate : view.gates()) panels.push_back(gatePanel(view, gate));
    if (panels.empty()) return;
    outcome.stages.push_back(stage("channels", ATT_TEXT("engine", "channels"),
                                   ATT_TEXT("engine",
                                            "How far each channel is turned up or down, for each of the four pictures: where columns are alike, the "
                                            "gate does not look at the picture."),
                                   std::move(panels)));
}

// Predictions

Stage classStage(const PictureView& view) {
    std::vector<Text> names;
    for (const auto& each : view.task.classes) names.push_back(each.label);
    const Axis classes = wordAxis(ATT_TEXT("engine", "class"), std::move(names));
    auto logits = std::make_shared<Tensor>(Shape{1, shownInSnapshot, view.model.classes});
    std::copy_n(view.tape.data(view.pass.logits), logits->shape().size(), logits->data());
    auto p = std::make_shared<Tensor>(logits->shape());
    p->head(0) = normalise<float>({}, logits->head(0));
    auto probabilities = matrixPanel({.id = "probabilities",
                                      .title = say(ATT_TEXT("engine", "probability of each class")),
                                      .rows = pictureAxis(view),
                                      .columns = classes,
                                      .values = std::move(p)});
    probabilities.tone = Tone::Sequential;
    probabilities.lowest = 0.0f;
    probabilities.highest = 1.0f;
    probabilities.distribution = true;
    auto scores = matrixPanel(
        {.id = "logits", .title = say(ATT_TEXT("engine", "logits")), .rows = pictureAxis(view), .columns = classes, .values = std::move(logits)});
    return stage("prediction", ATT_TEXT("engine", "prediction"),
                 ATT_TEXT("engine", "How sure the network is of each class: the softmax of its logits."),
                 {std::move(probabilities), std::move(scores)});
}

Panel linePanel(const PictureView& view) {
    const auto number = [&](int, const Cell& cell) {
        const int row = view.rowOf(view.placeOf(cell, 0));
        return 1 / (1 + std::exp(view.at(view.pass.logits, row, 0) - view.at(view.pass.logits, row, 1)));
    };
    auto panel = overlay(view, "lines", say(ATT_TEXT("engine", "probability of a line")), overPictures(view, 1, number), {});
    panel.highest = 1.0f;
    return panel;
}

Panel truthPanel(const PictureView& view) {
    const auto number = [&](int, const Cell& cell) {
        const auto place = view.placeOf(cell, 0);
        return float(view.shown->examples[std::size_t(place.picture)].targets[std::size_t(place.y * view.model.side + place.x)]);
    };
    auto panel = overlay(view, "truth", say(ATT_TEXT("engine", "where the lines are")), overPictures(view, 1, number), {});
    panel.highest = 1.0f;
    return panel;
}

Panel laneLogits(const PictureView& view) {
    const auto number = [&](int m, const Cell& cell) { return view.at(view.pass.logits, view.rowOf(view.placeOf(cell, 0)), m); };
    auto panel = overlay(view, "logits", say(ATT_TEXT("engine", "logits")), overPictures(view, 2, number),
                         wordAxis(ATT_TEXT("engine", "class"), {ATT_TEXT("engine", "no line"), ATT_TEXT("engine", "line of a lane")}));
    panel.tone = Tone::Diverging;
    panel.lowest.reset();
    return panel;
}

Stage predictionStage(const PictureView& view) {
    if (!view.lanes()) return classStage(view);
    return stage("prediction", ATT_TEXT("engine", "prediction"),
                 ATT_TEXT("engine", "How sure the network is of a line at each place, and where lines really are, hidden or not."),
                 {linePanel(view), truthPanel(view), laneLogits(view)});
}

// Without its gates

Result<Stage> withoutStage(const PictureView& view, const Watch& watch) {
    const auto parts = takenGates(view);
    std::vector<Text> names;
    for (const auto& part : parts) names.push_back(part.name);
    auto table = tablePanel(
        {.id = "scores",
         .title = say(ATT_TEXT("engine", "unseen answers")),
         .rows = wordAxis(ATT_TEXT("engine", "model"), std::move(names)),
         .columns = wordAxis(ATT_TEXT("engine", "count"),
                             {view.lanes() ? ATT_TEXT("engine", "F1, in %") : ATT_TEXT("engine", "right, in %"), ATT_TEXT("engine", "loss")}),
         .shape = {1, int(parts.size()), 2}});
    if (watch.keepAll || watch.wanted == "without") {
        auto values = std::make_shared<Tensor>(table.shape);
        for (std::size_t row = 0; row < parts.size(); ++row) {
            const auto score = scoreWithout(view, parts[row].model, watch);
            if (!score) return score.error();
            values->head(0)(int(row), 0) = float(100 * score->sequences);
            values->head(0)(int(row), 1) = float(score->loss);
        }
        table.values = std::move(values);
    }
    return stage("without", ATT_TEXT("engine", "without"),
                 ATT_TEXT("engine", "How well the same weights answer when gates are left open, as if they were 1."), {std::move(table)});
}

/// What has changed since the pinned step.
Stage changeStage(const PictureView& view) {
    const Snapshot& then = *view.options.moment->compared;
    const auto now = strengths(view), was = strengths(PictureView(view.options, then));
    auto values = std::make_shared<Tensor>(now->shape());
    std::transform(now->data(), now->data() + now->shape().size(), was->data(), values->data(), std::minus<>());
    auto panel = overlay(view, "maps", say(ATT_TEXT("engine", "attention map now less that at step %1"), then.step), std::move(values), stageAxis());
    panel.tone = Tone::Diverging;
    panel.lowest.reset();
    return stage("change", ATT_TEXT("engine", "change"), ATT_TEXT("engine", "What is other now than at the pinned step."),
                 {std::move(panel), weightChange(view, then)});
}

}  // namespace

Status addPictureStages(Outcome& outcome, const PictureView& view, const Watch& watch) {
    std::vector<Panel> first{accuracyPanel(view), examplePanel(view, watch)};
    const auto led = [&](Panel panel) {
        if (!first.empty()) outcome.mainPanel = std::string(view.model.cbam() ? picture_panel::masks : picture_panel::maps);
        std::vector<Panel> panels{std::move(panel)};
        std::ranges::move(first, std::back_inserter(panels));
        first.clear();
        return panels;
    };
    if (view.model.cbam())
        outcome.stages.push_back(stage(
            "masks", ATT_TEXT("engine", "masks"),
            ATT_TEXT("engine", "Where the gate over places of each stage lets through, over four pictures that the network is never trained on."),
            led(maskPanel(view))));
    outcome.stages.push_back(stage(
        "maps", ATT_TEXT("engine", "maps"),
        ATT_TEXT("engine", "How strong all channels of a stage are together at each place, over four pictures that the network is never trained on."),
        led(strengthPanel(view))));
    addGateStage(outcome, view);
    outcome.stages.push_back(curveStage({lossPanel(*view.options.moment), accuracyPanel(view)}));
    outcome.stages.push_back(predictionStage(view));
    outcome.stages.push_back(weightStage(view));
    auto without = withoutStage(view, watch);
    if (!without) return without.error();
    outcome.stages.push_back(*std::move(without));
    if (view.options.moment->compared) outcome.stages.push_back(changeStage(view));
    return watch.stopped() ? Status(stoppedError()) : Status(Done{});
}

}  // namespace att::lenses
