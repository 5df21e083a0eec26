// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// UTF-8 in and out, one code point at a time. For the .cpp files of this folder.

#include <cstddef>
#include <string>
#include <string_view>

namespace att {

/// The code point at `at`, which must be inside and moves behind it; U+FFFD for bytes that are not UTF-8.
char32_t nextCodePoint(std::string_view text, std::size_t& at);

void appendCodePoint(std::string& text, char32_t point);

/// What would move the cursor, end the line or turn the direction of what follows.
bool isControl(char32_t point);

}  // namespace att
