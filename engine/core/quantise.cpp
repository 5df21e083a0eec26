// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/quantise.h"

#include <algorithm>
#include <cmath>

namespace att {
namespace {

std::uint8_t indexOf(float value, const ColourScale& scale, float from, float perUnit) {
    if (std::isnan(value)) return notANumberIndex;
    if (std::isinf(value)) return value > 0 ? plusInfinityIndex : minusInfinityIndex;
    if (scale.logarithmic) value = value > 0 ? std::log(value) : from;
    return static_cast<std::uint8_t>(std::clamp((value - from) * perUnit, 0.0f, float(scaleIndices - 1)) + 0.5f);
}

}  // namespace

void quantise(const Pixels& pixels, const ColourScale& scale, std::uint8_t* indices, std::ptrdiff_t indexStep) {
    const float from = scale.logarithmic ? std::log(scale.lowest) : scale.lowest;
    const float to = scale.logarithmic ? std::log(scale.highest) : scale.highest;
    const float perUnit = to > from ? float(scaleIndices - 1) / (to - from) : 0;
    for (int i = 0; i < pixels.rows; ++i)
        for (int j = 0; j < pixels.columns; ++j) indices[i * indexStep + j] = indexOf(pixels.values[i * pixels.rowStep + j], scale, from, perUnit);
}

}  // namespace att
