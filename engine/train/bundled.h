// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The trained models that come with the program, one a task: resources/checkpoints, each made from its seed by --train TASK.

#include "engine/train/checkpoint.h"

namespace att {

/// Those that have one, in the order of TaskKind.
std::vector<TaskKind> bundledTasks();

/// Reads it anew: a few milliseconds at most. Fails with File for a task without one.
Result<Checkpoint> bundledCheckpoint(TaskKind task);

}  // namespace att
