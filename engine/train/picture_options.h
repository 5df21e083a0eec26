// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Everything that decides what the training of a network for pictures does, as a Spec: command line and checkpoints read it the same way. Same
// options, same bytes. Those of sequences are train_options.h.

#include "engine/core/spec.h"
#include "engine/train/descent.h"
#include "engine/train/picture_model.h"

namespace att {

struct PictureTrainOptions : SpecOf<PictureTrainOptions>, DescentOptions {
    PictureTaskKind task = PictureTaskKind::Shapes;
    int seed = 1;
    int stages = 4, channels = 16;
    PictureAttention attention = PictureAttention::None;
    int reduction = 4;
    enum class KernelSide { Three, Five, Seven } kernel = KernelSide::Seven;
    bool distil = false;
    double distilWeight = 0.1, distilTemperature = 1;
    int distilFrom = 40;  ///< percent of the steps

    void fields(FieldVisitor& visitor) override;
    /// What only a network for pictures has.
    void modelFields(FieldVisitor& visitor);
    /// Whether the loss of self attention distillation counts at this step.
    bool distilsAt(int step) const { return distil && step >= double(steps) * distilFrom / 100; }
};

/// The options that a task is trained with when nothing else is said.
PictureTrainOptions recipeOf(PictureTaskKind task);

PictureModel modelOf(const PictureTrainOptions& options);

}  // namespace att
