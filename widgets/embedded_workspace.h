// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The workspace inside an exported picture: put into a PNG as a chunk, into an SVG as metadata, and found again in
// both without decoding the picture. What the workspace says is none of its business.

#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace att {

/// `png` with one more chunk behind its header: iTXt, keyword "attention-explorer". `png` must be a whole PNG.
std::string pngWithWorkspace(std::string_view png, std::string_view workspace);

/// An element for the head of an SVG.
std::string svgMetadata(std::string_view workspace);

/// The workspace in a PNG or SVG, as it was put in. Fails with File when the file is neither, is damaged, or carries
/// none. Reads in bounded pieces and resolves no entity but the five of XML and numbers.
Result<std::string> readEmbeddedWorkspace(const std::string& path);

}  // namespace att
