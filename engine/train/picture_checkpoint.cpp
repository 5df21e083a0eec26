// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/picture_checkpoint.h"

#include <algorithm>

namespace att {
namespace {

std::vector<checkpoint::Part> partsOf(const PictureLayout& layout) {
    std::vector<checkpoint::Part> parts;
    for (const auto& array : layout.arrays) parts.push_back({array.name, {array.shape.begin(), array.shape.end()}, array.begin});
    return parts;
}

Json classesOf(const PictureTask& task) {
    Json json(Json::Array{});
    for (const auto& each : task.classes) json.append(std::string(each.key));
    return json;
}

Result<PictureCheckpoint> read(const checkpoint::Reader& reader) {
    if (auto known = reader.checkFormat(checkpoint::pictureFormat, checkpoint::sequenceFormat); !known) return known.error();
    const auto options = reader.options(makeDefault<PictureTrainOptions>());
    if (!options) return options.error();
    PictureCheckpoint c{.options = static_cast<const PictureTrainOptions&>(**options)};
    c.model = modelOf(c.options);
    if (auto possible = checkModel(c.model); !possible)
        return reader.fault(ATT_TEXT("engine", "%1: the model that it describes cannot be: %2"), english(possible.error().message));
    c.layout = layoutOf(c.model);
    const auto classes = reader.json("classes");
    if (!classes) return classes.error();
    if (!(*classes == classesOf(taskOf(c.options.task))))
        return reader.fault(ATT_TEXT("engine", "%1: it was trained on other classes than those of the task “%2” here; train it again with --train"),
                            taskOf(c.options.task).key);
    if (auto done = reader.readHistory(c); !done) return done.error();
    auto weights = reader.weights(partsOf(c.layout), c.layout.size);
    if (!weights) return weights.error();
    c.weights = *std::move(weights);
    return c;
}

}  // namespace

Status writeCheckpoint(const std::string& path, const PictureCheckpoint& c) {
    return checkpoint::write(path, partsOf(c.layout), *c.weights,
                             {.format = checkpoint::pictureFormat,
                              .options = c.options,
                              .curve = c.curve,
                              .steps = c.steps,
                              .unseen = c.unseen,
                              .judged = c.judged,
                              .memory = nullptr,
                              .more = {{"classes", classesOf(taskOf(c.options.task))}}});
}

bool isPictureCheckpoint(const std::string& path) {
    const auto file = openArrays(path);
    if (!file) return false;
    const auto& metadata = (*file)->metadata();
    return std::ranges::find(metadata, std::pair<std::string, std::string>("format", checkpoint::pictureFormat)) != metadata.end();
}

Result<PictureCheckpoint> readPictureCheckpoint(const ByteSourcePtr& source) {
    const auto file = openArrays(source);
    if (!file) return file.error();
    return read(checkpoint::Reader(source->name(), **file));
}

Result<PictureCheckpoint> readPictureCheckpoint(const std::string& path) {
    auto source = fileSource(path);
    if (!source) return source.error();
    return readPictureCheckpoint(*std::move(source));
}

}  // namespace att
