// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How an image lies for the convolution kernels: with its edges around it, so that the input of every output place under one tap of the kernel
// is one run of memory. A row of the grid is a little wider than one of the output; what is computed between two rows is dropped. With a
// stride s the grid holds the s² images of every s-th row and column, its phases, one after another.

#include <cstddef>
#include <vector>

#include "engine/core/buffer.h"
#include "engine/math/image_convolution.h"

namespace att {

struct ImageGrid {
    int height = 0, width = 0;  ///< of one phase, edges included
    int outHeight = 0, outWidth = 0;
    int phases = 1;  ///< stride²

    std::ptrdiff_t phase() const { return std::ptrdiff_t(height) * width; }
    std::ptrdiff_t channel() const { return phase() * phases; }
    /// Flat places from the first output to the last.
    int places() const { return outHeight > 0 ? (outHeight - 1) * width + outWidth : 0; }
    std::ptrdiff_t outputs() const { return std::ptrdiff_t(outHeight) * outWidth; }
};

ImageGrid gridOf(const KernelShape& kernel, const Shape& image);

/// Room for some images in their grids, and zeros for what the kernels read beyond it.
Buffer roomFor(const KernelShape& kernel, const ImageGrid& grid, int images = 1);
/// All channels of an image into that room.
void fillGrid(const KernelShape& kernel, Edge edge, const ImageGrid& grid, const Shape& image, const float* X, float* to);

/// One of the taps of a group: channel c of the group, row i and column j of the kernel.
struct GridTap {
    int c, i, j;
    int phase;               ///< of the grid, in which its input lies
    std::ptrdiff_t inPhase;  ///< how far its input lies behind the output's place
};
/// Channel by channel, row by row, as the weights lie.
std::vector<GridTap> tapsOf(const KernelShape& kernel, const ImageGrid& grid);
/// From the beginning of the group's channels to the input of place 0 under each tap.
std::vector<std::ptrdiff_t> offsetsOf(const KernelShape& kernel, const ImageGrid& grid);

}  // namespace att
