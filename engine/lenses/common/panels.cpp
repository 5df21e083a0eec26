// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/panels.h"

#include <set>

namespace att::lenses {

Axis queryAxis(Labels tokens) { return {ATT_TEXT("engine", "query"), std::move(tokens)}; }
Axis keyAxis(Labels tokens) { return {ATT_TEXT("engine", "key"), std::move(tokens)}; }
Axis tokenAxis(Labels tokens) { return {ATT_TEXT("engine", "token"), std::move(tokens)}; }
Axis dimensionAxis() { return {ATT_TEXT("engine", "dimension"), nullptr}; }
Axis headAxis() { return {ATT_TEXT("engine", "head"), nullptr}; }
Axis channelAxis() { return {ATT_TEXT("engine", "channel"), nullptr}; }
Axis rowAxis() { return {ATT_TEXT("engine", "row"), nullptr}; }
Axis columnAxis() { return {ATT_TEXT("engine", "column"), nullptr}; }

TensorPtr tensorOf(const MatrixIn<float>& matrix) {
    auto tensor = std::make_shared<Tensor>(Shape{1, static_cast<int>(matrix.rows()), static_cast<int>(matrix.cols())});
    tensor->head(0) = matrix;
    return tensor;
}

Panel matrixPanel(Picture picture) {
    Panel panel{
        .id = std::move(picture.id), .title = std::move(picture.title), .kind = PanelKind::Heat, .tone = Tone::Diverging, .role = picture.role};
    panel.rows = std::move(picture.rows);
    panel.columns = std::move(picture.columns);
    panel.shape = picture.values ? picture.values->shape() : picture.shape;
    panel.values = std::move(picture.values);
    return panel;
}

Panel stackPanel(Picture picture) {
    auto panel = matrixPanel(std::move(picture));
    panel.kind = PanelKind::Heads;
    panel.heads = headAxis();
    return panel;
}

Panel headsPanel(Picture picture, bool manyHeads) { return manyHeads ? stackPanel(std::move(picture)) : matrixPanel(std::move(picture)); }

Panel tablePanel(Picture picture) {
    auto panel = matrixPanel(std::move(picture));
    panel.kind = PanelKind::Table;
    return panel;
}

Axis wordAxis(Text name, std::vector<Text> words) { return {.name = name, .labels = nullptr, .words = std::move(words)}; }

Stage stage(const char* id, Text title, Text help, std::vector<Panel> panels) { return {id, title, help, std::move(panels)}; }

void finish(Outcome& outcome, const std::vector<std::vector<Message>>& notices) {
    for (const auto& list : notices) outcome.notices.insert(outcome.notices.end(), list.begin(), list.end());
    std::set<const Tensor*> seen;
    outcome.cost.bytes = 0;
    for (const auto& stage : outcome.stages)
        for (const auto& panel : stage.panels)
            if (panel.values && seen.insert(panel.values.get()).second) outcome.cost.bytes += static_cast<std::int64_t>(panel.shape.bytes());
}

}  // namespace att::lenses
