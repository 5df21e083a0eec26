// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/checkpoint_file.h"

#include <algorithm>

#include "engine/io/spec_json.h"

namespace att {

Status checkCheckpointPath(const std::string& path) {
    if (path.ends_with(".safetensors")) return Done();
    return Error{ErrorKind::Input, say(ATT_TEXT("engine", "%1: a trained model is saved as .safetensors"), path), path};
}

namespace checkpoint {
namespace {

constexpr int version = 1;
constexpr const char *firstMemory = "optimiser.first", *secondMemory = "optimiser.second";

Json toJson(const Score& score) {
    Json json;
    json.set("loss", score.loss).set("tokens", score.tokens).set("sequences", score.sequences);
    return json;
}

Json toJson(const std::vector<CurvePoint>& curve) {
    Json json(Json::Array{});
    for (const auto& point : curve) {
        Json entry;
        entry.set("step", point.step).set("training", toJson(point.training)).set("unseen", toJson(point.unseen));
        json.append(std::move(entry));
    }
    return json;
}

ArrayMetadata metadataOf(const Record& record) {
    Json unseen = toJson(record.unseen);
    unseen.set("examples", record.judged);
    ArrayMetadata metadata = {{"format", record.format},
                              {"version", std::to_string(version)},
                              {"options", writeJson(att::toJson(record.options))},
                              {"steps", std::to_string(record.steps)},
                              {"unseen", writeJson(unseen)},
                              {"curve", writeJson(toJson(record.curve))}};
    for (const auto& [key, json] : record.more) metadata.emplace_back(key, writeJson(json));
    if (record.memory) metadata.emplace_back("optimiser steps", std::to_string(record.memory->steps));
    return metadata;
}

double numberIn(const Json& json, const char* key) {
    const Json* const member = json.find(key);
    return member ? member->number().value_or(0) : 0;
}

Score scoreIn(const Json* json) {
    if (!json) return {};
    return {numberIn(*json, "loss"), numberIn(*json, "tokens"), numberIn(*json, "sequences")};
}

}  // namespace

Status write(const std::string& path, const std::vector<Part>& parts, const std::vector<float>& weights, const Record& record) {
    if (const auto checked = checkCheckpointPath(path); !checked) return checked;
    std::vector<NamedTensor> tensors;
    for (const auto& part : parts) tensors.push_back({part.name, part.shape, weights.data() + part.begin});
    tensors.insert(tensors.end(), record.arrays.begin(), record.arrays.end());
    if (record.memory)
        for (const auto& [name, values] : {std::pair{firstMemory, &record.memory->first}, {secondMemory, &record.memory->second}})
            if (!values->empty()) tensors.push_back({name, {std::int64_t(values->size())}, values->data()});
    return writeArrays(path, tensors, metadataOf(record));
}

Reader::Reader(std::string name, const ArrayFile& file) : m_name(std::move(name)), m_file(file) {
    for (const auto& [key, words] : file.metadata()) m_metadata[key] = words;
}

Status Reader::checkFormat(std::string_view format, std::string_view other) const {
    const std::string found = words("format");
    if (found == other && format == sequenceFormat)
        return fault(ATT_TEXT("engine", "%1: a model that answers pictures, where one that answers sequences was expected"));
    if (found == other) return fault(ATT_TEXT("engine", "%1: a model that answers sequences, where one that answers pictures was expected"));
    if (found != format) return fault(ATT_TEXT("engine", "%1: these arrays are no model that was trained here; open them through “arrays” instead"));
    if (words("version") != std::to_string(version))
        return fault(ATT_TEXT("engine", "%1: a model of version %2, where version %3 was expected; train it again with --train"), words("version"),
                     std::to_string(version));
    return Done{};
}

std::string Reader::words(const std::string& key) const {
    const auto found = m_metadata.find(key);
    return found == m_metadata.end() ? std::string() : found->second;
}

Result<Json> Reader::json(const std::string& key) const {
    auto parsed = parseJson(words(key), {.bytes = std::size_t(1) << 20, .values = 20000, .depth = 8}, m_name);
    if (parsed) return parsed;
    return fault(ATT_TEXT("engine", "%1: its “%2” cannot be read: the file is damaged or was changed"), key);
}

Result<SpecPtr> Reader::options(const SpecPtr& initial) const {
    const auto found = json("options");
    if (!found) return found.error();
    const auto read = fromJson(initial, *found);
    if (!read) return fault(ATT_TEXT("engine", "%1: its options do not fit: %2"), english(read.error().message));
    if (!read->notices.empty()) return fault(ATT_TEXT("engine", "%1: its options do not fit: %2"), english(read->notices.front()));
    return read->spec;
}

Status Reader::readHistory(std::vector<CurvePoint>& points, Score& score, int& judged, int& trained) const {
    const auto curve = json("curve"), unseen = json("unseen"), steps = json("steps");
    if (!curve) return curve.error();
    if (!unseen) return unseen.error();
    if (!steps) return steps.error();
    if (const auto* list = curve->array())
        for (const auto& point : *list)
            points.push_back({int(numberIn(point, "step")), scoreIn(point.find("training")), scoreIn(point.find("unseen"))});
    score = scoreIn(&*unseen);
    judged = int(numberIn(*unseen, "examples"));
    trained = int(steps->number().value_or(0));
    return Done{};
}

Result<std::shared_ptr<const std::vector<float>>> Reader::weights(const std::vector<Part>& parts, std::size_t size) const {
    auto weights = std::make_shared<std::vector<float>>(size);
    for (const auto& part : parts) {
        const auto& listed = m_file.arrays();
        const auto found = std::ranges::find(listed, part.name, &ArrayInfo::name);
        if (found == listed.end()) return fault(ATT_TEXT("engine", "%1: the array %2 of this model is missing"), part.name);
        if (found->shape != part.shape)
            return fault(ATT_TEXT("engine", "%1: array %2 is %3, where %4 was expected"), part.name, shapeInWords(found->shape),
                         shapeInWords(part.shape));
        const auto loaded = m_file.load(std::size_t(found - listed.begin()));
        if (!loaded) return loaded.error();
        std::ranges::copy(loaded->values, weights->begin() + std::ptrdiff_t(part.begin));
    }
    return std::shared_ptr<const std::vector<float>>(std::move(weights));
}

Result<std::vector<float>> Reader::numbers(const char* name, std::size_t size) const {
    const auto& listed = m_file.arrays();
    const auto found = std::ranges::find(listed, name, &ArrayInfo::name);
    if (found == listed.end()) return std::vector<float>();
    const std::vector<std::int64_t> shape{std::int64_t(size)};
    if (found->shape != shape)
        return fault(ATT_TEXT("engine", "%1: array %2 is %3, where %4 was expected"), std::string(name), shapeInWords(found->shape),
                     shapeInWords(shape));
    auto loaded = m_file.load(std::size_t(found - listed.begin()));
    if (!loaded) return loaded.error();
    return std::vector<float>(loaded->values.begin(), loaded->values.end());
}

Result<std::shared_ptr<const Descent::Memory>> Reader::memory(grad::OptimiserKind kind, std::size_t size) const {
    using Ptr = std::shared_ptr<const Descent::Memory>;
    if (words("optimiser steps").empty()) return Ptr();
    const auto number = json("optimiser steps");
    if (!number) return number.error();
    auto first = numbers(firstMemory, size), second = numbers(secondMemory, size);
    if (!first) return first.error();
    if (!second) return second.error();
    const bool two = kind != grad::OptimiserKind::Sgd;
    if (first->empty() || second->empty() == two)
        return fault(ATT_TEXT("engine", "%1: what its optimiser carried is missing: the file is damaged or was changed"));
    return Ptr(
        std::make_shared<const Descent::Memory>(Descent::Memory{std::int64_t(number->number().value_or(0)), *std::move(first), *std::move(second)}));
}

}  // namespace checkpoint
}  // namespace att
