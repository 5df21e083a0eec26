// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/base64.h"

#include <array>
#include <cstdint>

namespace att {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::int8_t foreign = -1;

constexpr std::array<std::int8_t, 256> valuesOfLetters() {
    std::array<std::int8_t, 256> values{};
    values.fill(foreign);
    for (std::size_t i = 0; i < alphabet.size(); ++i) values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    return values;
}
constexpr auto valueOf = valuesOfLetters();

}  // namespace

std::string toBase64(std::string_view bytes) {
    std::string letters;
    letters.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t k = 0; k < 3; ++k) three = three << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        for (int k = 0; k < 4; ++k) letters += i + std::size_t(k) > bytes.size() ? '=' : alphabet[three >> (18 - 6 * k) & 63];
    }
    return letters;
}

std::optional<std::string> fromBase64(std::string_view letters) {
    if (letters.size() % 4 != 0) return std::nullopt;
    const std::size_t padding = letters.ends_with("==") ? 2 : letters.ends_with('=') ? 1 : 0;
    std::string bytes;
    bytes.reserve(letters.size() / 4 * 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const bool pad = i >= letters.size() - padding;
        const int value = pad ? 0 : valueOf[static_cast<unsigned char>(letters[i])];
        if (value < 0) return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        if (i % 4 == 3)
            for (int shift = 16; shift >= 0; shift -= 8) bytes += static_cast<char>(bits >> shift & 255);
    }
    const bool clean = padding == 0 || (bits & (padding == 2 ? 0xffffu : 0xffu)) == 0;
    if (!clean) return std::nullopt;
    bytes.resize(bytes.size() - padding);
    return bytes;
}

}  // namespace att
