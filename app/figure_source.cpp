// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/figure_source.h"

#include <QGuiApplication>

#include "app/program.h"
#include "engine/io/spec_json.h"

namespace att {
namespace {

bool isStack(const Panel& panel) { return panel.kind == PanelKind::Heads || panel.kind == PanelKind::Picture; }

}  // namespace

std::optional<FigureSource> figureSource(const Program& program) {
    const auto& outcome = program.live.outcome();
    if (!outcome) return std::nullopt;
    const auto& selection = program.selection;
    FigureSource source;
    source.scene.outcome = outcome;
    source.scene.panel = findPanel(*outcome, selection.panel()) ? selection.panel() : outcome->mainPanel;
    const Panel* panel = findPanel(*outcome, source.scene.panel);
    if (panel && isStack(*panel)) source.scene.head = selection.head();
    source.scene.look = program.document.look();
    source.scene.theme = lightTheme();
    source.scene.font = QGuiApplication::font();
    source.scene.pinned = selection.pinned();
    source.lens = program.live.lens()->id;
    source.workspace = program.files.text();
    return source;
}

SpecPtr keptFigureOptions(const Settings& settings) {
    const SpecPtr initial = makeDefault<FigureOptions>();
    const auto json = parseJson(settings.now().figure);
    if (!json) return initial;
    const auto read = fromJson(initial, *json);
    return read ? read->spec : initial;
}

}  // namespace att
