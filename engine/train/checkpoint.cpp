// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/checkpoint.h"

#include <algorithm>
#include <map>

#include "engine/io/arrays.h"
#include "engine/io/file_error.h"
#include "engine/io/json.h"
#include "engine/io/spec_json.h"
#include "engine/io/write_arrays.h"

namespace att {
namespace {

constexpr std::string_view format = "attention-explorer model";
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

Json toJson(const Vocabulary& words) {
    Json json(Json::Array{});
    for (const auto& word : words) json.append(word);
    return json;
}

std::vector<std::int64_t> shapeOf(const WeightArray& array) {
    if (array.rows == 1) return {array.columns};
    return {array.rows, array.columns};
}

ArrayMetadata metadataOf(const Checkpoint& c) {
    const Task& task = taskOf(c.options.task);
    Json unseen = toJson(c.unseen);
    unseen.set("examples", c.judged);
    ArrayMetadata metadata = {{"format", std::string(format)},
                              {"version", std::to_string(version)},
                              {"options", writeJson(att::toJson(c.options))},
                              {"steps", std::to_string(c.steps)},
                              {"unseen", writeJson(unseen)},
                              {"curve", writeJson(toJson(c.curve))},
                              {"source words", writeJson(toJson(task.source))},
                              {"target words", writeJson(toJson(task.target))}};
    if (c.memory) metadata.emplace_back("optimiser steps", std::to_string(c.memory->steps));
    return metadata;
}

/// Reads one file; every refusal names it.
class Reader {
public:
    Reader(std::string name, const ArrayFile& file) : m_name(std::move(name)), m_file(file) {
        for (const auto& [key, words] : file.metadata()) m_metadata[key] = words;
    }

    Result<Checkpoint> read() {
        if (auto known = checkFormat(); !known) return known.error();
        Checkpoint c;
        if (auto done = readOptions(c); !done) return done.error();
        c.model = modelOf(c.options);
        if (auto possible = checkModel(c.model); !possible)
            return fault(ATT_TEXT("engine", "%1: the model that it describes cannot be: %2"), english(possible.error().message));
        c.layout = layoutOf(c.model);
        if (auto done = checkWords(taskOf(c.options.task)); !done) return done.error();
        if (auto done = readHistory(c); !done) return done.error();
        if (auto done = readWeights(c); !done) return done.error();
        if (auto done = readMemory(c); !done) return done.error();
        return c;
    }

private:
    template <class... Arguments>
    Error fault(Text text, Arguments... arguments) const {
        return fileError(m_name, text, arguments...);
    }

    Status checkFormat() const {
        if (words("format") != format)
            return fault(ATT_TEXT("engine", "%1: these arrays are no model that was trained here; open them through “arrays” instead"));
        if (words("version") != std::to_string(version))
            return fault(ATT_TEXT("engine", "%1: a model of version %2, where version %3 was expected; train it again with --train"),
                         words("version"), std::to_string(version));
        return Done{};
    }

    std::string words(const std::string& key) const {
        const auto found = m_metadata.find(key);
        return found == m_metadata.end() ? std::string() : found->second;
    }

    Result<Json> json(const std::string& key) const {
        auto parsed = parseJson(words(key), {.bytes = std::size_t(1) << 20, .values = 20000, .depth = 8}, m_name);
        if (parsed) return parsed;
        return fault(ATT_TEXT("engine", "%1: its “%2” cannot be read: the file is damaged or was changed"), key);
    }

    Status readOptions(Checkpoint& c) const {
        const auto options = json("options");
        if (!options) return options.error();
        const auto read = fromJson(makeDefault<TrainOptions>(), *options);
        if (!read) return fault(ATT_TEXT("engine", "%1: its options do not fit: %2"), english(read.error().message));
        if (!read->notices.empty()) return fault(ATT_TEXT("engine", "%1: its options do not fit: %2"), english(read->notices.front()));
        c.options = static_cast<const TrainOptions&>(*read->spec);
        return Done{};
    }

    Status checkWords(const Task& task) const {
        for (const auto& [key, vocabulary] : {std::pair{"source words", &task.source}, {"target words", &task.target}}) {
            const auto listed = json(key);
            if (!listed) return listed.error();
            if (!(*listed == toJson(*vocabulary)))
                return fault(ATT_TEXT("engine", "%1: it was trained on other words than those of the task “%2” here; train it again with --train"),
                             task.key);
        }
        return Done{};
    }

