// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/unicode.h"

#include <unicode/utf8.h>

#include <array>
#include <cstdint>

namespace att {

// ICU's macro narrows on purpose.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
char32_t nextCodePoint(std::string_view text, std::size_t& at) {
    auto place = static_cast<std::int64_t>(at);
    const auto size = static_cast<std::int64_t>(text.size());
    UChar32 point = 0;
    U8_NEXT_OR_FFFD(text.data(), place, size, point);
    at = static_cast<std::size_t>(place);
    return static_cast<char32_t>(point);
}
#pragma GCC diagnostic pop

void appendCodePoint(std::string& text, char32_t point) {
    std::array<char, U8_MAX_LENGTH> room{};
    std::size_t length = 0;
    U8_APPEND_UNSAFE(room.data(), length, static_cast<UChar32>(point));
    text.append(room.data(), length);
}

bool isControl(char32_t point) {
    const auto within = [point](char32_t first, char32_t last) { return point >= first && point <= last; };
    return within(0, 0x1f) || within(0x7f, 0x9f) || within(0x2028, 0x202e) || within(0x2066, 0x2069);
}

}  // namespace att
