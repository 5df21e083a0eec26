// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/quantise.h"

#include <cmath>

#include "engine/core/raster_kernels.h"

namespace att {

void quantise(const Pixels& pixels, const ColourScale& scale, std::uint8_t* indices, std::ptrdiff_t indexStep) {
    const float from = scale.logarithmic ? std::log(scale.lowest) : scale.lowest;
    const float to = scale.logarithmic ? std::log(scale.highest) : scale.highest;
    const float perUnit = to > from ? float(scaleIndices - 1) / (to - from) : 0;
    rasterKernels().quantise(pixels, {from, perUnit, scale.logarithmic}, indices, indexStep);
}

}  // namespace att
