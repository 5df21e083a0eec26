// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Pictures that the program draws itself, always the same: for a lens that is opened without one, for lessons and for tests.

#include <string_view>
#include <vector>

#include "engine/core/bitmap.h"
#include "engine/core/field.h"

namespace att::lenses {

/// As the choices of a picture field; the first is the one to begin with.
std::vector<Choice> pictureSamples();

/// Drawn once and kept. Null when there is no such sample.
BitmapPtr drawnSample(std::string_view key);

}  // namespace att::lenses
