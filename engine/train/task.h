// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the small models learn: examples made from a seed, as many as are asked for, and never one of training among those that judge.

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/random.h"
#include "engine/core/text.h"
#include "engine/train/model.h"

namespace att {

enum class TaskKind { Copy, Reverse, Sort, Induction, Brackets, Dates, Translation };

/// Tokens by their number. Where a decoder writes behind an encoder, 0 starts and 1 ends what it writes.
using Vocabulary = std::vector<std::string>;
constexpr int startToken = 0, endToken = 1;

struct TaskExample {
    std::vector<int> source;   ///< what is read
    std::vector<int> input;    ///< what the decoder behind an encoder sees while it writes: the start and all but the last
    std::vector<int> targets;  ///< one for each row of the answer, grad::noTarget where none is asked for
    friend bool operator==(const TaskExample&, const TaskExample&) = default;
};

struct Task {
    TaskKind kind;
    const char* key;
    Text title;
    Text pattern;  ///< what to see in its heatmaps once it is learned
    Arrangement arrangement;
    Vocabulary source, target;
    int longestSource, longestTarget;
    TaskExample (*draw)(const Task&, Random&);
};

/// In the order of TaskKind.
const std::vector<Task>& tasks();
const Task& taskOf(TaskKind kind);

/// Whether an example is kept from training: about one in eight, told from its content alone.
enum class Split { Training, Unseen };
Split splitOf(const TaskExample& example);

/// Example number `index` of a split. The same arguments, the same example.
TaskExample exampleOf(const Task& task, std::uint64_t seed, Split split, std::uint64_t index);

/// One below the other.
Batch batchOf(const std::vector<TaskExample>& examples);

}  // namespace att
