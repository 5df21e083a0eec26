// SPDX-License-Identifier: GPL-3.0-or-later
// {"weights/heads": {"shape": [2, 3, 3], "axes": [{"name": "head"}, {"name": "query", "labels": […]}, …], "values": [[[…]]]}}
#include <array>
#include <charconv>
#include <cmath>

#include "engine/io/array_writers.h"
#include "engine/io/json.h"

namespace att {
namespace {

/// The shortest digits of a float, unless reading them as a double and rounding that would give another float.
void writeNumber(TextOut& out, float number) {
    if (!std::isfinite(number)) {
        out << (std::isnan(number) ? "\"NaN\"" : number > 0 ? "\"Infinity\"" : "\"-Infinity\"");
        return;
    }
    if (number == 0 && std::signbit(number)) {
        out << "-0.0";  // -0 would be read as a whole number, which has no sign
        return;
    }
    std::array<char, 40> room{};
    const char* end = std::to_chars(room.data(), room.data() + room.size(), number).ptr;
    double again = 0;
    std::from_chars(room.data(), end, again);
    if (static_cast<float>(again) != number) end = std::to_chars(room.data(), room.data() + room.size(), static_cast<double>(number)).ptr;
    out << std::string_view(room.data(), end);
}

/// The numbers from `at` on, as lists in lists; each innermost list on a line of its own.
const float* writeNested(TextOut& out, const std::vector<std::int64_t>& shape, std::size_t level, const float* at) {
    if (level == shape.size()) {
        writeNumber(out, *at);
        return at + 1;
    }
    out << "[";
    for (std::int64_t i = 0; i < shape[level]; ++i) {
        if (i > 0) out << (level + 1 < shape.size() ? ",\n" : ",");
        at = writeNested(out, shape, level + 1, at);
    }
    out << "]";
    return at;
}

Json describe(const std::vector<Axis>& axes) {
    Json list = Json::Array{};
    for (const auto& axis : axes) {
        Json entry = Json::Object{};
        entry.set("name", axis.name.source);
        if (axis.labels) {
            Json labels = Json::Array{};
            for (const auto& label : *axis.labels) labels.append(label);
            entry.set("labels", std::move(labels));
        } else if (!axis.words.empty()) {
            Json labels = Json::Array{};
            for (const Text word : axis.words) labels.append(word.source);
            entry.set("labels", std::move(labels));
        }
        list.append(std::move(entry));
    }
    return list;
}

void writeTensor(TextOut& out, const NamedTensor& tensor) {
    Json shape = Json::Array{};
    for (const auto length : tensor.shape) shape.append(length);
    out << writeJson(tensor.name) << ": {\"shape\": " << writeJson(shape);
    if (!tensor.axes.empty()) out << ", \"axes\": " << writeJson(describe(tensor.axes));
    out << ", \"values\": ";
    // Nothing can be nested in an empty shape such as (0, 3); its lists would not end.
    if (elementsOf(tensor) > 0)
        writeNested(out, tensor.shape, 0, tensor.values);
    else
        out << "[]";
    out << "}";
}

}  // namespace

Status writeJsonArrays(NewFile& file, const std::vector<NamedTensor>& tensors, const ArrayMetadata& metadata) {
    TextOut out(file);
    out << "{";
    Json words = Json::Object{};
    for (const auto& [key, word] : metadata) words.set(key, word);
    if (!metadata.empty()) out << "\"__metadata__\": " << writeJson(words) << ",\n";
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        if (i > 0) out << ",\n";
        writeTensor(out, tensors[i]);
    }
    out << "}\n";
    return out.flush();
}

}  // namespace att
