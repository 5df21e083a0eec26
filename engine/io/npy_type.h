// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The types of elements in NumPy's letters. Not the elements: those are npy.h.

#include <optional>
#include <string_view>

#include "engine/core/text.h"
#include "engine/io/element_type.h"

namespace att {

/// The type in NumPy's letters ("<f4") as a layout, or why it is not supported. Nothing at all: no such type exists.
struct NpyType {
    std::optional<ElementLayout> layout;
    std::optional<Text> unsupported;
    std::size_t letters = 0;  ///< of a text
};
std::optional<NpyType> parseNpyType(std::string_view descr);

}  // namespace att
