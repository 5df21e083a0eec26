// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/picture_checkpoint.h"

#include <algorithm>
#include <cmath>
#include <limits>

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

// A network in training: its weights as one array, and what its batch norms remember, to the last digit, among the words.

constexpr const char *trainingWeights = "training.weights", *batchNorms = "batch norms";

Json toJson(const RowVector<double>& numbers) {
    Json json(Json::Array{});
    for (const double number : numbers) json.append(number);
    return json;
}

Json normsOf(const Unfolded& unfolded) {
    Json json(Json::Array{});
    for (const auto& each : unfolded.running) {
        Json entry;
        entry.set("mean", toJson(each.mean)).set("variance", toJson(each.variance));
        json.append(std::move(entry));
    }
    return json;
}

/// Whether there are as many numbers, none below `lowest`.
bool readNumbers(const Json* json, double lowest, RowVector<double>& to) {
    const auto* list = json ? json->array() : nullptr;
    if (!list || Eigen::Index(list->size()) != to.size()) return false;
    for (Eigen::Index i = 0; i < to.size(); ++i) {
        to[i] = (*list)[std::size_t(i)].number().value_or(-std::numeric_limits<double>::infinity());
        if (!std::isfinite(to[i]) || to[i] < lowest) return false;
    }
    return true;
}

std::optional<std::vector<RunningStatistics>> readNorms(const Json& json, const PictureModel& model) {
    const auto* list = json.array();
    if (!list || int(list->size()) != model.stages) return std::nullopt;
    std::vector<RunningStatistics> running;
    for (int i = 0; i < model.stages; ++i) {
        auto& each = running.emplace_back(model.channelsOf(i));
        const Json& entry = (*list)[std::size_t(i)];
        const bool read = readNumbers(entry.find("mean"), std::numeric_limits<double>::lowest(), each.mean) &&
                          readNumbers(entry.find("variance"), 0, each.variance);
        if (!read) return std::nullopt;
    }
    return running;
}

Status readTraining(const checkpoint::Reader& reader, PictureCheckpoint& c) {
    const auto size = trainingLayoutOf(c.model).size;
    auto weights = reader.numbers(trainingWeights, size);
    if (!weights) return weights.error();
    if (weights->empty()) return Done{};
    const auto norms = reader.json(batchNorms);
    if (!norms) return norms.error();
    auto running = readNorms(*norms, c.model);
    if (!running) return reader.fault(ATT_TEXT("engine", "%1: what its batch norms carried is missing: the file is damaged or was changed"));
    auto memory = reader.memory(c.options.optimiser, size);
    if (!memory) return memory.error();
    c.memory = *std::move(memory);
    c.unfolded = {*std::move(weights), *std::move(running)};
    return Done{};
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
    if (auto done = readTraining(reader, c); !done) return done.error();
    return c;
}

}  // namespace

Status writeCheckpoint(const std::string& path, const PictureCheckpoint& c) {
    checkpoint::Record record{.format = checkpoint::pictureFormat,
                              .options = c.options,
                              .curve = c.curve,
                              .steps = c.steps,
                              .unseen = c.unseen,
                              .judged = c.judged,
                              .memory = c.memory.get(),
                              .more = {{"classes", classesOf(taskOf(c.options.task))}}};
    if (!c.unfolded.nothing()) {
        record.arrays = {{trainingWeights, {std::int64_t(c.unfolded.weights.size())}, c.unfolded.weights.data()}};
        record.more.emplace_back(batchNorms, normsOf(c.unfolded));
    }
    return checkpoint::write(path, partsOf(c.layout), *c.weights, record);
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
