// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A panel is one thing to look at: numbers with the names of their axes and the meaning of their colours.
// Views draw panels and know nothing of mechanisms; lenses fill panels and know nothing of views.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/bitmap.h"
#include "engine/core/matrix.h"
#include "engine/core/text.h"

namespace att {

enum class PanelKind {
    Heat,     ///< one matrix: values is 1 × rows × columns
    Heads,    ///< a stack of matrices: values is heads × rows × columns
    Series,   ///< curves: each row of values is a curve over the columns
    Bars,     ///< bars: each row of values is a set of bars over the columns
    Picture,  ///< maps over a picture: values is channels × height × width, each map as large as the whole backdrop
    Table,    ///< numbers with row and column names
    Prose,    ///< sentences
};

/// Sequential data runs from nothing to much (weights); diverging data is signed, zero in the middle (scores).
enum class Tone { Sequential, Diverging };

/// The fixed colour grammar: queries blue, keys red, values green, everything else by its tone.
enum class Role { Plain, Query, Key, Value };

/// What runs along an axis. Without labels a place is called by its number.
struct Axis {
    Text name;
    std::shared_ptr<const std::vector<std::string>> labels;
    std::shared_ptr<const std::vector<double>> places = {};  ///< where curves have their points, rising; without them 0, 1, 2 …
    bool logarithmic = false;                                ///< of curves; all places, or values, are above 0 then
    std::vector<Text> words = {};                            ///< names that are translated, in place of labels
};

/// Whether both name their places alike.
inline bool sameLabels(const Axis& a, const Axis& b) {
    return a.name == b.name && a.words == b.words && (a.labels == b.labels || (a.labels && b.labels && *a.labels == *b.labels));
}

/// One number per head, for sorting heads and for saying what they do.
struct Measure {
    std::string key;  ///< for files: "entropy"
    Text name;
    Text unit;
    Text help;  ///< the definition
    std::vector<float> perHead;
};

/// A head is given a name only together with the measure that earns it.
struct HeadName {
    Text name;     ///< empty: no measure reached its threshold
    Text measure;  ///< the measure's name
    float value = 0;
    float threshold = 0;
};

struct Panel {
    std::string id;  ///< unique in its stage; "weights"
    Message title;
    PanelKind kind = PanelKind::Heat;
    Tone tone = Tone::Diverging;
    Role role = Role::Plain;
    Axis heads, rows, columns;

    Shape shape;       ///< stands even when the values were not kept
    TensorPtr values;  ///< null: not kept; ask for the stage by name to get it
    TensorPtr sample;  ///< of values that were not kept: every so many rows and columns of each head, for a thumbnail; may be null

    Axis measured;  ///< of curves and bars: what the numbers are, and on which kind of axis

    std::optional<float> lowest, highest;  ///< a fixed scale; else the data's own
    bool distribution = false;             ///< each row is ≥ 0 and sums to 1 (a fully masked row: zeros)
    BitmapPtr backdrop;                    ///< of pictures: what the maps lie over; may be null
    bool colours = false;                  ///< of pictures: the three channels are red, green and blue from 0 to 1
    std::vector<Measure> measures;         ///< heads only
    std::vector<HeadName> headNames;       ///< heads only
    std::vector<Message> prose;            ///< prose only
    std::string paints;                    ///< the key of a text field that holds the cells painted over, as places.h writes them; or empty
};

}  // namespace att
