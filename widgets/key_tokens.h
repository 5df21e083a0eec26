// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which tokens are the keys. Not which one is chosen: that is selection.h.

#include "engine/core/outcome.h"

namespace att {

/// Those along the columns of the main panel, be they a second text or the outcome's own tokens; the latter where the columns are no tokens.
std::shared_ptr<const std::vector<std::string>> keyTokens(const Outcome& outcome);

}  // namespace att
