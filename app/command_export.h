// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// --export and --gallery: runs a lens here and now and writes what came out. Needs a QGuiApplication for pictures.

#include "app/command_line.h"
#include "app/session.h"

namespace att {

/// What stands in the file a picture or array comes from is opened first, then --lens, --arrays and --set apply. Answers a
/// line for each file written.
Result<std::string> exportFiles(const std::vector<Lens>& lenses, const CommandLine& line);

/// One picture per lens, named after it, in the folder, which is made when needed.
Result<std::string> writeGallery(const std::vector<Lens>& lenses, const CommandLine& line);

}  // namespace att
