// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A picture as bytes, as a screen shows it: made once by whoever decodes or draws it, shared and never changed. Not a matrix to
// compute with, and it knows no file formats.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace att {

struct Bitmap {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb = {};         ///< height × width × 3: row by row, red before green before blue
    int originalWidth = 0, originalHeight = 0;  ///< before it was made smaller to fit; 0: it was not
    std::string png = {};                       ///< the same pixels as a PNG file, for workspaces that embed them; may be empty

    const std::uint8_t* pixel(int row, int column) const { return &rgb[(std::size_t(row) * std::size_t(width) + std::size_t(column)) * 3]; }
    /// Of the pixels alone.
    friend bool operator==(const Bitmap& a, const Bitmap& b) { return a.width == b.width && a.height == b.height && a.rgb == b.rgb; }
};

using BitmapPtr = std::shared_ptr<const Bitmap>;

}  // namespace att
