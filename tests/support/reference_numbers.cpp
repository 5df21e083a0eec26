// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reference_numbers.h"

#include <cstdint>

namespace att {
namespace {

std::uint32_t crc32(const std::string& words) {
    std::uint32_t crc = ~0u;
    for (const char c : words) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0u);
    }
    return ~crc;
}

}  // namespace

std::vector<float> referenceNumbers(const std::string& name, std::size_t count, double scale) {
    std::uint32_t state = crc32(name);
    std::vector<float> values;
    for (std::size_t i = 0; i < count; ++i) {
        state = 1664525u * state + 1013904223u;
        values.push_back(static_cast<float>((double(state) / 2147483648.0 - 1) * scale));
    }
    return values;
}

}  // namespace att
