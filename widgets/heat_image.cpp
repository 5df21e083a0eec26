// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_image.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "engine/core/parallel.h"

namespace att {
namespace {

/// The cells that each pixel along one axis stands for: pixel p has begin[p] … end[p] − 1.
struct Span {
    std::vector<int> begin, end;
    bool single = true;  ///< every pixel stands for one cell

    Span(double first, double length, int pixels, int cells) : begin(pixels), end(pixels), single(length <= pixels) {
        const double step = length / pixels;
        const auto inside = [cells](double place) { return std::clamp(int(std::floor(place)), 0, cells - 1); };
        for (int p = 0; p < pixels; ++p) begin[p] = inside(first + (single ? p + 0.5 : p + 1e-9) * step);
        for (int p = 0; p < pixels; ++p) end[p] = single || p + 1 == pixels ? begin[p] + 1 : std::max(begin[p] + 1, begin[p + 1]);
        if (!single) end.back() = std::max(end.back(), inside(std::ceil(first + length - 1e-9) - 1) + 1);
    }
    int cells() const { return end.back() - begin.front(); }
};

// Two numbers joined into one. Comparisons keep the vector unit busy when nothing is NaN; the careful ones let NaN win.
struct Larger {
    float operator()(float a, float b) const { return a > b ? a : b; }
};
struct Farther {
    float operator()(float a, float b) const { return std::abs(a) > std::abs(b) ? a : b; }
};
struct Careful {
    bool farther;
    float operator()(float a, float b) const {
        if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<float>::quiet_NaN();
        if (a == -std::numeric_limits<float>::infinity()) return b;
        if (b == -std::numeric_limits<float>::infinity()) return a;
        return farther ? Farther()(a, b) : Larger()(a, b);
    }
};

/// Makes bands of pixel rows; each thread has its own.
class Band {
public:
    Band(const HeatImageRequest& request, const Span& columns, const Span& rows, const std::array<QRgb, 256>& colours)
        : m_request(request),
          m_columns(columns),
          m_rows(rows),
          m_colours(colours),
          m_joined(std::size_t(columns.cells())),
          m_pixels(columns.begin.size()),
          m_indices(columns.begin.size()) {}

    void paint(QRgb* line, std::ptrdiff_t step, int begin, int end) {
        for (int y = begin; y < end; ++y) {
            QRgb* out = line + y * step;
            const bool same = y > begin && m_rows.single && m_rows.begin[y] == m_rows.begin[y - 1];
            if (!same) colourIndices(y);
            if (same && !special())
                std::memcpy(out, out - step, sizeof(QRgb) * m_pixels.size());
            else
                std::transform(m_indices.begin(), m_indices.end(), out, [this](std::uint8_t index) { return m_colours[index]; });
            if (special()) hatch(out, y);
        }
    }

private:
    bool special() const { return m_request.scale.special(); }
    /// The row's first shown column.
    const float* source(int row) const {
        return m_request.values.data() + std::size_t(row) * std::size_t(m_request.values.cols()) + m_columns.begin.front();
    }

    void colourIndices(int y) {
        if (m_request.reduction == Reduction::Mean)
            means(y);
        else if (special())
            reduce(y, Careful{m_request.reduction == Reduction::Extreme});
        else if (m_request.reduction == Reduction::Extreme)
            reduce(y, Farther());
        else
            reduce(y, Larger());
        quantise({m_pixels.data(), 1, int(m_pixels.size()), 0}, m_request.scale.core(), m_indices.data(), 0);
    }

    /// Down the rows of a pixel first, in one sweep along memory, then along each pixel's columns.
    template <class Join>
    void reduce(int y, const Join& join) {
        const float* line = source(m_rows.begin[y]);
        if (m_rows.end[y] > m_rows.begin[y] + 1) {
            std::copy_n(line, m_joined.size(), m_joined.begin());
            for (int row = m_rows.begin[y] + 1; row < m_rows.end[y]; ++row) {
                const float* more = source(row);
                for (std::size_t c = 0; c < m_joined.size(); ++c) m_joined[c] = join(m_joined[c], more[c]);
            }
            line = m_joined.data();
        }
        const int left = m_columns.begin.front();
        for (std::size_t x = 0; x < m_pixels.size(); ++x) {
            float value = line[m_columns.begin[x] - left];
            for (int c = m_columns.begin[x] + 1; c < m_columns.end[x]; ++c) value = join(value, line[c - left]);
            m_pixels[x] = value;
        }
    }

    /// Of what is not masked; a pixel without any such cell is masked.
    void means(int y) {
        const int left = m_columns.begin.front();
        for (std::size_t x = 0; x < m_pixels.size(); ++x) {
            float sum = 0;
            int count = 0;
            for (int row = m_rows.begin[y]; row < m_rows.end[y]; ++row)
                for (int c = m_columns.begin[x]; c < m_columns.end[x]; ++c)
                    if (const float value = source(row)[c - left]; value != -std::numeric_limits<float>::infinity()) sum += value, ++count;
            m_pixels[x] = count > 0 ? sum / float(count) : -std::numeric_limits<float>::infinity();
        }
    }

    void hatch(QRgb* out, int y) const {
        constexpr int period = 6;
        const QRgb masked = maskedColours(m_request.theme).hatch, notNumber = notNumberColours(m_request.theme).hatch;
        for (int x = 0; x < int(m_indices.size()); ++x) {
            const bool rising = (x + y) % period == 0, falling = (x - y) % period == 0;
            if (m_indices[x] == minusInfinityIndex && rising) out[x] = masked;
            if (m_indices[x] > minusInfinityIndex && (rising || falling)) out[x] = notNumber;
        }
    }

    const HeatImageRequest& m_request;
    const Span &m_columns, &m_rows;
    const std::array<QRgb, 256>& m_colours;
    std::vector<float> m_joined, m_pixels;
    std::vector<std::uint8_t> m_indices;
};

}  // namespace

QImage heatImage(const HeatImageRequest& request) {
    QImage image(request.pixels, QImage::Format_RGB32);
    if (image.isNull() || request.values.size() == 0) return {};
    const Span columns(request.window.left(), request.window.width(), image.width(), int(request.values.cols()));
    const Span rows(request.window.top(), request.window.height(), image.height(), int(request.values.rows()));
    const auto colours = paintedColours(request.scale.map, request.theme);
    QRgb* line = reinterpret_cast<QRgb*>(image.bits());
    constexpr int bandRows = 32;
    const int bands = (image.height() + bandRows - 1) / bandRows;
    const double read = double(columns.cells()) * rows.cells() + double(image.width()) * image.height();
    parallelFor(bands, read * 0.0005, [&](int i) {
        Band(request, columns, rows, colours).paint(line, image.bytesPerLine() / 4, i * bandRows, std::min(image.height(), (i + 1) * bandRows));
    });
    return image;
}

Reduction reductionFor(Reduce reduce, Tone tone) {
    if (reduce == Reduce::Mean) return Reduction::Mean;
    return tone == Tone::Diverging ? Reduction::Extreme : Reduction::Maximum;
}

QSize cellsPerPixel(const QRectF& window, QSize pixels) {
    const auto most = [](double cells, int places) { return std::max(1, int(std::ceil(cells / std::max(1, places) - 1e-9))); };
    return {most(window.width(), pixels.width()), most(window.height(), pixels.height())};
}

}  // namespace att
