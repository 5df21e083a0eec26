// SPDX-License-Identifier: GPL-3.0-or-later
// Arrays in JSON: {"name": [[1, 2], [3, 4]]}, or {"name": {"shape": [2, 2], "values": …}} as our own writer does, or a list alone.
// JSON has no NaN: the texts "NaN", "Infinity" and "-Infinity" stand for numbers, and null for NaN.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/io/checked.h"
#include "engine/io/file_error.h"
#include "engine/io/json.h"
#include "engine/io/loaded_arrays.h"

namespace att {
namespace {

constexpr std::size_t mostMetadataBytes = 200;

std::optional<float> toNumber(const Json& json) {
    if (const auto number = json.number()) return static_cast<float>(*number);
    if (json.isNull()) return std::numeric_limits<float>::quiet_NaN();
    const std::string* word = json.string();
    if (word && *word == "NaN") return std::numeric_limits<float>::quiet_NaN();
    if (word && *word == "Infinity") return std::numeric_limits<float>::infinity();
    if (word && *word == "-Infinity") return -std::numeric_limits<float>::infinity();
    return std::nullopt;
}

/// The lengths along the first elements; whether all others agree is for collect() to see.
std::vector<std::int64_t> shapeOf(const Json& json) {
    std::vector<std::int64_t> shape;
    for (const Json* at = &json; at && at->array(); at = at->array()->empty() ? nullptr : &at->array()->front())
        shape.push_back(static_cast<std::int64_t>(at->array()->size()));
    return shape;
}

/// Numbers in order; false at the first list that does not fit the shape and at anything that is no number.
bool collect(const Json& json, const std::vector<std::int64_t>& shape, std::size_t level, std::vector<float>& values) {
    if (level == shape.size()) {
        const auto number = toNumber(json);
        if (number) values.push_back(*number);
        return number.has_value();
    }
    if (!json.array() || static_cast<std::int64_t>(json.array()->size()) != shape[level]) return false;
    return std::ranges::all_of(*json.array(), [&](const Json& part) { return collect(part, shape, level + 1, values); });
}

bool isTexts(const Json& json) {
    return json.array() && !json.array()->empty() && std::ranges::all_of(*json.array(), [](const Json& part) { return part.string() != nullptr; }) &&
           !std::ranges::all_of(*json.array(), [](const Json& part) { return toNumber(part).has_value(); });
}

class Collector {
public:
    Collector(std::string name, const Budget& budget) : m_name(std::move(name)), m_budget(budget) {}

    Status addMember(const std::string& name, const Json& json) {
        if (isTexts(json)) {
            for (const Json& text : *json.array()) rest.texts[name].push_back(*text.string());
            return Done{};
        }
        if (json.array()) return addNested(name, json);
        if (json.find("values")) return addShaped(name, json);
        if (name == "__metadata__" && json.object())
            for (const auto& member : *json.object()) addWords(member.key, member.value);
        if (!json.object()) addWords(name, json);
        return Done{};
    }

    Status addNested(const std::string& name, const Json& json) {
        GivenArray array{shapeOf(json), {}};
        if (auto fits = checkElements(m_name, checkedElements(array.shape), m_budget); !fits) return fits;
        if (!collect(json, array.shape, 0, array.values))
            return fileError(m_name,
                             ATT_TEXT("engine", "%1: array %2 must hold only numbers, in lists of equal length; its first ones give the shape %3"),
                             name, shapeInWords(array.shape));
        arrays.emplace(name, std::move(array));
        return Done{};
    }

    GivenArrays arrays;
    LoadedRest rest;

private:
    Status addShaped(const std::string& name, const Json& json) {
        const Json& nested = *json.find("values");
        const Json* lengths = json.find("shape");
        GivenArray array;
        if (!lengths) return addNested(name, nested);
        if (!collect(nested, shapeOf(nested), 0, array.values) || !readShape(*lengths, array.shape) ||
            checkedElements(array.shape) != array.values.size())
            return fileError(m_name, ATT_TEXT("engine", "%1: array %2 must have a shape of whole numbers and as many numeric values as it says"),
                             name);
        if (auto fits = checkElements(m_name, array.values.size(), m_budget); !fits) return fits;
        arrays.emplace(name, std::move(array));
        return Done{};
    }

    static bool readShape(const Json& json, std::vector<std::int64_t>& shape) {
        if (!json.array()) return false;
        for (const auto& length : *json.array()) {
            if (!length.natural() || !length.integer()) return false;
            shape.push_back(*length.integer());
        }
        return true;
    }

    void addWords(const std::string& name, const Json& json) {
        const std::string words = json.string() ? *json.string() : writeJson(json);
        if (words.size() <= mostMetadataBytes) rest.metadata.emplace_back(name, words);
    }

    std::string m_name;
    const Budget& m_budget;
};

}  // namespace

Result<ArrayFilePtr> openJsonArrays(const ByteSourcePtr& source, const Budget& budget) {
    const auto text = readAllText(*source, budget);
    if (!text) return text.error();
    const auto json = parseJson(*text, {.bytes = budget.textBytes, .values = 8'000'000, .depth = budget.depth}, source->name());
    if (!json) return json.error();
    Collector collector(source->name(), budget);
    if (json->array())
        if (auto done = collector.addNested(stemOf(source->name()), *json); !done) return done.error();
    for (const auto& member : json->object() ? *json->object() : Json::Object{})
        if (auto done = collector.addMember(member.key, member.value); !done) return done.error();
    if (collector.arrays.empty() && json->find("weight_map"))
        return fileError(source->name(),
                         ATT_TEXT("engine", "%1 is the index of a model in several files; open one of the .safetensors files beside it"));
    if (collector.arrays.empty())
        return fileError(
            source->name(),
            ATT_TEXT("engine", "%1 is JSON, but holds no array: expected lists of numbers under their names, such as {\"w_q\": [[1, 2], [3, 4]]}"));
    return loadedArrays(source->name(), std::move(collector.arrays), "number", std::move(collector.rest));
}

}  // namespace att
