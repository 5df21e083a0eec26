// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How well a few typed letters match a name, as in a command palette. No dictionary, no index.

#include <QString>
#include <optional>

namespace att {

/// Nothing when the letters of `typed` do not all occur in `name` in their order; else the higher the better:
/// beginnings of words and letters in a row count more. Case and spaces in `typed` do not matter.
std::optional<int> fuzzyScore(const QString& typed, const QString& name);

}  // namespace att
