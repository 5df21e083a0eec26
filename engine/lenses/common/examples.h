// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Texts to try, in English and Chinese.

#include "engine/core/lens.h"

namespace att::lenses {

/// Each sets the text and how it is cut into tokens, and is titled by the text itself unless the text does not say what it shows.
std::vector<Example> textExamples();

}  // namespace att::lenses
