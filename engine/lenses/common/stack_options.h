// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The options of a stack of encoder or decoder layers, beside those of the attention inside.

#include "engine/core/field.h"
#include "engine/math/block.h"

namespace att::lenses {

struct StackOptions {
    int layers, shown;
    NormPlace place;
    bool finalNorm;
    Activation activation;
    int dHidden;

    void fields(FieldVisitor& visitor);
    bool pre() const { return place == NormPlace::Pre; }
    /// The layer whose inside is shown, from 0; the last one when there are fewer.
    int shownLayer() const { return (shown < layers ? shown : layers) - 1; }
};

}  // namespace att::lenses
