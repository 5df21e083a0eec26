// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Arithmetic on lengths that a file claims: unsigned, 64 bits, and nothing instead of a number that wrapped.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>

namespace att {

inline std::optional<std::uint64_t> checkedAdd(std::uint64_t a, std::uint64_t b) { return a > UINT64_MAX - b ? std::nullopt : std::optional(a + b); }

inline std::optional<std::uint64_t> checkedMultiply(std::uint64_t a, std::uint64_t b) {
    return b != 0 && a > UINT64_MAX / b ? std::nullopt : std::optional(a * b);
}

/// How many elements a shape has. 1 for no dimension, 0 as soon as one of them is 0.
inline std::optional<std::uint64_t> checkedElements(std::span<const std::int64_t> shape) {
    if (std::ranges::find(shape, 0) != shape.end()) return 0;
    std::uint64_t elements = 1;
    for (const auto length : shape) {
        const auto product = length < 0 ? std::nullopt : checkedMultiply(elements, static_cast<std::uint64_t>(length));
        if (!product) return std::nullopt;
        elements = *product;
    }
    return elements;
}

/// Whether [begin, begin + length) lies in [0, size).
inline bool lies(std::uint64_t begin, std::uint64_t length, std::uint64_t size) { return begin <= size && length <= size - begin; }

}  // namespace att
