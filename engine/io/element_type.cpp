// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/element_type.h"

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>

namespace att {
namespace {

/// Types that are stored as an integer of the same width.
struct Half {
    std::uint16_t bits;
};
struct BrainHalf {
    std::uint16_t bits;
};
struct Flag {
    std::uint8_t bits;
};

template <class Number>
float toFloat(Number number) {
    return static_cast<float>(number);
}
float toFloat(Half half) { return static_cast<float>(Eigen::numext::bit_cast<Eigen::half>(half.bits)); }
/// The upper half of a float's bits.
float toFloat(BrainHalf half) { return std::bit_cast<float>(std::uint32_t(half.bits) << 16); }
float toFloat(Flag flag) { return flag.bits != 0 ? 1.0f : 0.0f; }

template <class Stored>
void decodeAs(std::string_view from, bool swapped, float* to) {
    const std::size_t count = from.size() / sizeof(Stored);
    for (std::size_t i = 0; i < count; ++i) {
        std::array<char, sizeof(Stored)> bytes;
        std::memcpy(bytes.data(), from.data() + i * sizeof(Stored), sizeof(Stored));
        if (swapped) std::ranges::reverse(bytes);
        to[i] = toFloat(std::bit_cast<Stored>(bytes));
    }
}

}  // namespace

std::size_t ElementLayout::bytes() const {
    switch (type) {
        case ElementType::Bool:
        case ElementType::Int8:
        case ElementType::UInt8: return 1;
        case ElementType::Int16:
        case ElementType::UInt16:
        case ElementType::Float16:
        case ElementType::BFloat16: return 2;
        case ElementType::Int32:
        case ElementType::UInt32:
        case ElementType::Float32: return 4;
        case ElementType::Int64:
        case ElementType::UInt64:
        case ElementType::Float64: return 8;
    }
    return 1;
}

void decode(ElementLayout layout, std::string_view from, float* to) {
    assert(from.size() % layout.bytes() == 0);
    const bool swapped = layout.bigEndian != (std::endian::native == std::endian::big);
    switch (layout.type) {
        case ElementType::Bool: return decodeAs<Flag>(from, swapped, to);
        case ElementType::Int8: return decodeAs<std::int8_t>(from, swapped, to);
        case ElementType::Int16: return decodeAs<std::int16_t>(from, swapped, to);
        case ElementType::Int32: return decodeAs<std::int32_t>(from, swapped, to);
        case ElementType::Int64: return decodeAs<std::int64_t>(from, swapped, to);
        case ElementType::UInt8: return decodeAs<std::uint8_t>(from, swapped, to);
        case ElementType::UInt16: return decodeAs<std::uint16_t>(from, swapped, to);
        case ElementType::UInt32: return decodeAs<std::uint32_t>(from, swapped, to);
        case ElementType::UInt64: return decodeAs<std::uint64_t>(from, swapped, to);
        case ElementType::Float16: return decodeAs<Half>(from, swapped, to);
        case ElementType::BFloat16: return decodeAs<BrainHalf>(from, swapped, to);
        case ElementType::Float32: return decodeAs<float>(from, swapped, to);
        case ElementType::Float64: return decodeAs<double>(from, swapped, to);
    }
}

}  // namespace att
