// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a workspace file says: the session and what was selected, as JSON. It opens and writes no files; it knows
// nothing of windows.

#include <string_view>

#include "app/session.h"
#include "engine/core/outcome.h"
#include "engine/io/spec_json.h"

namespace att {

/// What was being looked at.
struct SelectionState {
    std::string panel;  ///< "stage/panel"; empty: the lens's main panel
    int head = 0;
    std::optional<Cell> pinned;
    std::optional<int> query;
    friend bool operator==(const SelectionState&, const SelectionState&) = default;
};

struct Workspace {
    Session session;
    SelectionState selection;
    std::vector<Message> notices;  ///< what was left out, and why
    bool newer = false;            ///< written by a later version: must not be overwritten unasked
};

inline constexpr int kWorkspaceVersion = 1;

/// Every field of every lens, the look and the selection.
Json toJson(const std::vector<Lens>& lenses, const Session& session, const SelectionState& selection);
/// Only what differs from `before`, in the same form; null when nothing does.
Json changesToJson(const std::vector<Lens>& lenses, const Session& before, const Session& after);

/// Whether the beginning of a file looks like a workspace at all.
bool looksLikeWorkspace(std::string_view beginning);

/// Sets on `base` what the text says. Unknown lenses and keys become notices. A value that does not fit fails with File,
/// naming `name`, the lens, the field and what was expected; in a file of a newer version it becomes a notice too.
Result<Workspace> readWorkspace(const std::vector<Lens>& lenses, const Session& base, std::string_view text, const std::string& name,
                                const Loaders& load = {});

/// The same from JSON that has been read already, without asking for format and version.
Result<Workspace> applyJson(const std::vector<Lens>& lenses, const Session& base, const Json& json, const std::string& name,
                            const Loaders& load = {});

}  // namespace att
