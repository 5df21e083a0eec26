// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening.h"

#include "engine/io/arrays.h"
#include "engine/io/recognise.h"
#include "widgets/embedded_workspace.h"

namespace att {
namespace {

constexpr std::uint64_t kLargestWorkspace = std::uint64_t(64) << 20;
/// The format stands at the beginning, behind white space and whatever else was written first.
constexpr std::uint64_t kBeginning = 4096;

Result<Opened> openArrayFile(const std::string& path) {
    auto source = readArraySource(path);
    if (!source) return source.error();
    return Opened{std::nullopt, false, *std::move(source)};
}

}  // namespace

Result<Opened> openFile(const std::vector<Lens>& lenses, const Session& base, const std::string& path) {
    const auto source = fileSource(path);
    if (!source) return source.error();
    const FileKind kind = recognise(**source).kind;
    const bool picture = kind == FileKind::Png || kind == FileKind::Svg;
    const auto beginning = (*source)->text(0, kBeginning);
    if (!beginning) return beginning.error();
    if (!picture && !looksLikeWorkspace(*beginning)) return openArrayFile(path);

    const auto text = picture ? readEmbeddedWorkspace(path) : (*source)->text(0, kLargestWorkspace);
    if (!text) return text.error();
    auto workspace = readWorkspace(lenses, base, *text, path, readArraySource);
    if (!workspace) return workspace.error();
    return Opened{*std::move(workspace), picture, std::nullopt};
}

}  // namespace att
