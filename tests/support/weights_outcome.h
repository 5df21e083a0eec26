// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A small finished outcome for tests of what shows and writes outcomes, without running a lens.

#include <string>
#include <vector>

#include "engine/core/outcome.h"

namespace att {

/// Stages "input" (one heat panel "x" of tokens × 6 signed numbers) and "weights" (a stack "heads" of distributions with
/// the tokens on both axes), and "kept/nothing", a panel without values. Same arguments, same numbers.
OutcomePtr weightsOutcome(const std::vector<std::string>& tokens, int heads);

}  // namespace att
