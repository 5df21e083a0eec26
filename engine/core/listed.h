// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Lists in sentences and file formats.

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "engine/core/text.h"

namespace att {

/// "1, 2, 4": the numbers or words that a projection makes of a range's items, such as &Choice::key, with `between` them.
template <class Range, class Projection = std::identity>
std::string listed(const Range& items, Projection projection = {}, std::string_view between = ", ") {
    std::string list;
    for (bool first = true; const auto& item : items) {
        if (!std::exchange(first, false)) list += between;
        const auto& shown = std::invoke(projection, item);
        using Shown = std::remove_cvref_t<decltype(shown)>;
        if constexpr (std::is_integral_v<Shown>)
            list += std::to_string(shown);
        else if constexpr (std::is_floating_point_v<Shown>)
            list += toWords(shown);
        else
            list += shown;
    }
    return list;
}

}  // namespace att
