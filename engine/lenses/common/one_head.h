// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The options of self-attention over a text with one head and no output projection. A lens shows them in its fields().

#include "engine/lenses/common/text_attention.h"

namespace att::lenses {

/// `queries` and `keys` follow from the text.
LayerSizes oneHeadSizes(const WidthOptions& widths, bool bias);

struct OneHead {
    SequenceOptions sequence;
    WidthOptions widths;
    ScoreOptions score;
    MaskOptions mask;
    PositionOptions positions;
    WeightOptions weights;

    TextAttention attention() const;
};

}  // namespace att::lenses
