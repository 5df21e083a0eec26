// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A trained network for pictures as a file, as checkpoint.h has models of sequences. Arrays are named and shaped as PyTorch's state_dict would.

#include "engine/io/byte_source.h"
#include "engine/train/checkpoint_file.h"
#include "engine/train/picture_trainer.h"

namespace att {

using PictureCheckpoint = CheckpointOf<PictureTrainOptions, PictureModel, PictureLayout>;

/// The suffix must be .safetensors. Fails with File.
Status writeCheckpoint(const std::string& path, const PictureCheckpoint& checkpoint);

/// Whether the file says so; also false for one that cannot be read.
bool isPictureCheckpoint(const std::string& path);

/// Fails with File when it is no checkpoint of this kind, is of another version, names a task or option that is not known here, or lacks an
/// array or has one of another shape.
Result<PictureCheckpoint> readPictureCheckpoint(const std::string& path);
Result<PictureCheckpoint> readPictureCheckpoint(const ByteSourcePtr& source);

}  // namespace att
