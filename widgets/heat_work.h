// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Sharing one short loop over rows between the threads at hand. Not a job: the caller waits and works too.

#include <cstddef>
#include <functional>

namespace att {

/// Calls part(begin, end) so that the parts cover 0 … rows. `numbers` is how many numbers are read in all: below
/// half a million one thread does it, because waking another costs more than it saves.
void splitRows(int rows, std::size_t numbers, const std::function<void(int, int)>& part);

}  // namespace att
