// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the reader and the writer of CSV have in common.

#include <array>
#include <string_view>

namespace att {

/// The first line of a file that lists several arrays, one number a line.
inline constexpr std::array<std::string_view, 5> csvColumns{"array", "head", "row", "column", "value"};

}  // namespace att
