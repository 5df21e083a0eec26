// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tasks of language: dates as people write them, and Chinese sentences of a small grammar into English. Those of symbols are symbol_tasks.h.

#include "engine/train/task.h"

namespace att {

/// In the order of TaskKind.
std::vector<Task> languageTasks();

}  // namespace att
