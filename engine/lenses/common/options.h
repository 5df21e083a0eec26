// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Groups of options that mechanisms share. A lens's Options struct holds the groups it needs as members, and its fields()
// calls theirs in the order of the screen. Not a lens, and no arithmetic beyond what a form must know.

#include "engine/core/field.h"
#include "engine/lenses/common/position_options.h"
#include "engine/math/initialise.h"
#include "engine/math/mask.h"
#include "engine/text/segment.h"

namespace att::lenses {

/// A text that is edited above the cards, and how all texts there are cut into tokens.
Field textField(const char* key, Text label, Text help, const char* initialText);
Field segmentationField();

/// The text and how it is cut into tokens.
struct SequenceOptions {
    std::string text;
    Segmentation segmentation;

    void fields(FieldVisitor& visitor, const char* initialText);
};

/// The widths of one head: d_model in, d_k and d_v inside.
struct WidthOptions {
    int dModel, dK, dV;

    void fields(FieldVisitor& visitor, int initialModel, int initialHead);
};

/// How d_model is shared among heads. Tied, d_k = d_v = d_model / H, and the stored d_k and d_v wait.
struct HeadOptions {
    int heads;
    WidthOptions widths;
    bool tied;

    void fields(FieldVisitor& visitor, int initialModel = 512, int initialHeads = 8);
    /// What the mechanism uses: the tied width, at least 1 so that no size is ever 0, or the stored one.
    int dK() const { return tied ? tiedWidth() : widths.dK; }
    int dV() const { return tied ? tiedWidth() : widths.dV; }
    bool divides() const { return heads > 0 && widths.dModel % heads == 0; }

private:
    int tiedWidth() const { return heads > 0 && widths.dModel >= heads ? widths.dModel / heads : 1; }
};

/// What scores are divided by before they become weights.
Field temperatureField();

/// What is done to q·k before the softmax.
struct ScoreOptions {
    bool scale;
    double temperature;

    void fields(FieldVisitor& visitor);
    /// 1 / (√d_k · temperature), or 1 / temperature.
    double factor(int dK) const;
};

struct MaskOptions {
    MaskKind kind;
    int window, padding;

    void fields(FieldVisitor& visitor);
    Mask mask() const { return {kind, window, padding}; }
};

/// Where the random numbers start; the help says what is drawn by them.
Field seedField(Text help);
/// A file in place of what would be drawn.
Field arraysField();

/// Where weights and token vectors come from.
struct WeightOptions {
    Initialisation initialisation;
    bool bias;
    int seed;
    ArraySource arrays;

    void fields(FieldVisitor& visitor, bool initialBias = false, Initialisation initial = Initialisation::XavierUniform);
};

}  // namespace att::lenses
