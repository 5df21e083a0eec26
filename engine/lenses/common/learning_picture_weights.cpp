// SPDX-License-Identifier: GPL-3.0-or-later
// The weights of a network of learning_pictures.h as it computes in use: filters, gates and the answer's own, and where each number began.
#include <algorithm>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/image_features.h"
#include "engine/lenses/common/learning_pictures.h"
#include "engine/lenses/common/panels.h"

namespace att::lenses {
namespace {

bool isConvolution(const PictureArray& array) { return array.name.find(".convolution.") != std::string::npos; }
bool isSpatial(const PictureArray& array) { return array.name.ends_with(".spatial.weight"); }

/// A filter a matrix, its channels one below the other; what has no window is one matrix.
Shape shapeOf(const PictureArray& array) {
    const auto& s = array.shape;
    if (isSpatial(array)) return {s[1], s[2], s[3]};
    if (s.size() < 4 || s[2] * s[3] == 1) return {1, s[0], s[1]};
    return {s[0], s[1] * s[2], s[3]};
}

/// "2·3": the third row of the second channel.
Axis filterRows(const PictureArray& array) {
    auto labels = std::make_shared<std::vector<std::string>>();
    for (int c = 1; c <= array.shape[1]; ++c)
        for (int y = 1; y <= array.shape[2]; ++y) labels->push_back(std::to_string(c) + "·" + std::to_string(y));
    return {ATT_TEXT("engine", "channel·row"), labels};
}

Panel panelOf(const PictureView& view, const PictureArray& array, TensorPtr values) {
    const Message title{ATT_TEXT("engine", "%1"), {array.name}};
    if (values->shape().heads == 1) {
        std::vector<Text> names;
        for (const auto& each : view.task.classes) names.push_back(each.label);
        const Axis to =
            array.name == "head.weight" ? wordAxis(ATT_TEXT("engine", "class"), std::move(names)) : Axis{ATT_TEXT("engine", "to channel"), nullptr};
        return matrixPanel(
            {.id = array.name, .title = title, .rows = to, .columns = {ATT_TEXT("engine", "from channel"), nullptr}, .values = std::move(values)});
    }
    auto panel = stackPanel({.id = array.name, .title = title, .rows = filterRows(array), .columns = columnAxis(), .values = std::move(values)});
    panel.heads = {ATT_TEXT("engine", "filter"), nullptr};
    if (!isSpatial(array)) return panel;
    panel.rows = rowAxis();
    panel.heads = wordAxis(ATT_TEXT("engine", "of channels"), {ATT_TEXT("engine", "maximum"), ATT_TEXT("engine", "mean")});
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

Panel weightChange(const PictureView& view, const Snapshot& then) {
    const auto array = shownArrays(view).front();
    const auto now = numbersOf(array, view.weights->data()), was = numbersOf(array, then.weights->data());
    auto values = std::make_shared<Tensor>(now->shape());
    std::transform(now->data(), now->data() + array.size, was->data(), values->data(), std::minus<>());
    auto panel = panelOf(view, array, std::move(values));
    panel.id = "weights";
    panel.title = say(ATT_TEXT("engine", "%1 less that of step %2"), array.name, then.step);
    return panel;
}

Cell weightNow(const PictureView& view, const Cell& change) {
    return {"weights/" + shownArrays(view).front().name, change.head, change.row, change.column};
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
