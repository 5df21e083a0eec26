// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/checkpoint.h"

namespace att {
namespace {

Json toJson(const Vocabulary& words) {
    Json json(Json::Array{});
    for (const auto& word : words) json.append(word);
    return json;
}

std::vector<checkpoint::Part> partsOf(const ModelLayout& layout) {
    std::vector<checkpoint::Part> parts;
    for (const auto& [name, rows, columns, begin] : layout.arrays)
        parts.push_back({name, rows == 1 ? std::vector<std::int64_t>{columns} : std::vector<std::int64_t>{rows, columns}, begin});
    return parts;
}

Status checkWords(const checkpoint::Reader& reader, const Task& task) {
    for (const auto& [key, vocabulary] : {std::pair{"source words", &task.source}, {"target words", &task.target}}) {
        const auto listed = reader.json(key);
        if (!listed) return listed.error();
        if (!(*listed == toJson(*vocabulary)))
            return reader.fault(ATT_TEXT("engine", "%1: it was trained on other words than those of the task “%2” here; train it again with --train"),
                                task.key);
    }
    return Done{};
}

Result<Checkpoint> read(const checkpoint::Reader& reader) {
    if (auto known = reader.checkFormat(checkpoint::sequenceFormat, checkpoint::pictureFormat); !known) return known.error();
    const auto options = reader.options(makeDefault<TrainOptions>());
    if (!options) return options.error();
    Checkpoint c{.options = static_cast<const TrainOptions&>(**options)};
    c.model = modelOf(c.options);
    if (auto possible = checkModel(c.model); !possible)
        return reader.fault(ATT_TEXT("engine", "%1: the model that it describes cannot be: %2"), english(possible.error().message));
    c.layout = layoutOf(c.model);
    if (auto done = checkWords(reader, taskOf(c.options.task)); !done) return done.error();
    if (auto done = reader.readHistory(c); !done) return done.error();
    auto weights = reader.weights(partsOf(c.layout), c.layout.size);
    if (!weights) return weights.error();
    c.weights = *std::move(weights);
    auto memory = reader.memory(c.options.optimiser, c.layout.size);
    if (!memory) return memory.error();
    c.memory = *std::move(memory);
    return c;
}

}  // namespace

Status writeCheckpoint(const std::string& path, const Checkpoint& c) {
    const Task& task = taskOf(c.options.task);
    return checkpoint::write(path, partsOf(c.layout), *c.weights,
                             {.format = checkpoint::sequenceFormat,
                              .options = c.options,
                              .curve = c.curve,
                              .steps = c.steps,
                              .unseen = c.unseen,
                              .judged = c.judged,
                              .memory = c.memory.get(),
                              .more = {{"source words", toJson(task.source)}, {"target words", toJson(task.target)}}});
}

Result<Checkpoint> readCheckpoint(const ByteSourcePtr& source) {
    const auto file = openArrays(source);
    if (!file) return file.error();
    return read(checkpoint::Reader(source->name(), **file));
}

Result<Checkpoint> readCheckpoint(const std::string& path) {
    auto source = fileSource(path);
    if (!source) return source.error();
    return readCheckpoint(*std::move(source));
}

}  // namespace att
