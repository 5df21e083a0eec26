// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/image_grid.h"

#include <algorithm>
#include <cstring>

#include "engine/core/parallel.h"
#include "engine/math/image_kernels.h"

namespace att {
namespace {

/// One row of one phase: X(row, x·stride + first), beyond the edge zero or the nearest pixel.
void copyRow(const float* row, int columns, int first, int stride, Edge edge, int count, float* to) {
    for (int x = 0; x < count; ++x) {
        const int at = x * stride + first;
        const bool inside = at >= 0 && at < columns;
        to[x] = inside ? row[at] : edge == Edge::Replicate ? row[std::clamp(at, 0, columns - 1)] : 0;
    }
}

void copyPlainRow(const float* row, int columns, int before, Edge edge, int count, float* to) {
    const int inside = std::min(columns, count - before);
    std::memcpy(to + before, row, sizeof(float) * std::size_t(inside));
    for (int x = 0; x < before; ++x) to[x] = edge == Edge::Replicate ? row[0] : 0;
    for (int x = before + inside; x < count; ++x) to[x] = edge == Edge::Replicate ? row[columns - 1] : 0;
}

void copyChannel(const KernelShape& kernel, Edge edge, const ImageGrid& grid, const Shape& image, const float* X, float* to) {
    const int s = kernel.stride;
    for (int phase = 0; phase < s * s; ++phase)
        for (int y = 0; y < grid.height; ++y, to += grid.width) {
            const int at = y * s + phase / s - kernel.above();
            if ((at < 0 || at >= image.rows) && edge == Edge::Zero) {
                std::fill_n(to, grid.width, 0.0f);
                continue;
            }
            const float* row = X + std::ptrdiff_t(std::clamp(at, 0, image.rows - 1)) * image.columns;
            if (s == 1)
                copyPlainRow(row, image.columns, kernel.before(), edge, grid.width, to);
            else
                copyRow(row, image.columns, phase % s - kernel.before(), s, edge, grid.width, to);
        }
}

}  // namespace

ImageGrid gridOf(const KernelShape& kernel, const Shape& image) {
    const int outHeight = strided(image.rows, kernel.stride), outWidth = strided(image.columns, kernel.stride);
    const int down = kernel.dilation * (kernel.height - 1), right = kernel.dilation * (kernel.width - 1);
    return {outHeight + strided(down, kernel.stride), outWidth + strided(right, kernel.stride), outHeight, outWidth, kernel.stride * kernel.stride};
}

Buffer roomFor(const KernelShape& kernel, const ImageGrid& grid, int images) {
    const std::size_t size = std::size_t(grid.channel()) * std::size_t(kernel.in) * std::size_t(images),
                      beyond = std::size_t(imageKernels().placesAtOnce);
    Buffer buffer(size + beyond);
    std::fill_n(buffer.data() + size, beyond, 0.0f);
    return buffer;
}

void fillGrid(const KernelShape& kernel, Edge edge, const ImageGrid& grid, const Shape& image, const float* X, float* to) {
    const std::ptrdiff_t pixels = std::ptrdiff_t(image.rows) * image.columns;
    parallelFor(image.heads, double(grid.channel()) * image.heads / 2000,
                [&](int c) { copyChannel(kernel, edge, grid, image, X + c * pixels, to + c * grid.channel()); });
}

std::vector<GridTap> tapsOf(const KernelShape& kernel, const ImageGrid& grid) {
    std::vector<GridTap> taps;
    const int s = kernel.stride;
    for (int c = 0; c < kernel.inOfGroup(); ++c)
        for (int i = 0; i < kernel.height; ++i)
            for (int j = 0; j < kernel.width; ++j) {
                const int down = i * kernel.dilation, right = j * kernel.dilation;
                taps.push_back({c, i, j, down % s * s + right % s, std::ptrdiff_t(down / s) * grid.width + right / s});
            }
    return taps;
}

std::vector<std::ptrdiff_t> offsetsOf(const KernelShape& kernel, const ImageGrid& grid) {
    std::vector<std::ptrdiff_t> offsets;
    for (const GridTap& tap : tapsOf(kernel, grid)) offsets.push_back(tap.c * grid.channel() + tap.phase * grid.phase() + tap.inPhase);
    return offsets;
}

}  // namespace att
