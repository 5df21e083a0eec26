// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Attention between the places of a picture, laid over it: for every query one map of where it looks. Computes no attention. For any lens
// whose tokens are places.

#include <functional>

#include "engine/core/explanation.h"
#include "engine/lenses/common/panels.h"

namespace att::lenses {

/// A grid of places in reading order; tokens that lie nowhere in the picture, such as a class token, stand before them.
struct Places {
    int rows = 0, columns = 0, before = 0;

    int count() const { return rows * columns; }
    int tokens() const { return before + count(); }
    int token(int row, int column) const { return before + row * columns + column; }
    int row(int token) const { return (token - before) / columns; }
    int column(int token) const { return (token - before) % columns; }
};

/// "[CLS]" of those before, then "1,1", "1,2", … "2,1": row and column.
Labels placeLabels(const Places& places);

/// Each row of n × n weights as a map: n × rows × columns. The columns of the tokens before are left out.
TensorPtr overPlaces(const Places& places, const MatrixView<float>& weights);

/// A stack of such maps over the picture, one for each token. A view knows by the labels that a click on a place asks
/// for the map of that place.
Panel placePanel(std::string id, Message title, TensorPtr maps, const Labels& tokens, const BitmapPtr& backdrop);

/// Whose weights lie over the picture: those of one of `heads` heads, or at 0 the mean of all.
struct ShownHead {
    int stored;

    void fields(FieldVisitor& visitor, int heads);
    /// The last one when there are fewer.
    int of(int heads) const { return stored < heads ? stored : heads; }
};

/// The stage "over" with the panel "maps": A of H heads over the picture.
constexpr const char* overPanel = "over/maps";
Stage overStage(const Outcome& outcome, const Places& places, const ShownHead& shown, const Tensor& A, const BitmapPtr& backdrop);

/// Where the weights under that panel stand and how one of them came about.
struct OverReading {
    const Outcome& outcome;
    Places places;
    int heads, shown;
    std::function<Cell(int head, int query, int key)> weight;
    std::function<Explanation(const Cell& weight)> explain;
};
/// One head's weight with its own story, or the mean of all heads'.
Explanation explainOver(const OverReading& reading, const Cell& cell);

/// "Why does 3,4 look at 5,6 with 0.12?" of a cell of a panel of maps.
Message whyLooked(const Outcome& outcome, const Places& places, const Cell& cell);

}  // namespace att::lenses
