// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// --export and --gallery: runs a lens here and now and writes what came out. Needs a QGuiApplication for pictures.

#include <string>
#include <vector>

#include "app/command_line.h"
#include "app/session.h"

namespace att {

struct Exported {
    std::string paths;           ///< a line for each file written
    std::vector<Message> notes;  ///< what the outcome has to say, and which of the fields that were set count for nothing
};

/// What stands in the file a picture or array comes from is opened first, then --lens, --arrays and --set apply.
Result<Exported> exportFiles(const std::vector<Lens>& lenses, const CommandLine& line);

/// One picture per lens, named after it, in the folder, which is made when needed.
Result<Exported> writeGallery(const std::vector<Lens>& lenses, const CommandLine& line);

}  // namespace att
