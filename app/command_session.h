// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From the command line's lens, fields and arrays to a session, the same for the window and without one.

#include "app/command_line.h"
#include "app/session.h"

namespace att {

/// In front of a key that is no field of a lens.
constexpr std::string_view lookPrefix = "look.", figurePrefix = "figure.";

/// `base` with what --lens, --arrays and --set say. A key with "look." in front belongs to the look, one with "figure." to nobody here.
/// Fails with Input, naming what would do, or as the reader of the arrays does.
Result<Session> sessionOf(const std::vector<Lens>& lenses, Session base, const CommandLine& line);

/// The lens of that id; an error that lists them.
Result<std::size_t> lensNamed(const std::vector<Lens>& lenses, const std::string& id);

}  // namespace att
