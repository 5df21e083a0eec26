// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The number types that array files hold, and how their bytes become floats.

#include <cstddef>
#include <string_view>

namespace att {

enum class ElementType { Bool, Int8, Int16, Int32, Int64, UInt8, UInt16, UInt32, UInt64, Float16, BFloat16, Float32, Float64 };

struct ElementLayout {
    ElementType type = ElementType::Float32;
    bool bigEndian = false;

    std::size_t bytes() const;
};

/// `from` holds count · bytes() bytes and needs no alignment. Float16, BFloat16, Float32 and integers below 2^24 come over exactly,
/// the rest is rounded to the nearest float; NaN and infinity stay what they are. A Bool is 0 or 1.
void decode(ElementLayout layout, std::string_view from, float* to);

}  // namespace att
