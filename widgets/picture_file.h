// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Picture files, and pictures from the clipboard, as bitmaps: told by their content, held against limits before they are decoded,
// turned as the camera was held, over white where they are transparent, and made smaller where they are larger than a screen. Of an
// animation the first frame. Blocking: call it from a worker.

#include <string>

#include "engine/core/field.h"
#include "engine/core/result.h"

class QImage;

namespace att {

/// The longest side that is kept, in pixels.
inline constexpr int longestSide = 2048;

/// Whether the first bytes are those of PNG, JPEG, GIF, BMP, WebP or TIFF. SVG is never one: its reader opens files that it names.
bool looksLikePicture(std::string_view beginning);

/// From the whole file. Fails with File, saying what the bytes are instead, or with Memory before any is taken.
Result<BitmapPtr> decodePicture(const std::string& bytes, const std::string& name);

/// A file, linked.
Result<PictureSource> readPicture(const std::string& path);

/// Pixels without a file, embedded. Fails with File when there are none.
Result<PictureSource> pictureOf(const QImage& image, const std::string& name);

/// As Qt paints it.
QImage imageOf(const Bitmap& bitmap);

}  // namespace att
