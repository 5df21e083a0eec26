// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From a path to what the program can use of the file: a workspace, alone or inside a picture, a picture to look at, or arrays.
// Decided by content, never by name. Blocking.

#include "app/workspace.h"

namespace att {

struct Opened {
    std::optional<Workspace> workspace;
    bool inPicture = false;  ///< the workspace came out of a picture
    std::optional<ArraySource> arrays = {};
    std::optional<PictureSource> picture = {};
};

/// Arrays and pictures from the files that a workspace names, or from inside it.
Loaders fileLoaders();

/// Fails with File or Memory, naming the file and what would do.
Result<Opened> openFile(const std::vector<Lens>& lenses, const Session& base, const std::string& path);
}  // namespace att
