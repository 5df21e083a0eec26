// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The options of the lens shared_heads: a text, a layer over it, and how its heads share keys and values. No arithmetic.

#include "engine/core/spec.h"
#include "engine/lenses/common/shared_keys.h"

namespace att::lenses {

struct SharedHeadsOptions : SpecOf<SharedHeadsOptions> {
    SequenceOptions sequence;
    HeadOptions heads;
    SharingOptions sharing;
    ScoreOptions score;
    MaskOptions mask;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override;
};

}  // namespace att::lenses
