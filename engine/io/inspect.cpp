// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/inspect.h"

#include <algorithm>
#include <new>

#include "engine/io/carried_workspace.h"
#include "engine/io/checked.h"
#include "engine/io/file_error.h"
#include "engine/io/recognise.h"

namespace att {
namespace {

/// A zip archive or JSON that opened as arrays deserves the better name.
Text kindOfArrays(FileKind kind, const Recognised& found) {
    switch (kind) {
        case FileKind::Zip: return ATT_TEXT("engine", "arrays of NumPy (.npz)");
        case FileKind::Json: return ATT_TEXT("engine", "arrays in JSON");
        case FileKind::Text: return ATT_TEXT("engine", "a table of numbers (CSV)");
        default: return found.name;
    }
}

bool fitsBudget(const ArrayFile& file, const Budget& budget) {
    std::uint64_t total = 0;
    for (const auto& info : file.arrays()) {
        const auto elements = info.unsupported ? 0 : checkedElements(info.shape);
        const auto sum = elements ? checkedAdd(total, *elements) : std::nullopt;
        if (!sum || *sum > budget.bytes / sizeof(float)) return false;
        total = *sum;
    }
    return true;
}

void listArrays(const ArrayFile& file, const Budget& budget, Inspection& inspection) {
    const bool look = fitsBudget(file, budget);
    for (std::size_t i = 0; i < file.arrays().size(); ++i) {
        InspectedArray entry{file.arrays()[i], std::nullopt};
        if (look && !entry.info.unsupported && !inspection.refused) {
            const auto array = file.load(i);
            if (array)
                entry.unusual = countUnusual(array->values);
            else
                inspection.refused = array.error();
        }
        inspection.arrays.push_back(std::move(entry));
    }
    inspection.metadata = file.metadata();
}

Inspection look(const ByteSourcePtr& source, const Budget& budget) {
    Inspection inspection{.path = source->name(), .bytes = source->size()};
    const auto found = recognise(*source);
    inspection.kind = found.name;
    inspection.workspace = carriesWorkspace(*source, found.kind, budget);
    if (inspection.workspace) return inspection;
    const auto file = openArrays(source, budget);
    if (!file) {
        inspection.refused = file.error();
        return inspection;
    }
    inspection.kind = kindOfArrays(found.kind, found);
    listArrays(**file, budget, inspection);
    return inspection;
}

Message lineOf(const InspectedArray& array) {
    const auto name = excerpt(array.info.name);
    const auto type = excerpt(array.info.type);
    const auto shape = shapeInWords(array.info.shape);
    if (array.info.unsupported) return say(ATT_TEXT("engine", "  %1  %2  %3: %4"), name, type, shape, *array.info.unsupported);
    if (array.unusual && array.unusual->notANumber + array.unusual->infinite > 0)
        return say(ATT_TEXT("engine", "  %1  %2  %3, of them %4 not a number and %5 infinite"), name, type, shape,
                   std::to_string(array.unusual->notANumber), std::to_string(array.unusual->infinite));
    return say(ATT_TEXT("engine", "  %1  %2  %3"), name, type, shape);
}

Json toJson(const InspectedArray& array) {
    Json shape = Json::Array{};
    for (const auto length : array.info.shape) shape.append(length);
    Json json = Json::Object{};
    json.set("name", array.info.name).set("type", array.info.type).set("shape", std::move(shape)).set("bytes", array.info.bytes);
    json.set("supported", !array.info.unsupported);
    if (array.info.unsupported) json.set("reason", array.info.unsupported->source);
    if (array.unusual) json.set("nan", array.unusual->notANumber).set("infinite", array.unusual->infinite);
    return json;
}

}  // namespace

Inspection inspect(const ByteSourcePtr& source, const Budget& budget) {
    try {
        return look(source, budget);
    } catch (const std::bad_alloc&) {
        Inspection inspection{.path = source->name(), .bytes = source->size()};
        inspection.refused = memoryError(source->name(), ATT_TEXT("engine", "%1: the machine has no memory left to read this"));
        return inspection;
    }
}

Inspection inspect(const std::string& path, const Budget& budget) {
    const auto source = fileSource(path);
    if (source) return inspect(*source, budget);
    Inspection inspection{.path = path};
    inspection.refused = source.error();
    return inspection;
}

std::vector<Message> linesOf(const Inspection& inspection) {
    std::vector<Message> lines;
    const auto path = excerpt(inspection.path);
    if (!inspection.kind.empty()) lines.push_back(say(ATT_TEXT("engine", "%1: %2, %3"), path, inspection.kind, bytesInWords(inspection.bytes)));
    if (inspection.workspace) lines.push_back(say(ATT_TEXT("engine", "  a workspace of this program; it can be opened")));
    for (const auto& array : inspection.arrays) lines.push_back(lineOf(array));
    for (const auto& [key, words] : inspection.metadata) lines.push_back(say(ATT_TEXT("engine", "  %1 = %2"), excerpt(key), excerpt(words)));
    if (inspection.refused) lines.push_back(inspection.refused->message);
    return lines;
}

Json toJson(const Inspection& inspection) {
    Json arrays = Json::Array{};
    for (const auto& array : inspection.arrays) arrays.append(toJson(array));
    Json::Object metadata;
    for (const auto& [key, words] : inspection.metadata) metadata.push_back({key, words});
    Json json = Json::Object{};
    json.set("path", inspection.path).set("bytes", inspection.bytes).set("kind", inspection.kind.source).set("workspace", inspection.workspace);
    json.set("arrays", std::move(arrays)).set("metadata", std::move(metadata));
    json.set("refused", inspection.refused ? Json(english(inspection.refused->message)) : Json());
    return json;
}

}  // namespace att
