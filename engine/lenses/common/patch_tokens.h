// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A picture as a sequence: cut into patches, each flattened and projected to one vector, with a class token before them and positions of two
// dimensions added. What a vision transformer reads; the layers that read it are block.h.
// Sources: Dosovitskiy et al. 2021 (arXiv 2010.11929), section 3.1; sines of rows and columns as in He et al. 2022 (arXiv 2111.06377).

#include <optional>

#include "engine/lenses/common/block_stages.h"
#include "engine/lenses/common/layer.h"
#include "engine/lenses/common/place_maps.h"

namespace att::lenses {

enum class PatchPositions {
    Grid,     ///< the first half of the dimensions tells the row, the second half the column, by sines and cosines
    Order,    ///< sines and cosines of the place in reading order
    Learned,  ///< a table with a row for each token
    None,
};

struct PatchOptions {
    PictureSource image;
    int rows, columns, side;
    bool classToken;
    PatchPositions positions;

    /// The picture and how it is cut.
    void fields(FieldVisitor& visitor);
    void positionField(FieldVisitor& visitor);

    Places places() const { return {rows, columns, classToken ? 1 : 0}; }
    int values() const { return 3 * side * side; }  ///< of one patch
};

struct PatchTokens {
    BitmapPtr backdrop;
    TensorPtr pixels;   ///< 3 × rows·p × columns·p, from 0 to 1
    TensorPtr patches;  ///< 1 × N × 3p²: red, then green, then blue of each patch, row by row, from -1 to 1
    Projection embedding;
    TensorPtr classToken;  ///< 1 × 1 × d, or null
    TensorPtr X;           ///< 1 × n × d
    TensorPtr P;           ///< 1 × n × d; null without positions
    TensorPtr sum;         ///< X + P
};

/// "patch_embed.proj.weight" [d, 3, p, p], "patch_embed.proj.bias" [d], "cls_token" [d], "pos_embed" [n, d]: the names of timm.
std::vector<ArraySlot> patchSlots(const PatchOptions& options, int d, bool bias);
/// Fails with Stopped.
Result<PatchTokens> patchTokens(const PatchOptions& options, int d, const WeightOptions& weights, const Given& given, const Watch& watch);

/// The stages "picture", "patches", "embed", "x" and "positions".
void addPatchStages(Outcome& outcome, const PatchTokens& tokens, const PatchOptions& options);

/// Nothing when the cell is not of these stages.
std::optional<Explanation> explainPatches(const Outcome& outcome, const PatchOptions& options, const WeightOptions& weights, const Cell& cell);

/// The line of the table of costs: d·3p² (+ d), the class token and the table; N·3p²·d multiply-adds.
CountLine embeddingLine(const PatchOptions& options, int d, bool bias);

}  // namespace att::lenses
