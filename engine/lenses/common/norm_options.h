// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The options of the lens norms: one array, the norm it goes through, and what batch norm has seen before. No arithmetic.

#include "engine/core/spec.h"
#include "engine/math/norm.h"

namespace att::lenses {

enum class NormLayout {
    Tokens,  ///< B × T × D
    Image,   ///< B × C × H × W
};

enum class NormMode {
    Training,  ///< batch norm divides by what the batch itself holds
    Use,       ///< … by what it remembers of the batches seen
};

/// ε as libraries set it.
enum class NormEpsilon { Torch, Vit, Bert, Keras };

struct NormOptions : SpecOf<NormOptions> {
    NormLayout layout;
    int samples, tokens, height, width, channels;
    int padding;
    double padValue;
    NormKind kind;
    int groups;
    NormEpsilon epsilonKind;
    bool affine;
    NormMode mode;
    int batches;
    double momentum;
    double otherPad;
    int seed;
    ArraySource arrays;

    void fields(FieldVisitor& visitor) override;

    bool image() const { return layout == NormLayout::Image; }
    /// Groups that divide the channels, whatever is stored.
    NormShape shape() const;
    /// As stacks are shown: B slices of T × D, or B·C slices of H × W. The same order in memory as shape().
    Shape slices() const;
    /// Tokens at the end of the last sample that only fill it up.
    int pads() const { return image() ? 0 : padding; }
    double epsilon() const;
    /// Whether the statistics are those that batch norm remembers.
    bool remembered() const { return kind == NormKind::Batch && mode == NormMode::Use; }

private:
    void inputFields(FieldVisitor& visitor);
    void normFields(FieldVisitor& visitor);
    void batchFields(FieldVisitor& visitor);
};

}  // namespace att::lenses
