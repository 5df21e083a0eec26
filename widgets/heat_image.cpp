// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_image.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "widgets/heat_work.h"

namespace att {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

/// The cells that each pixel along one axis stands for: pixel p has begin[p] … end[p] − 1.
struct Span {
    std::vector<int> begin, end;
    bool single = true;  ///< every pixel stands for one cell

    Span(double first, double length, int pixels, int cells) : begin(pixels), end(pixels) {
        const double step = length / pixels;
        single = step <= 1;
        const auto inside = [cells](double place) { return std::clamp(int(std::floor(place)), 0, cells - 1); };
        for (int p = 0; p < pixels; ++p) begin[p] = inside(first + (single ? p + 0.5 : p + 1e-9) * step);
        for (int p = 0; p < pixels; ++p) end[p] = single || p + 1 == pixels ? begin[p] + 1 : std::max(begin[p] + 1, begin[p + 1]);
        if (!single) end.back() = std::max(end.back(), inside(std::ceil(first + length - 1e-9) - 1) + 1);
    }
};

/// Finite beats masked, masked beats NaN: a pixel is neutral only when all of its cells are.
float larger(float a, float b) { return a > b || std::isnan(b) ? a : b; }

class Painter {
public:
    Painter(const HeatImageRequest& request, QImage& image)
        : m_request(request),
          m_columns(request.window.left(), request.window.width(), image.width(), int(request.values.cols())),
          m_rows(request.window.top(), request.window.height(), image.height(), int(request.values.rows())),
          m_table(colourTable(request.scale.map)),
          m_bits(image.bits()),
          m_stride(image.bytesPerLine()) {}

    std::size_t numbersRead() const {
        return std::size_t(m_columns.end.back() - m_columns.begin.front()) * (m_rows.end.back() - m_rows.begin.front());
    }

    void paint(int begin, int end) {
        std::vector<float> row(m_request.values.cols()), pixels(m_columns.begin.size());
        int shown = -1;
        for (int y = begin; y < end; ++y) {
            if (m_rows.single && m_rows.begin[y] == shown && !m_request.scale.special()) {
                std::memcpy(line(y), line(y - 1), sizeof(QRgb) * pixels.size());
                continue;
            }
            shown = m_rows.begin[y];
            if (mean() && m_request.scale.special())
                finiteMeans(y, pixels);
            else
                gather(across(row, y), pixels);
            colour(pixels, line(y));
            if (m_request.scale.special()) hatch(pixels, line(y), y);
        }
    }

private:
    QRgb* line(int y) const { return reinterpret_cast<QRgb*>(m_bits + y * m_stride); }
    bool mean() const { return m_request.reduce == Reduce::Mean; }
    const float* source(int row) const { return m_request.values.data() + std::size_t(row) * m_request.values.cols(); }

    /// The rows of pixel row y joined into one: their maximum, or their sum when means are wanted.
    const float* across(std::vector<float>& joined, int y) {
        const int first = m_rows.begin[y], last = m_rows.end[y];
        if (last == first + 1) return source(first);
        const int left = m_columns.begin.front(), right = m_columns.end.back();
        std::copy(source(first) + left, source(first) + right, joined.begin() + left);
        for (int row = first + 1; row < last; ++row) join(joined.data() + left, source(row) + left, right - left);
        if (mean())
            std::transform(joined.begin() + left, joined.begin() + right, joined.begin() + left,
                           [n = float(last - first)](float s) { return s / n; });
        return joined.data();
    }

    void join(float* joined, const float* more, int count) const {
        if (mean())
            for (int k = 0; k < count; ++k) joined[k] += more[k];
        else if (m_request.scale.special())
            for (int k = 0; k < count; ++k) joined[k] = larger(joined[k], more[k]);
        else
            for (int k = 0; k < count; ++k) joined[k] = joined[k] > more[k] ? joined[k] : more[k];
    }

    /// One number for each pixel of a line.
    void gather(const float* row, std::vector<float>& pixels) const {
        if (m_columns.single) {
            for (std::size_t x = 0; x < pixels.size(); ++x) pixels[x] = row[m_columns.begin[x]];
            return;
        }
        for (std::size_t x = 0; x < pixels.size(); ++x) {
            float value = row[m_columns.begin[x]];
            for (int c = m_columns.begin[x] + 1; c < m_columns.end[x]; ++c) value = mean() ? value + row[c] : larger(value, row[c]);
            pixels[x] = mean() ? value / float(m_columns.end[x] - m_columns.begin[x]) : value;
        }
    }

    /// The means of what is finite; a pixel without any keeps the first of its cells.
    void finiteMeans(int y, std::vector<float>& pixels) const {
        for (std::size_t x = 0; x < pixels.size(); ++x) {
            float sum = 0;
            int count = 0;
            for (int row = m_rows.begin[y]; row < m_rows.end[y]; ++row)
                for (int c = m_columns.begin[x]; c < m_columns.end[x]; ++c)
                    if (const float value = source(row)[c]; std::isfinite(value)) sum += value, ++count;
            pixels[x] = count > 0 ? sum / float(count) : source(m_rows.begin[y])[m_columns.begin[x]];
        }
    }

    void colour(const std::vector<float>& pixels, QRgb* out) const {
        const HeatScale& scale = m_request.scale;
        if (scale.logarithmic || scale.special()) {
            for (std::size_t x = 0; x < pixels.size(); ++x)
                if (std::isfinite(pixels[x])) out[x] = m_table[scale.index(pixels[x])];
            return;
        }
        const float low = scale.lowest, factor = 255.0f / (scale.highest - scale.lowest);
        for (std::size_t x = 0; x < pixels.size(); ++x) {
            const float place = (pixels[x] - low) * factor;
            out[x] = m_table[int((place < 0 ? 0 : place > 255 ? 255 : place) + 0.5f)];
        }
    }

    void hatch(const std::vector<float>& pixels, QRgb* out, int y) const {
        for (int x = 0; x < int(pixels.size()); ++x)
            if (pixels[x] == -infinity)
                out[x] = (x + y) % 6 == 0 ? m_request.masked.hatch : m_request.masked.ground;
            else if (!std::isfinite(pixels[x]))
                out[x] = (x + y) % 6 == 0 || (x - y + 60'000) % 6 == 0 ? m_request.notNumber.hatch : m_request.notNumber.ground;
    }

    const HeatImageRequest& m_request;
    Span m_columns, m_rows;
    const ColourTable& m_table;
    uchar* m_bits;
    qsizetype m_stride;
};

}  // namespace

QImage heatImage(const HeatImageRequest& request) {
    QImage image(request.pixels, QImage::Format_RGB32);
    if (image.isNull() || request.values.size() == 0) return {};
    Painter painter(request, image);
    splitRows(image.height(), painter.numbersRead() + std::size_t(image.width()) * image.height(),
              [&](int begin, int end) { painter.paint(begin, end); });
    return image;
}

QSize cellsPerPixel(const QRectF& window, QSize pixels) {
    const auto most = [](double cells, int places) { return std::max(1, int(std::ceil(cells / std::max(1, places) - 1e-9))); };
    return {most(window.width(), pixels.width()), most(window.height(), pixels.height())};
}

}  // namespace att
