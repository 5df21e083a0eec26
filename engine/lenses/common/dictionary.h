// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A handful of words in four languages that mean the same: what stands in for a trained embedding in examples of translation.

#include <string>

namespace att::lenses {

/// The English word of the same meaning, without regard to a capital at the beginning; a word that is not in the dictionary as it is.
std::string meaningOf(const std::string& word);

}  // namespace att::lenses
