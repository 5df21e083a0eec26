// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one way out of the program for what a panel shows, as a picture or as numbers: for the export dialog and the
// command line alike.

#include "widgets/figure.h"

namespace att {

/// Writes what the options ask for and answers the paths (see writeFigure). Numbers are the panel's own, not what is
/// visible of them. May run on any thread.
Result<std::vector<std::string>> exportFigure(const PanelScene& scene, const FigureOptions& options, const std::string& path,
                                              const std::string& workspace);

/// A name for the file, without folder and suffix: "weights-heads-3", "multi_head" for everything of a lens.
std::string fileNameFor(const PanelScene& scene, const FigureOptions& options, const std::string& lens);

/// What exportFigure would write, in one sentence: pixels, paper and text of a picture, or how many numbers.
/// Fails where exportFigure would refuse the size.
Result<Message> describeExport(const PanelScene& scene, const FigureOptions& options);

}  // namespace att
