// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/outcome.h"

#include <algorithm>

namespace att {

const Stage* findStage(const Outcome& outcome, std::string_view id) {
    const auto found = std::ranges::find(outcome.stages, id, &Stage::id);
    return found == outcome.stages.end() ? nullptr : &*found;
}

const Panel* findPanel(const Outcome& outcome, std::string_view address) {
    const auto slash = address.find('/');
    const Stage* stage = findStage(outcome, address.substr(0, slash));
    if (!stage || slash == std::string_view::npos) return nullptr;
    const auto found = std::ranges::find(stage->panels, address.substr(slash + 1), &Panel::id);
    return found == stage->panels.end() ? nullptr : &*found;
}

std::string address(const Stage& stage, const Panel& panel) { return stage.id + "/" + panel.id; }

std::optional<float> valueAt(const Outcome& outcome, const Cell& cell) {
    const Panel* panel = findPanel(outcome, cell.panel);
    if (!panel || !panel->values) return std::nullopt;
    const Shape& shape = panel->values->shape();
    const auto inside = [](int index, int count) { return index >= 0 && index < count; };
    if (!inside(cell.head, shape.heads) || !inside(cell.row, shape.rows) || !inside(cell.column, shape.columns)) return std::nullopt;
    return panel->values->at(cell.head, cell.row, cell.column);
}

}  // namespace att
