// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An encoding of positions to look at without any text: as a picture, as curves by dimension or by head, against distance, and in its norms,
// waves, slopes or buckets. What it does to attention is shown by the layer's own stages.

#include "engine/lenses/common/position_explain.h"

namespace att::lenses {

/// How many positions are drawn, and which dimensions as curves.
struct PositionView {
    int length, dimension, curves, every;

    void fields(FieldVisitor& visitor, const PositionOptions& options);
    /// Counted from 0, below d.
    std::vector<int> dimensions(int d) const;
};

/// What the pictures are made from.
struct EncodingSource {
    const PositionOptions& options;
    const PositionArrays& arrays;
    LayerSizes sizes;
    PositionView view;
    TensorPtr Q;  ///< the text's queries, for Shaw; may hold no token
    double factor = 1;
};
/// Bytes that positionStages will take.
std::size_t pictureBytes(const EncodingSource& source);
/// Fails with Stopped. No stage without an encoding.
Result<std::vector<Stage>> positionStages(const EncodingSource& source, const Watch& watch);
/// Every encoding's parameters and multiply-adds, with these numbers and this text.
Stage positionNumbers(const PositionOptions& options, const LayerSizes& sizes);

/// Of a cell of one of these stages; nothing for others.
std::optional<Explanation> explainPicture(const PositionReading& reading, const PositionView& view, double factor, const Cell& cell);

}  // namespace att::lenses
