// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/write_arrays.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <new>
#include <set>

#include "engine/core/listed.h"
#include "engine/io/array_writers.h"
#include "engine/io/arrays.h"
#include "engine/io/checked.h"
#include "engine/io/file_error.h"
#include "engine/io/json.h"
#include "engine/io/npy.h"

namespace att {
namespace {

static_assert(std::endian::native == std::endian::little, "bytesOf hands out memory as the little-endian formats want it");

struct Format {
    std::string_view suffix;
    Status (*write)(NewFile&, const std::vector<NamedTensor>&, const ArrayMetadata&);
    bool single;  // holds one array
    std::size_t mostRank;
};

constexpr std::array formats{
    Format{".npy", &writeNpy, true, 64}, Format{".npz", &writeNpz, false, 64},         Format{".safetensors", &writeSafetensors, false, 64},
    Format{".csv", &writeCsv, false, 3}, Format{".json", &writeJsonArrays, false, 60},
};

Error inputError(const std::string& path, Message message) { return {ErrorKind::Input, std::move(message), path}; }

Status checkNames(const std::string& path, const std::vector<NamedTensor>& tensors, const Format& format) {
    std::set<std::string_view> names;
    for (const auto& tensor : tensors) {
        const bool reserved = tensor.name.empty() || tensor.name == "__metadata__" || tensor.name.find('\0') != std::string::npos;
        if (reserved || !names.insert(tensor.name).second)
            return inputError(
                path, say(ATT_TEXT("engine", "%1: an array cannot be named “%2” here; names must be unique and not empty"), path, tensor.name));
        if (tensor.shape.size() > format.mostRank)
            return inputError(path,
                              say(ATT_TEXT("engine", "%1: array %2 has %3 dimensions; %4 holds at most %5. Save as .npz instead"), path, tensor.name,
                                  std::to_string(tensor.shape.size()), std::string(format.suffix), std::to_string(format.mostRank)));
    }
    return Done{};
}

Status check(const std::string& path, const std::vector<NamedTensor>& tensors, const Format& format) {
    if (tensors.empty()) return inputError(path, say(ATT_TEXT("engine", "%1: there are no arrays to write"), path));
    if (format.single && tensors.size() > 1)
        return inputError(path, say(ATT_TEXT("engine", "%1: this format holds one array; choose one of %2, or save as .npz"), path,
                                    listed(tensors, &NamedTensor::name)));
    return checkNames(path, tensors, format);
}

Result<Format> formatOf(const std::string& path) {
    const auto fits = [&path](const Format& format) { return path.ends_with(format.suffix); };
    const auto found = std::ranges::find_if(formats, fits);
    if (found != formats.end()) return *found;
    return inputError(path, say(ATT_TEXT("engine", "%1: arrays are saved as .npy, .npz, .safetensors, .csv or .json"), path));
}

Status write(const std::string& path, const std::vector<NamedTensor>& tensors, const ArrayMetadata& metadata) {
    const auto format = formatOf(path);
    if (!format) return format.error();
    if (auto fits = check(path, tensors, *format); !fits) return fits;
    auto created = NewFile::create(path);
    if (!created) return created.error();
    NewFile file = *std::move(created);
    if (auto done = format->write(file, tensors, metadata); !done) return done;
    return file.commit();
}

bool isStack(const Panel& panel) { return panel.kind == PanelKind::Heads || panel.kind == PanelKind::Picture || panel.shape.heads > 1; }

}  // namespace

std::vector<NamedTensor> arraysOf(const Outcome& outcome) {
    std::vector<NamedTensor> tensors;
    for (const auto& stage : outcome.stages)
        for (const auto& panel : stage.panels) {
            if (!panel.values) continue;
            const auto& [heads, rows, columns] = panel.values->shape();
            NamedTensor tensor{address(stage, panel), {rows, columns}, panel.values->data(), {panel.rows, panel.columns}};
            if (isStack(panel)) {
                tensor.shape.insert(tensor.shape.begin(), heads);
                tensor.axes.insert(tensor.axes.begin(), panel.heads);
            }
            tensors.push_back(std::move(tensor));
        }
    return tensors;
}

ArrayMetadata metadataOf(const Outcome& outcome) {
    if (!outcome.tokens || outcome.tokens->empty()) return {};
    Json tokens = Json::Array{};
    for (const auto& token : *outcome.tokens) tokens.append(token);
    return {{std::string(tokensName), writeJson(tokens)}};
}

Status writeArrays(const std::string& path, const std::vector<NamedTensor>& tensors, const ArrayMetadata& metadata) {
    try {
        return write(path, tensors, metadata);
    } catch (const std::bad_alloc&) {
        return memoryError(path, ATT_TEXT("engine", "%1: the machine has no memory left to write this"));
    }
}

const std::vector<std::string_view>& arraySuffixes() {
    static const std::vector<std::string_view> suffixes{".npy", ".npz", ".safetensors", ".csv", ".json"};
    return suffixes;
}

std::uint64_t elementsOf(const NamedTensor& tensor) { return checkedElements(tensor.shape).value_or(0); }

std::string_view bytesOf(const NamedTensor& tensor) { return {reinterpret_cast<const char*>(tensor.values), elementsOf(tensor) * sizeof(float)}; }

std::string_view labelAt(const NamedTensor& tensor, std::size_t axis, std::int64_t place) {
    if (axis >= tensor.axes.size()) return {};
    if (const auto& words = tensor.axes[axis].words; static_cast<std::size_t>(place) < words.size())
        return words[static_cast<std::size_t>(place)].source;
    if (!tensor.axes[axis].labels) return {};
    const auto& labels = *tensor.axes[axis].labels;
    return static_cast<std::size_t>(place) < labels.size() ? std::string_view(labels[static_cast<std::size_t>(place)]) : std::string_view();
}

TextOut& TextOut::operator<<(std::string_view text) {
    m_waiting += text;
    if (m_waiting.size() > (1 << 16)) m_done = flush();
    return *this;
}

/// The shortest digits that read back as the same float: nan and inf as C writes them.
TextOut& TextOut::operator<<(float number) {
    std::array<char, 40> room{};
    return *this << std::string_view(room.data(), std::to_chars(room.data(), room.data() + room.size(), number).ptr);
}

TextOut& TextOut::operator<<(std::int64_t number) {
    std::array<char, 24> room{};
    return *this << std::string_view(room.data(), std::to_chars(room.data(), room.data() + room.size(), number).ptr);
}

Status TextOut::flush() {
    if (m_done && !m_waiting.empty()) m_done = m_file.write(m_waiting);
    m_waiting.clear();
    return m_done;
}

Status writeNpy(NewFile& file, const std::vector<NamedTensor>& tensors, const ArrayMetadata&) {
    if (auto done = file.write(writeNpyHeader(tensors[0].shape)); !done) return done;
    return file.write(bytesOf(tensors[0]));
}

}  // namespace att
