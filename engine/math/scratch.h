// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Memory that a kernel needs for a moment, kept by each thread for the next time.

#include <cstddef>

namespace att {

/// At least `floats` floats, aligned to 64 bytes, not cleared. Valid until this thread asks again. Throws std::bad_alloc.
float* scratch(std::size_t floats);

}  // namespace att
