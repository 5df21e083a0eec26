// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/shared_heads_options.h"

namespace att::lenses {

void SharedHeadsOptions::fields(FieldVisitor& visitor) {
    sequence.fields(visitor, "我吃柠檬，他喝水");
    heads.fields(visitor);
    sharing.fields(visitor, heads.heads);
    score.fields(visitor);
    mask.fields(visitor);
    sharing.cacheFields(visitor);
    weights.fields(visitor);
}

}  // namespace att::lenses
