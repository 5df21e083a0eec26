// SPDX-License-Identifier: GPL-3.0-or-later
// The weights of a network of learning_pictures.h as it computes in use: filters, gates and the answer's own, and where each number began.
#include <algorithm>
#include <tuple>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/image_features.h"
#include "engine/lenses/common/learning_pictures.h"
#include "engine/lenses/common/panels.h"

namespace att::lenses {
namespace {

bool isConvolution(const PictureArray& array) { return array.name.find(".convolution.") != std::string::npos; }
bool isSpatial(const PictureArray& array) { return array.name.ends_with(".spatial.weight"); }
bool hasWindow(const PictureArray& array) { return array.shape.size() == 4 && array.shape[2] * array.shape[3] > 1; }

Axis filterAxis() { return {ATT_TEXT("engine", "filter"), nullptr}; }

/// A filter a matrix, its channels one below the other; of CBAM's only one. What has no window is one matrix.
Shape shapeOf(const PictureArray& array) {
    const auto& s = array.shape;
    return hasWindow(array) ? Shape{s[0], s[1] * s[2], s[3]} : Shape{1, s[0], s[1]};
}

/// "2·3": the third row of the second channel.
Axis filterRows(const PictureArray& array) {
    auto labels = std::make_shared<std::vector<std::string>>();
    for (int c = 0; c < array.shape[1]; ++c)
        for (int y = 1; y <= array.shape[2]; ++y)
            labels->push_back((isSpatial(array) ? (c == 0 ? "max" : "mean") : std::to_string(c + 1)) + "·" + std::to_string(y));
    return {ATT_TEXT("engine", "channel·row"), labels};
}

/// Of what has no window: what it makes, and what it reads.
std::pair<Axis, Axis> sidesOf(const PictureView& view, const PictureArray& array) {
    const Axis unit{ATT_TEXT("engine", "hidden unit"), nullptr};
    if (array.name.ends_with(".0.weight")) return {unit, channelAxis()};
    if (array.name.ends_with(".2.weight")) return {channelAxis(), unit};
    if (array.name != "head.weight") return {{ATT_TEXT("engine", "to channel"), nullptr}, {ATT_TEXT("engine", "from channel"), nullptr}};
    std::vector<Text> names;
    for (const auto& each : view.task.classes) names.push_back(each.label);
    return {wordAxis(ATT_TEXT("engine", "class"), std::move(names)), channelAxis()};
}

Panel panelOf(const PictureView& view, const PictureArray& array, TensorPtr values) {
    Picture picture{.id = array.name, .title = say(ATT_TEXT("engine", "%1"), array.name), .values = std::move(values)};
    if (!hasWindow(array)) {
        std::tie(picture.rows, picture.columns) = sidesOf(view, array);
        return matrixPanel(std::move(picture));
    }
    picture.rows = filterRows(array);
    picture.columns = columnAxis();
    if (isSpatial(array)) return matrixPanel(std::move(picture));
    auto panel = stackPanel(std::move(picture));
    panel.heads = filterAxis();
    return panel;
}

TensorPtr numbersOf(const PictureArray& array, const float* weights) {
    auto values = std::make_shared<Tensor>(shapeOf(array));
    std::copy_n(weights + array.begin, array.size, values->data());
    return values;
}

/// Of the stage that is chosen, and behind the last one those of the answer.
std::vector<PictureArray> shownArrays(const PictureView& view) {
    const int stage = std::min(view.options.weightsStage, view.whole.stages);
    const std::string prefix = "stages." + std::to_string(stage - 1) + ".";
    std::vector<PictureArray> shown;
    for (const auto& array : view.layout.arrays) {
        const bool behind = stage == view.whole.stages && !array.name.starts_with("stages.");
        if (array.name.ends_with(".weight") && (behind || array.name.starts_with(prefix))) shown.push_back(array);
    }
    return shown;
}

}  // namespace

Stage weightStage(const PictureView& view) {
    std::vector<Panel> panels;
    for (const auto& array : shownArrays(view)) panels.push_back(panelOf(view, array, numbersOf(array, view.weights->data())));
    return stage("weights", ATT_TEXT("engine", "weights"),
                 ATT_TEXT("engine",
                          "Filters and gates of one stage at this step, with its batch norm folded in; choose which stage under “Shown”. A filter's "
                          "channels stand one below the other."),
                 std::move(panels));
}

/// A filter a row.
Panel weightChange(const PictureView& view, const Snapshot& then) {
    const auto array = shownArrays(view).front();
    const float *const now = view.weights->data() + array.begin, *const was = then.weights->data() + array.begin;
    const int filters = array.shape.front();
    auto values = std::make_shared<Tensor>(Shape{1, filters, int(array.size) / filters});
    std::transform(now, now + array.size, was, values->data(), std::minus<>());
    return matrixPanel({.id = "weights",
                        .title = say(ATT_TEXT("engine", "%1 less that of step %2"), array.name, then.step),
                        .rows = filterAxis(),
                        .columns = {ATT_TEXT("engine", "tap"), nullptr},
                        .values = std::move(values)});
}

Cell weightNow(const PictureView& view, const Cell& change) {
    const auto array = shownArrays(view).front();
    const int columns = array.shape.back();
    return {"weights/" + array.name, change.row, change.column / columns, change.column % columns};
}

Explanation explainWeight(const Outcome& outcome, const PictureView& view, const Cell& cell) {
    const auto& arrays = view.layout.arrays;
    const auto array = std::ranges::find(arrays, cell.panel.substr(cell.panel.find('/') + 1), &PictureArray::name);
    const Shape shape = shapeOf(*array);
    const auto place = array->begin + (std::size_t(cell.head) * std::size_t(shape.rows) + std::size_t(cell.row)) * std::size_t(shape.columns) +
                       std::size_t(cell.column);
    const double value = numberAt(outcome, cell), drawn = double(initialWeights(view.whole, view.layout, std::uint64_t(view.training.seed))[place]);
    const int step = view.options.moment->now->step;
    const auto learned = isConvolution(*array) ? say(ATT_TEXT("engine", "all steps up to %1, and the batch norm"), step)
                                               : say(ATT_TEXT("engine", "all steps up to %1"), step);
    return {.question = why(outcome, cell, "w"),
            .formula = isConvolution(*array) ? "w = (w_{0} + Σ Δw) · γ / √(σ^{2} + ε)" : "w = w_{0} + Σ Δw",
            .steps = {{say(ATT_TEXT("engine", "where it began, and what training changed")),
                       Operation::Sum,
                       {numberTerm(say(ATT_TEXT("engine", "drawn from seed %1"), view.training.seed), drawn), numberTerm(learned, value - drawn)},
                       value}}};
}

}  // namespace att::lenses
