// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Pictures of panels as files: PNG, SVG and PDF, painted by paintPanel, so that they are what is on screen.
// Not for numbers (see figure_data.h). Needs a QGuiApplication for the fonts, but may run on any thread.

#include <QByteArray>
#include <QImage>
#include <string>
#include <vector>

#include "widgets/figure_options.h"
#include "widgets/panel_painter.h"

namespace att {

/// What stands in one file: one scene, or several on a sheet.
struct Figure {
    std::vector<PanelScene> scenes;
    std::string name;  ///< the panel's address where each has a file of its own; else empty
};

/// The figures that `options.what` asks for, seen from `scene`: its panel, its heads, or every panel that holds values.
std::vector<Figure> figuresOf(const PanelScene& scene, const FigureOptions& options);

/// Width / height that suits it.
double naturalAspect(const Figure& figure);

/// What the options come to for this figure, its aspect and the number of its panels included.
Result<FigureSize> sizeFor(const Figure& figure, FigureOptions options);

/// The figure as it will be, no larger than `within` pixels, whatever the size and resolution asked for.
QImage renderPreview(const Figure& figure, const FigureOptions& options, QSize within);

/// The pixels of the PNG, with its resolution. Fails with Input when the size cannot be, with Memory when there is none left.
Result<QImage> renderImage(const Figure& figure, const FigureOptions& options);

/// The whole file. `workspace` is JSON; empty, or not wanted by the options: none inside.
Result<QByteArray> encodeFigure(const Figure& figure, const FigureOptions& options, const std::string& workspace);

/// Writes every figure and answers the paths. `path` gets the kind's suffix when it has another; with several files each
/// gets its figure's name before the suffix. Each file is replaced in one step.
Result<std::vector<std::string>> writeFigure(const PanelScene& scene, const FigureOptions& options, const std::string& path,
                                             const std::string& workspace);

/// `path` with the suffix of `kind`, which it keeps when it has it already: "fig.v2" → "fig.v2.png".
std::string withSuffix(const std::string& path, FigureKind kind);
/// "fig.png" for the panel "weights/heads" → "fig-weights-heads.png".
std::string withName(const std::string& path, std::string panel);

}  // namespace att
