// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a file is, what is in it, or why it is refused: for a person before opening it, and for the command line.

#include "engine/io/arrays.h"
#include "engine/io/json.h"

namespace att {

/// The key under which this program leaves itself in other formats: a member of a workspace's JSON, or its "format";
/// the keyword of a PNG's iTXt or tEXt chunk; the id of an SVG's metadata element.
inline constexpr std::string_view workspaceKey = "attention-explorer";

struct InspectedArray {
    ArrayInfo info;
    std::optional<Unusual> unusual;  ///< nothing when its values were not looked at
};

struct Inspection {
    std::string path;
    std::uint64_t bytes = 0;
    Text kind;               ///< "arrays of NumPy (.npz)"; empty when the file could not be opened
    bool workspace = false;  ///< is one, or carries one: this program can open it
    std::vector<InspectedArray> arrays;
    std::vector<std::pair<std::string, std::string>> metadata;
    std::optional<Error> refused;
};

/// Reads every array within the budget once, one at a time, so that damage is found; those of a larger file are only listed.
Inspection inspect(const std::string& path, const Budget& budget = {});
Inspection inspect(const ByteSourcePtr& source, const Budget& budget = {});

/// For a terminal: one line each, without control characters.
std::vector<Message> linesOf(const Inspection& inspection);

/// {"path", "bytes", "kind", "workspace", "arrays": [{"name", "type", "shape", "bytes", …}], "metadata", "refused"}
Json toJson(const Inspection& inspection);

}  // namespace att
