// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Everything that decides what a training run does, as a Spec: form, command line and checkpoints read it the same way. Same options, same
// bytes.

#include "engine/core/spec.h"
#include "engine/train/descent.h"
#include "engine/train/task.h"

namespace att {

struct TrainOptions : SpecOf<TrainOptions>, DescentOptions {
    TaskKind task = TaskKind::Reverse;
    int layers = 2, heads = 2, dModel = 32, dHidden = 64;
    Positions positions = Positions::Learned;
    MaskKind mask = MaskKind::None;  ///< None, Causal or Window, of an encoder
    int window = 2;
    NormPlace normPlace = NormPlace::Pre;
    Activation activation = Activation::Relu;
    int seed = 1;

    void fields(FieldVisitor& visitor) override;
    void seedField(FieldVisitor& visitor);
    /// What only a Transformer has.
    void modelFields(FieldVisitor& visitor);
};

/// The options that the bundled checkpoint of a task is made with.
TrainOptions recipeOf(TaskKind task);

ModelSpec modelOf(const TrainOptions& options);

}  // namespace att
