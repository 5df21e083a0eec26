// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_image.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/parallel.h"

namespace att {
namespace {

/// The cells that each pixel along one axis stands for.
std::vector<CellSpan> spansOf(double first, double length, int pixels, int cells) {
    std::vector<CellSpan> spans(std::size_t(pixels), CellSpan{});
    const bool single = length <= pixels;
    const double step = length / pixels;
    const auto inside = [cells](double place) { return std::clamp(int(std::floor(place)), 0, cells - 1); };
    for (int p = 0; p < pixels; ++p) spans[std::size_t(p)].begin = inside(first + (single ? p + 0.5 : p + 1e-9) * step);
    for (std::size_t p = 0; p < spans.size(); ++p)
        spans[p].end = single || p + 1 == spans.size() ? spans[p].begin + 1 : std::max(spans[p].begin + 1, spans[p + 1].begin);
    if (!single) spans.back().end = std::max(spans.back().end, inside(std::ceil(first + length - 1e-9) - 1) + 1);
    return spans;
}

/// Numbered as they follow each other, equal neighbours alike.
std::vector<int> linesOf(const std::vector<CellSpan>& spans) {
    std::vector<int> lines(spans.size(), 0);
    for (std::size_t i = 1; i < spans.size(); ++i) lines[i] = lines[i - 1] + (spans[i] == spans[i - 1] ? 0 : 1);
    return lines;
}

/// Over what is coloured, a hatching in the places of what is not finite.
void hatch(const std::vector<std::uint8_t>& indices, const Theme& theme, int y, QRgb* line) {
    constexpr int period = 6;
    const QRgb masked = maskedColours(theme).hatch, notNumber = notNumberColours(theme).hatch;
    for (int x = 0; x < int(indices.size()); ++x) {
        const bool rising = (x + y) % period == 0, falling = (x - y) % period == 0;
        const std::uint8_t index = indices[std::size_t(x)];
        if (index == minusInfinityIndex && rising) line[x] = masked;
        if (index > minusInfinityIndex && (rising || falling)) line[x] = notNumber;
    }
}

/// How the numbers are coloured.
struct Colouring {
    const HeatScale& scale;
    const Theme& theme;
    std::array<QRgb, 256> colours = paintedColours(scale.map, theme);
};

/// The pixel rows begin … end-1.
void colour(const HeatNumbers& numbers, const Colouring& with, int begin, int end, QRgb* line, std::ptrdiff_t step) {
    const int width = numbers.size.width();
    const bool special = with.scale.special();
    std::vector<std::uint8_t> indices(std::size_t(width), 0);
    for (int y = begin; y < end; ++y, line += step) {
        if (y > begin && !special && numbers.lines[std::size_t(y)] == numbers.lines[std::size_t(y - 1)]) {
            std::copy_n(line - step, width, line);
            continue;
        }
        quantise({numbers.row(y), 1, width, 0}, with.scale.core(), indices.data(), 0);
        std::ranges::transform(indices, line, [&](std::uint8_t index) { return with.colours[index]; });
        if (special) hatch(indices, with.theme, y, line);
    }
}

}  // namespace

HeatNumbers heatNumbers(const HeatImageRequest& request) {
    const MatrixView<float>& matrix = request.values;
    const QRectF& window = request.window;
    const QSize size = request.pixels;
    if (size.isEmpty() || matrix.size() == 0) return {};
    const auto columns = spansOf(window.left(), window.width(), size.width(), int(matrix.cols()));
    auto rows = spansOf(window.top(), window.height(), size.height(), int(matrix.rows()));
    HeatNumbers numbers{size, linesOf(rows), Buffer(), {}};
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    numbers.values = Buffer(std::size_t(size.width()) * rows.size());
    if (window == QRectF(0, 0, double(matrix.cols()), double(matrix.rows()))) numbers.extent.emplace();
    reduceCells({matrix.data(), int(matrix.rows()), int(matrix.cols()), matrix.cols()}, rows, columns, request.reduction, numbers.values.data(),
                numbers.extent ? &*numbers.extent : nullptr);
    return numbers;
}

QImage heatImage(const HeatNumbers& numbers, const HeatScale& scale, const Theme& theme) {
    QImage image(numbers.size, QImage::Format_RGB32);
    if (image.isNull()) return {};
    const Colouring with{scale, theme};
    QRgb* const line = reinterpret_cast<QRgb*>(image.bits());
    const std::ptrdiff_t step = image.bytesPerLine() / 4;
    constexpr int bandRows = 32;
    const double microseconds = double(image.width()) * image.height() * 0.0006;
    parallelFor(blocksIn(image.height(), bandRows), microseconds, [&](int band) {
        const int begin = band * bandRows;
        colour(numbers, with, begin, std::min(image.height(), begin + bandRows), line + begin * step, step);
    });
    return image;
}

QImage heatImage(const HeatImageRequest& request) { return heatImage(heatNumbers(request), request.scale, request.theme); }

Reduction reductionFor(Reduce reduce, Tone tone) {
    if (reduce == Reduce::Mean) return Reduction::Mean;
    return tone == Tone::Diverging ? Reduction::Extreme : Reduction::Maximum;
}

QSize cellsPerPixel(const QRectF& window, QSize pixels) {
    const auto most = [](double cells, int places) { return std::max(1, int(std::ceil(cells / std::max(1, places) - 1e-9))); };
    return {most(window.width(), pixels.width()), most(window.height(), pixels.height())};
}

}  // namespace att
