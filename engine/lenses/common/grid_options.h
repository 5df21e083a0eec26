// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The options of the lens attention_convolution: how its heads look, at which image, and which pixel's view is shown.

#include "engine/lenses/common/grid_attention.h"

namespace att::lenses {

struct GridSpec : SpecOf<GridSpec>, GridOptions {
    int row, column;
    ArraySource arrays;

    void fields(FieldVisitor& visitor) override;
    int shownPixel() const { return (row - 1) * imageWidth + column - 1; }

private:
    void attentionFields(FieldVisitor& visitor);
    void imageFields(FieldVisitor& visitor);
    void weightFields(FieldVisitor& visitor);
};

}  // namespace att::lenses