    static double numberIn(const Json& json, const char* key) {
        const Json* const member = json.find(key);
        return member ? member->number().value_or(0) : 0;
    }
    static Score scoreIn(const Json* json) {
        if (!json) return {};
        return {numberIn(*json, "loss"), numberIn(*json, "tokens"), numberIn(*json, "sequences")};
    }

    Status readHistory(Checkpoint& c) const {
        const auto curve = json("curve"), unseen = json("unseen"), steps = json("steps");
        if (!curve) return curve.error();
        if (!unseen) return unseen.error();
        if (!steps) return steps.error();
        if (const auto* points = curve->array())
            for (const auto& point : *points)
                c.curve.push_back({int(numberIn(point, "step")), scoreIn(point.find("training")), scoreIn(point.find("unseen"))});
        c.unseen = scoreIn(&*unseen);
        c.judged = int(numberIn(*unseen, "examples"));
        c.steps = int(steps->number().value_or(0));
        return Done{};
    }

    Status readWeights(Checkpoint& c) const {
        auto weights = std::make_shared<std::vector<float>>(c.layout.size);
        for (const auto& array : c.layout.arrays) {
            const auto& listed = m_file.arrays();
            const auto found = std::ranges::find(listed, array.name, &ArrayInfo::name);
            if (found == listed.end()) return fault(ATT_TEXT("engine", "%1: the array %2 of this model is missing"), array.name);
            if (found->shape != shapeOf(array))
                return fault(ATT_TEXT("engine", "%1: array %2 is %3, where %4 was expected"), array.name, shapeInWords(found->shape),
                             shapeInWords(shapeOf(array)));
            const auto loaded = m_file.load(std::size_t(found - listed.begin()));
            if (!loaded) return loaded.error();
            std::ranges::copy(loaded->values, weights->begin() + std::ptrdiff_t(array.begin));
        }
        c.weights = std::move(weights);
        return Done{};
    }

    /// What an optimiser carried; empty when the file has no such array.
    Result<std::vector<float>> carried(const char* name, std::size_t size) const {
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

    Status readMemory(Checkpoint& c) const {
        const auto steps = words("optimiser steps");
        if (steps.empty()) return Done{};
        const auto number = json("optimiser steps");
        if (!number) return number.error();
        auto first = carried(firstMemory, c.layout.size), second = carried(secondMemory, c.layout.size);
        if (!first) return first.error();
        if (!second) return second.error();
        const bool two = c.options.optimiser != grad::OptimiserKind::Sgd;
        if (first->empty() || second->empty() == two)
            return fault(ATT_TEXT("engine", "%1: what its optimiser carried is missing: the file is damaged or was changed"));
        c.memory = std::make_shared<const grad::Optimiser<float>::Memory>(
            grad::Optimiser<float>::Memory{std::int64_t(number->number().value_or(0)), *std::move(first), *std::move(second)});
        return Done{};
    }

    std::string m_name;
    const ArrayFile& m_file;
    std::map<std::string, std::string> m_metadata;
};

}  // namespace

Status checkCheckpointPath(const std::string& path) {
    if (path.ends_with(".safetensors")) return Done();
    return Error{ErrorKind::Input, say(ATT_TEXT("engine", "%1: a trained model is saved as .safetensors"), path), path};
}

Status writeCheckpoint(const std::string& path, const Checkpoint& c) {
    if (const auto checked = checkCheckpointPath(path); !checked) return checked;
    std::vector<NamedTensor> tensors;
    for (const auto& array : c.layout.arrays) tensors.push_back({array.name, shapeOf(array), c.weights->data() + array.begin});
    if (c.memory)
        for (const auto& [name, values] : {std::pair{firstMemory, &c.memory->first}, {secondMemory, &c.memory->second}})
            if (!values->empty()) tensors.push_back({name, {std::int64_t(values->size())}, values->data()});
    return writeArrays(path, tensors, metadataOf(c));
}

Result<Checkpoint> readCheckpoint(const ByteSourcePtr& source) {
    const auto file = openArrays(source);
    if (!file) return file.error();
    return Reader(source->name(), **file).read();
}

Result<Checkpoint> readCheckpoint(const std::string& path) {
    auto source = fileSource(path);
    if (!source) return source.error();
    return readCheckpoint(*std::move(source));
}

}  // namespace att
