// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/one_head.h"

namespace att::lenses {

LayerSizes oneHeadSizes(const WidthOptions& widths, bool bias) {
    return {.dModel = widths.dModel, .heads = 1, .dK = widths.dK, .dV = widths.dV, .bias = bias, .outputProjection = false};
}

TextAttention OneHead::attention() const {
    return {.sequence = sequence,
            .positions = positions,
            .weights = weights,
            .score = score,
            .mask = mask.mask(),
            .sizes = oneHeadSizes(widths, weights.bias)};
}

}  // namespace att::lenses
