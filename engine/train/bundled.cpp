// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/bundled.h"

#include <algorithm>

#include "engine/io/file_error.h"
#include "engine/train/bundled_bytes.h"

namespace att {

std::vector<TaskKind> bundledTasks() {
    std::vector<TaskKind> kinds;
    for (const auto& task : tasks())
        if (!bundledBytes(task.key).empty()) kinds.push_back(task.kind);
    return kinds;
}

Result<Checkpoint> bundledCheckpoint(TaskKind kind) {
    const Task& task = taskOf(kind);
    const auto bytes = bundledBytes(task.key);
    if (bytes.empty()) return fileError(task.key, ATT_TEXT("engine", "The program comes without a trained model for “%1”; make one with --train %1"));
    return readCheckpoint(memorySource(task.key, std::string(bytes)));
}

}  // namespace att
