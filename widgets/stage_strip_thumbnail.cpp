// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage_strip_thumbnail.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/core/reduce.h"
#include "widgets/heat_range.h"
#include "widgets/heat_scale.h"
#include "widgets/theme.h"

namespace att {
namespace {

constexpr int mostSamples = 12;  // rows of a block: a huge matrix is sampled, not read

/// Of a block of cells, the one largest in magnitude.
struct Blocks {
    int rows, columns;
    std::vector<float> values;
};

/// The cells of each block along one axis of which every `step`-th is looked at, counted in those.
std::vector<CellSpan> blocksAlong(int cells, int blocks, int step) {
    std::vector<CellSpan> spans;
    for (int b = 0; b < blocks; ++b) spans.push_back({blocksIn(b * cells / blocks, step), blocksIn((b + 1) * cells / blocks, step)});
    return spans;
}

/// Whole rows, some of them: a row's cells lie together, and what attends to itself or to the word before is met in every row.
Blocks reduce(const MatrixView<float>& matrix, QSize most) {
    const int T = static_cast<int>(matrix.rows()), D = static_cast<int>(matrix.cols());
    Blocks blocks{std::min(T, most.height()), std::min(D, most.width()), {}};
    blocks.values.resize(std::size_t(blocks.rows) * std::size_t(blocks.columns));
    const int step = std::max(1, T / blocks.rows / mostSamples);
    const Pixels sampled{matrix.data(), blocksIn(T, step), D, D * std::ptrdiff_t(step)};
    reduceCells(sampled, blocksAlong(T, blocks.rows, step), blocksAlong(D, blocks.columns, 1), Reduction::Extreme, blocks.values.data());
    return blocks;
}

/// The panel's fixed ends where it has them, else those of the blocks; zero in the middle of signed numbers.
HeatScale scaleOf(const Panel& panel, const Blocks& blocks, const Look& look) {
    Extent range;
    for (const float value : blocks.values)
        if (std::isfinite(value)) range.add({value, value});
    if (range.empty()) range = {0, 1};
    HeatScale scale;
    scale.map = colourMapFor(panel.tone, panel.role, look.colours);
    scale.lowest = panel.lowest.value_or(range.lowest);
    scale.highest = panel.highest.value_or(range.highest);
    const float reach = std::max(std::abs(scale.lowest), std::abs(scale.highest));
    if (panel.tone == Tone::Diverging) scale.lowest = -reach, scale.highest = reach;
    if (!(scale.lowest < scale.highest)) scale.highest = scale.lowest + 1;
    return scale;
}

/// Red, green and blue of one cell for each pixel.
QImage colourThumbnail(const Tensor& values, QSize most) {
    const Shape shape = values.shape();
    QImage image(std::min(shape.columns, most.width()), std::min(shape.rows, most.height()), QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const int row = y * shape.rows / image.height(), column = x * shape.columns / image.width();
            const auto byte = [&](int c) { return int(std::lround(255 * std::clamp(values.at(c, row, column), 0.0f, 1.0f))); };
            image.setPixel(x, y, qRgb(byte(0), byte(1), byte(2)));
        }
    return image;
}

}  // namespace

TensorPtr stampedValues(const Panel& panel) { return panel.values ? panel.values : panel.sample; }

QImage thumbnailOf(const Panel& panel, int head, const Look& look, const Theme& theme, QSize most) {
    const TensorPtr source = stampedValues(panel);
    if (!source || source->shape().size() == 0 || most.isEmpty()) return {};
    if (panel.colours) return colourThumbnail(*source, most);
    const Blocks blocks = reduce(source->head(std::clamp(head, 0, source->shape().heads - 1)), most);
    const HeatScale scale = scaleOf(panel, blocks, look);
    std::vector<std::uint8_t> indices(blocks.values.size());
    quantise({blocks.values.data(), blocks.rows, blocks.columns, blocks.columns}, scale.core(), indices.data(), blocks.columns);
    const auto colours = paintedColours(scale.map, theme);
    QImage image(blocks.columns, blocks.rows, QImage::Format_RGB32);
    for (int r = 0; r < blocks.rows; ++r) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(r));
        const auto* row = &indices[std::size_t(r) * std::size_t(blocks.columns)];
        std::transform(row, row + blocks.columns, line, [&](std::uint8_t index) { return colours[index]; });
    }
    return image;
}

}  // namespace att
