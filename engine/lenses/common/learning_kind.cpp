// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/learning_kind.h"

#include "engine/train/picture_checkpoint.h"

namespace att::lenses {

const LearningKind& kindOf(const LearningOptions& options) { return options.pictures ? pictureLearning() : sequenceLearning(); }

Result<LearningRecord> readLearning(const std::string& path, LearningOptions& options) {
    return (isPictureCheckpoint(path) ? pictureLearning() : sequenceLearning()).read(path, options);
}

}  // namespace att::lenses
