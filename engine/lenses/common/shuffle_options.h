// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The options of the lens shuffle: a text, the order its tokens are brought into, and the attention over it. No arithmetic.

#include "engine/core/spec.h"
#include "engine/lenses/common/options.h"

namespace att::lenses {

struct ShuffleOptions : SpecOf<ShuffleOptions> {
    SequenceOptions sequence;
    int order;
    PositionOptions positions;
    HeadOptions heads;
    ScoreOptions score;
    MaskOptions mask;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override;
};

}  // namespace att::lenses
