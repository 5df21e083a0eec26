// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/array_writers.h"
#include "engine/io/json.h"

namespace att {
namespace {

Json header(const std::vector<NamedTensor>& tensors, const ArrayMetadata& metadata) {
    Json::Object members, words;
    for (const auto& [key, word] : metadata) words.push_back({key, word});
    if (!metadata.empty()) members.push_back({"__metadata__", std::move(words)});
    std::uint64_t at = 0;
    for (const auto& tensor : tensors) {
        Json shape = Json::Array{};
        for (const auto length : tensor.shape) shape.append(length);
        const std::uint64_t end = at + bytesOf(tensor).size();
        Json entry = Json::Object{};
        entry.set("dtype", "F32").set("shape", std::move(shape)).set("data_offsets", Json::Array{at, end});
        members.push_back({tensor.name, std::move(entry)});
        at = end;
    }
    return members;
}

}  // namespace

/// The header is padded with spaces so that the numbers begin at a multiple of eight bytes.
Status writeSafetensors(NewFile& file, const std::vector<NamedTensor>& tensors, const ArrayMetadata& metadata) {
    std::string text = writeJson(header(tensors, metadata));
    text.append((8 - text.size() % 8) % 8, ' ');
    std::string length;
    for (unsigned shift = 0; shift < 64; shift += 8) length += static_cast<char>(std::uint64_t(text.size()) >> shift & 255);
    if (auto done = file.write(length + text); !done) return done;
    for (const auto& tensor : tensors)
        if (auto done = file.write(bytesOf(tensor)); !done) return done;
    return Done{};
}

}  // namespace att
