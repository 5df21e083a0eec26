// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening.h"

#include "engine/io/file.h"

namespace att {
namespace {

constexpr std::uint64_t kLargestWorkspace = std::uint64_t(64) << 20;

}  // namespace

/// Enough to tell the kinds apart.
constexpr std::uint64_t kBeginning = 64;

std::string beginningOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(kBeginning, '\0');
    file.read(bytes.data(), std::streamsize(bytes.size()));
    bytes.resize(std::size_t(file.gcount()));
    return bytes;
}

bool isPicture(std::string_view beginning) {
    const auto first = beginning.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return beginning.starts_with("\x89PNG") || (first != std::string_view::npos && beginning[first] == '<');
}

Result<Opened> openPicture(const std::vector<Lens>& lenses, const Session& base, const std::string& path) {
    const auto text = readEmbeddedWorkspace(path);
    if (!text) return text.error();
    auto workspace = readWorkspace(lenses, base, *text, path, readArraySource);
    if (!workspace) return workspace.error();
    return Opened{*std::move(workspace), true, std::nullopt};
}

Result<Opened> openArraysOf(const std::string& path) {
    auto source = readArraySource(path);
    if (!source) return source.error();
    return Opened{std::nullopt, false, *std::move(source)};
}

}  // namespace

Result<Opened> openFile(const std::vector<Lens>& lenses, const Session& base, const std::string& path) {
    const auto kind = inspectKind(path);
    if (isPicture(beginning)) return openPicture(lenses, base, path);
    if (!looksLikeWorkspace(beginning)) return openArraysOf(path);
    const auto text = readFile(path, kLargestWorkspace);
    if (!text) return text.error();
    auto workspace = readWorkspace(lenses, base, *text, path, readArraySource);
    if (!workspace) return workspace.error();
    return Opened{*std::move(workspace), false, std::nullopt};
}

}  // namespace att
