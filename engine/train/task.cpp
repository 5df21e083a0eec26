// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/task.h"

#include "engine/train/language_tasks.h"
#include "engine/train/symbol_tasks.h"

namespace att {
namespace {

/// FNV-1a over the tokens of what is read.
std::uint64_t hashOf(const TaskExample& example) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    const auto mix = [&hash](int token) { hash = (hash ^ std::uint64_t(token + 2)) * 0x100000001b3u; };
    for (const int token : example.source) mix(token);
    return hash;
}

void append(std::vector<int>& to, const std::vector<int>& from) { to.insert(to.end(), from.begin(), from.end()); }

}  // namespace

const std::vector<Task>& tasks() {
    static const std::vector<Task> table = [] {
        std::vector<Task> all = symbolTasks();
        for (auto& task : languageTasks()) all.push_back(std::move(task));
        return all;
    }();
    return table;
}

const Task& taskOf(TaskKind kind) { return tasks()[std::size_t(kind)]; }

/// The upper bits: the lower ones of FNV hang on the last token alone.
Split splitOf(const TaskExample& example) { return (hashOf(example) >> 40) % 8 == 0 ? Split::Unseen : Split::Training; }

TaskExample exampleOf(const Task& task, std::uint64_t seed, Split split, std::uint64_t index) {
    Random random(seed, (split == Split::Training ? "training " : "unseen ") + std::to_string(index));
    for (;;) {
        TaskExample example = task.draw(task, random);
        if (splitOf(example) == split) return example;
    }
}

Batch batchOf(const std::vector<TaskExample>& examples) {
    Batch batch;
    std::vector<int> sourceBegins{0}, inputBegins{0};
    for (const auto& example : examples) {
        append(batch.source, example.source);
        append(batch.input, example.input);
        append(batch.targets, example.targets);
        sourceBegins.push_back(int(batch.source.size()));
        inputBegins.push_back(int(batch.input.size()));
    }
    batch.sourceBegins = std::make_shared<const std::vector<int>>(std::move(sourceBegins));
    batch.inputBegins = std::make_shared<const std::vector<int>>(std::move(inputBegins));
    return batch;
}

}  // namespace att
