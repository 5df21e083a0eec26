// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The bundled checkpoints behind trained_model.h. For trained_*.cpp only.

#include "engine/train/checkpoint.h"
#include "engine/train/trained_model.h"

namespace att {

/// Read once, and never changed after.
const Checkpoint& checkpointOf(TrainedModel model);
const Task& taskOf(TrainedModel model);
/// From 0; the last one when there are fewer.
int layerOf(const ModelSpec& spec, int layer);

}  // namespace att
