// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace att {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool continues(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/// How many bytes a sequence has that starts with this one; 0 when none does.
std::size_t lengthFrom(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

/// The second byte's range is narrower after some leads: no overlong forms, no surrogates, nothing above U+10FFFF.
bool secondFits(unsigned char lead, unsigned char second) {
    if (lead == 0xE0) return second >= 0xA0 && second <= 0xBF;
    if (lead == 0xED) return second >= 0x80 && second <= 0x9F;
    if (lead == 0xF0) return second >= 0x90 && second <= 0xBF;
    if (lead == 0xF4) return second >= 0x80 && second <= 0x8F;
    return continues(second);
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const std::size_t length = lengthFrom(byte(0));
    if (length == 0) return {0xFFFD, 1, false};
    if (length == 1) return {byte(0), 1, true};
    char32_t value = byte(0) & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const bool fits = at + i < text.size() && (i == 1 ? secondFits(byte(0), byte(1)) : continues(byte(i)));
        if (!fits) return {0xFFFD, i, false};
        value = value << 6 | (byte(i) & 0x3Fu);
    }
    return {value, length, true};
}

std::string validUtf8(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const auto point = decode(bytes, at);
        text += point.valid ? bytes.substr(at, point.bytes) : replacement;
        at += point.bytes;
    }
    return text;
}

std::size_t countCodePoints(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !continues(static_cast<unsigned char>(c)); }));
}

std::string_view beginning(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && continues(static_cast<unsigned char>(text[most]))) --most;
    return text.substr(0, most);
}

bool isPunctuation(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode(text, at);
        const auto c = static_cast<UChar32>(point.value);
        if (!u_ispunct(c) && !u_isUWhiteSpace(c)) return false;
        at += point.bytes;
    }
    return true;
}

std::string inSentence(std::string token) { return isPunctuation(token) ? "“" + token + "”" : token; }

}  // namespace att
