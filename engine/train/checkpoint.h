// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A trained model of sequences as a file: safetensors whose metadata hold everything that made it, so that it can be made again and be judged.
// Reading trusts nothing. Models of pictures are picture_checkpoint.h.

#include <string>

#include "engine/io/byte_source.h"
#include "engine/train/checkpoint_file.h"
#include "engine/train/trainer.h"

namespace att {

using Checkpoint = CheckpointOf<TrainOptions, ModelSpec, ModelLayout>;

/// The suffix must be .safetensors. Fails with File.
Status writeCheckpoint(const std::string& path, const Checkpoint& checkpoint);

/// Fails with File when it is no checkpoint, is of another version, names a task, an option or words that are not known here, or lacks an
/// array or has one of another shape.
Result<Checkpoint> readCheckpoint(const std::string& path);
Result<Checkpoint> readCheckpoint(const ByteSourcePtr& source);

}  // namespace att
