// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening.h"

#include "engine/io/arrays.h"
#include "engine/io/recognise.h"
#include "widgets/embedded_workspace.h"
#include "widgets/picture_file.h"

namespace att {
namespace {

constexpr std::uint64_t kLargestWorkspace = std::uint64_t(64) << 20;
/// The format stands at the beginning, behind white space and whatever else was written first.
constexpr std::uint64_t kBeginning = 4096;

Result<Opened> openArrayFile(const std::string& path) {
    auto source = readArraySource(path);
    if (!source) return source.error();
    return Opened{.arrays = *std::move(source)};
}

Result<Opened> openPictureFile(const std::string& path) {
    auto source = readPicture(path);
    if (!source) return source.error();
    return Opened{.picture = *std::move(source)};
}

}  // namespace

Loaders fileLoaders() {
    return {.arrays = readArraySource, .picture = readPicture, .embedded = [](const std::string& bytes) { return decodePicture(bytes, "PNG"); }};
}

Result<Opened> openFile(const std::vector<Lens>& lenses, const Session& base, const std::string& path) {
    const auto source = fileSource(path);
    if (!source) return source.error();
    const FileKind kind = recognise(**source).kind;
    const bool figure = kind == FileKind::Png || kind == FileKind::Svg;
    const auto beginning = (*source)->text(0, kBeginning);
    if (!beginning) return beginning.error();
    const bool picture = looksLikePicture(*beginning);
    if (!figure && picture) return openPictureFile(path);
    if (!figure && !looksLikeWorkspace(*beginning)) return openArrayFile(path);

    const auto text = figure ? readEmbeddedWorkspace(path) : (*source)->text(0, kLargestWorkspace);
    if (!text && picture) return openPictureFile(path);
    if (!text) return text.error();
    auto workspace = readWorkspace(lenses, base, *text, path, fileLoaders());
    if (!workspace) return workspace.error();
    return Opened{.workspace = *std::move(workspace), .inPicture = figure};
}

}  // namespace att
