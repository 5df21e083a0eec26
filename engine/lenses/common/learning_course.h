// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Trainings that go on while they are looked at, for LearningOptions: the one that the options mean, and a few that stand still until undo
// or another lens comes back to them.

#include "engine/core/course.h"
#include "engine/lenses/common/learning_options.h"

namespace att::lenses {

/// A learner where the options say that training starts, and the curve that led there.
struct LearningBegin {
    std::unique_ptr<Learner> learner;
    Curve curve;
};
Result<LearningBegin> beginLearning(const LearningOptions& options);

std::unique_ptr<Course> learningCourse();

}  // namespace att::lenses
