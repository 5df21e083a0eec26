// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage_strip_thumbnail.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "widgets/theme.h"
#include "widgets/theme_paint.h"

namespace att {
namespace {

constexpr int mostSamples = 24;  // along one side of a block: a huge matrix is sampled, not read

/// Of a block of cells, the one largest in magnitude.
struct Blocks {
    int rows, columns;
    std::vector<float> values;
};

Blocks reduce(const MatrixView<float>& matrix, QSize most) {
    const int T = static_cast<int>(matrix.rows()), D = static_cast<int>(matrix.cols());
    Blocks blocks{std::min(T, most.height()), std::min(D, most.width()), {}};
    blocks.values.reserve(std::size_t(blocks.rows) * std::size_t(blocks.columns));
    for (int r = 0; r < blocks.rows; ++r) {
        const int top = r * T / blocks.rows, bottom = (r + 1) * T / blocks.rows, down = std::max(1, (bottom - top) / mostSamples);
        for (int c = 0; c < blocks.columns; ++c) {
            const int left = c * D / blocks.columns, right = (c + 1) * D / blocks.columns, across = std::max(1, (right - left) / mostSamples);
            float best = matrix(top, left);
            for (int i = top; i < bottom; i += down)
                for (int j = left; j < right; j += across)
                    if (std::abs(matrix(i, j)) > std::abs(best)) best = matrix(i, j);
            blocks.values.push_back(best);
        }
    }
    return blocks;
}

}  // namespace

QImage thumbnailOf(const Panel& panel, int head, const Look&, const Theme& theme, QSize most) {
    if (!panel.values || panel.values->shape().size() == 0) return {};
    const Blocks blocks = reduce(panel.values->head(std::clamp(head, 0, panel.values->shape().heads - 1)), most);
    float lowest = panel.lowest.value_or(0), highest = panel.highest.value_or(0);
    for (const float value : blocks.values)
        if (std::isfinite(value)) lowest = std::min(lowest, value), highest = std::max(highest, value);
    const float reach = std::max({std::abs(lowest), std::abs(highest), 1e-30f});
    QImage image(blocks.columns, blocks.rows, QImage::Format_RGB32);
    for (int r = 0; r < blocks.rows; ++r)
        for (int c = 0; c < blocks.columns; ++c) {
            const float value = blocks.values[std::size_t(r) * std::size_t(blocks.columns) + std::size_t(c)];
            image.setPixelColor(c, r, mixed(theme.chip, value < 0 ? theme.key : theme.query, std::isfinite(value) ? std::abs(value) / reach : 0));
        }
    return image;
}

}  // namespace att
