// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An attention layer (layer.h) whose tokens are the places of feature maps: from C × H × W to H·W rows of C numbers and back, what the lenses
// over them share. How places meet is theirs.

#include <optional>

#include "engine/lenses/common/amended.h"
#include "engine/lenses/common/image_features.h"
#include "engine/lenses/common/layer.h"
#include "engine/lenses/common/layer_explain.h"
#include "engine/lenses/common/place_maps.h"

namespace att::lenses {

/// How fields of the groups that these lenses share start here: small maps, since more than 28 × 28 places would make scores of more than 28⁴
/// numbers a head; signed features, and weights that hand the maps on as they are, so that like looks at like; scores softened, or an edge would
/// look at itself alone.
Amended placeFields(FieldVisitor& visitor);

/// Heads that share the channels: d_k = C / heads.
struct ChannelHeads {
    int heads;
    ShownHead shown;

    void fields(FieldVisitor& visitor, int channels, int initial);
};

/// Width C / heads for C = shape.heads channels; at least 1, so that no size is ever 0.
LayerSizes placeSizes(const Shape& shape, int heads, bool bias);

/// 1 × H·W × C from C × H × W, and back.
TensorPtr placeRows(const Tensor& maps);
TensorPtr placeMaps(const Tensor& rows, const Shape& shape);
/// heads × H·W × d side by side: C × H × W.
TensorPtr headMaps(const Tensor& mixed, const Shape& shape);

/// "x" with the panel "x/x".
Stage placeStage(const Outcome& outcome, const TensorPtr& X);
/// Of panel::x here: the same number in the features.
Explanation explainPlaceRow(const Outcome& outcome, const Places& places, const Cell& cell);
/// Of a map that is a head's mixed value again.
Explanation explainHeadMap(const Outcome& outcome, const Places& places, const Cell& cell);

/// For the panel overPanel.
Explanation explainPlaceOver(const LayerReading& reading, const Places& places, int shown, const Cell& cell);

}  // namespace att::lenses
