// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/carried_workspace.h"

#include <algorithm>
#include <array>

#include "engine/io/checked.h"
#include "engine/io/inspect.h"
#include "engine/io/json.h"

namespace att {
namespace {

/// PNG: eight bytes, then chunks of u32 length (big-endian), four letters, data, u32 checksum. The keyword ends with a zero byte.
bool inPng(const ByteSource& source) {
    constexpr std::uint64_t head = 8, around = 12;
    constexpr int mostChunks = 100'000;
    std::uint64_t at = 8;
    for (int i = 0; i < mostChunks && lies(at, around, source.size()); ++i) {
        const auto start = source.text(at, head + workspaceKey.size() + 1);
        if (!start) return false;
        const auto byte = [&start](std::size_t place) { return std::uint64_t(static_cast<unsigned char>((*start)[place])); };
        const std::uint64_t length = byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3);
        const auto type = std::string_view(*start).substr(4, 4);
        const auto keyword = std::string_view(*start).substr(head);
        if ((type == "iTXt" || type == "tEXt") && keyword == std::string(workspaceKey) + '\0' && lies(at, length + around, source.size()))
            return true;
        if (type == "IEND") return false;
        at += length + around;  // below 2^33 each time, so it cannot wrap before it leaves the file
    }
    return false;
}

bool inSvg(const ByteSource& source, const Budget& budget) {
    const auto text = source.size() <= budget.textBytes ? source.text(0, source.size()) : Result<std::string>(std::string());
    if (!text) return false;
    const std::string id = "id=\"" + std::string(workspaceKey) + "\"";
    for (auto at = text->find("<metadata"); at != std::string::npos; at = text->find("<metadata", at + 1)) {
        const auto end = std::min(text->find('>', at), text->size());
        if (std::string_view(*text).substr(at, end - at).find(id) != std::string_view::npos) return true;
    }
    return false;
}

bool inJson(const ByteSource& source, const Budget& budget) {
    if (source.size() > budget.textBytes) return false;
    const auto text = source.text(0, source.size());
    // Most JSON never mentions the key; only then is it worth parsing.
    if (!text || text->find(workspaceKey) == std::string::npos) return false;
    const auto json = parseJson(*text, {.bytes = budget.textBytes, .depth = budget.depth});
    if (!json || !json->object()) return false;
    const auto names = [](const JsonMember& member) {
        return member.key == workspaceKey || (member.value.string() && member.value.string()->starts_with(workspaceKey));
    };
    return std::ranges::any_of(*json->object(), names);
}

}  // namespace

bool carriesWorkspace(const ByteSource& source, FileKind kind, const Budget& budget) {
    if (kind == FileKind::Png) return inPng(source);
    if (kind == FileKind::Svg) return inSvg(source, budget);
    return kind == FileKind::Json && inJson(source, budget);
}

}  // namespace att
