// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tasks over letters and brackets, whose rule is plain to see: copy, reverse, sort, induction, brackets. Those of language are
// language_tasks.h.

#include "engine/train/task.h"

namespace att {

/// In the order of TaskKind.
std::vector<Task> symbolTasks();

}  // namespace att
