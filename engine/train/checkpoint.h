// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A trained model as a file: safetensors whose metadata hold everything that made it, so that it can be made again and be judged. Reading
// trusts nothing.

#include <memory>
#include <string>
#include <vector>

#include "engine/io/byte_source.h"
#include "engine/train/trainer.h"

namespace att {

struct Checkpoint {
    TrainOptions options;
    ModelSpec model;      ///< as modelOf(options)
    ModelLayout layout;   ///< as layoutOf(model)
    std::shared_ptr<const std::vector<float>> weights;  ///< layout.size
    std::vector<CurvePoint> curve;
    int steps = 0;       ///< that it was trained for
    Score unseen;        ///< at the end, over `judged` examples that it was not trained on
    int judged = 0;
    std::shared_ptr<const grad::Optimiser<float>::Memory> memory = nullptr;  ///< of a training to go on with; null in a finished model
};

/// Whether a checkpoint may be called so: fails with Input for another suffix than .safetensors.
Status checkCheckpointPath(const std::string& path);
/// The suffix must be .safetensors. Fails with File.
Status writeCheckpoint(const std::string& path, const Checkpoint& checkpoint);

/// Fails with File when it is no checkpoint, is of another version, names a task, an option or words that are not known here, or lacks an
/// array or has one of another shape.
Result<Checkpoint> readCheckpoint(const std::string& path);
Result<Checkpoint> readCheckpoint(const ByteSourcePtr& source);

}  // namespace att
