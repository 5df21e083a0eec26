// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is on screen, as a scene that can be painted into a file on any thread.

#include <optional>

#include "widgets/figure_options.h"
#include "widgets/panel_painter.h"

namespace att {

class Program;
class Settings;

struct FigureSource {
    PanelScene scene;
    std::string lens;       ///< its id, for the name of a file
    std::string workspace;  ///< JSON
};

/// The panel, head, look and pinned cell of the moment; nothing before the first outcome.
std::optional<FigureSource> figureSource(const Program& program);

/// The options as they were last, the initial ones for what cannot be read.
SpecPtr keptFigureOptions(const Settings& settings);

}  // namespace att
