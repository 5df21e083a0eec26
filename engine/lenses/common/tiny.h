// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Numbers too small for single precision: they are kept as 0, and an explanation says so.

#include <cmath>
#include <limits>
#include <vector>

#include "engine/core/explanation.h"

namespace att::lenses {

/// As a float; 0 where a float would lose digits or has none.
inline float inSinglePrecision(double number) {
    return std::abs(number) < double(std::numeric_limits<float>::min()) ? 0.0f : static_cast<float>(number);
}

/// Ends the steps at the kept number.
inline void endAt(std::vector<Step>& steps, double kept) {
    const double exact = steps.back().result;
    if (kept == 0 && exact != 0)
        steps.push_back({say(ATT_TEXT("engine", "too small for single precision")),
                         Operation::Masked,
                         {{say(ATT_TEXT("engine", "as computed")), exact, std::nullopt, std::nullopt}},
                         0});
    else
        steps.back().result = kept;
}

}  // namespace att::lenses
