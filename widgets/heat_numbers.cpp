// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_numbers.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPaintEngine>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "engine/core/memo.h"
#include "widgets/digits.h"
#include "widgets/heat_words.h"
#include "widgets/number_glyphs.h"

namespace att {
namespace {

QString longestNumber(const HeatScale& scale, int decimals) {
    const QString high = withDecimals(scale.highest, decimals), low = withDecimals(scale.lowest, decimals);
    return high.size() > low.size() ? high : low;
}

/// Any number of that many digits.
QString digitsAlike(QString number) {
    for (QChar& c : number)
        if (c.isDigit()) c = '0';
    return number;
}

bool fits(const QString& number, const QFont& font, const QSizeF& room) {
    const QFontMetricsF metrics(font);
    // Digits in a cell need no room above and below their own height.
    return metrics.horizontalAdvance(number) <= room.width() && metrics.capHeight() * 1.5 <= room.height();
}

/// One glyph per character of a number, digits all equally wide.
class Glyphs {
public:
    explicit Glyphs(const QFont& font) : m_glyphs(NumberGlyphs::of(font)), m_height(QFontMetricsF(font).capHeight()) {
        if (!valid()) return;
        for (char d = '0'; d <= '9'; ++d) m_digit = std::max(m_digit, m_glyphs->glyph(QLatin1Char(d)).advance);
    }

    bool valid() const { return m_glyphs->canWrite(QStringLiteral("0123456789.−∞Na")); }

    void add(const QString& number, const QPointF& centre, bool bright) {
        double width = 0;
        for (const QChar c : number) width += advance(c);
        QPointF pen(std::round(centre.x() - width / 2), std::round(centre.y() + m_height / 2));
        for (const QChar c : number) {
            m_indexes[bright].push_back(m_glyphs->glyph(c).index);
            m_places[bright].push_back(pen);
            pen.rx() += advance(c);
        }
    }

    void paint(QPainter& painter) {
        for (const bool bright : {false, true}) {
            if (m_indexes[bright].isEmpty()) continue;
            QGlyphRun run;
            run.setRawFont(m_glyphs->font());
            run.setGlyphIndexes(m_indexes[bright]);
            run.setPositions(m_places[bright]);
            painter.setPen(bright ? inkOn(0xFF000000) : inkOn(0xFFFFFFFF));
            painter.drawGlyphRun({}, run);
        }
    }

private:
    double advance(QChar c) const { return c.isDigit() ? m_digit : m_glyphs->glyph(c).advance; }

    std::shared_ptr<const NumberGlyphs> m_glyphs;
    double m_digit = 0, m_height = 0;
    std::array<QList<quint32>, 2> m_indexes;
    std::array<QList<QPointF>, 2> m_places;
};

template <class Write>
void eachVisibleCell(const HeatLayout& layout, const Write& write) {
    const int left = std::max(0, int(std::floor(layout.window.left()))), top = std::max(0, int(std::floor(layout.window.top())));
    const int right = std::min(layout.columns, int(std::ceil(layout.window.right()))),
              bottom = std::min(layout.rows, int(std::ceil(layout.window.bottom())));
    for (int row = top; row < bottom; ++row)
        for (int column = left; column < right; ++column)
            if (const QRectF cell = layout.cellRect(row, column); layout.matrix.adjusted(-1, -1, 1, 1).contains(cell)) write(row, column, cell);
}

/// The largest font in which the number has room.
std::optional<QFont> fontFor(const QString& number, const HeatLayout& layout, bool pressed) {
    const QSizeF cell(layout.cellWidth(), layout.cellHeight());
    for (const double factor : {1.0, 0.9, 0.82, 0.76}) {
        const QFont font = scaledFont(layout.font, factor);
        const double padding = pressed ? 2 : 0.35 * QFontInfo(font).pixelSize();
        if (fits(number, font, cell - QSizeF(padding, 0))) return font;
    }
    return {};
}

}  // namespace

std::optional<NumberStyle> numberStyle(const HeatLayout& layout, const HeatScale& scale, bool pressed) {
    thread_local Memo<std::tuple<QString, QFont, double, double, bool>, std::optional<QFont>> known(8);
    const int decimals = decimalsFor(std::max(std::abs(scale.lowest), std::abs(scale.highest)));
    for (int d = decimals; d >= (pressed ? 0 : decimals); --d) {
        const QString number = digitsAlike(longestNumber(scale, d));
        const auto font =
            known({number, layout.font, layout.cellWidth(), layout.cellHeight(), pressed}, [&] { return fontFor(number, layout, pressed); });
        if (font) return NumberStyle{*font, d};
    }
    return {};
}

void paintNumbers(QPainter& painter, const HeatLayout& layout, MatrixView<float> values, const HeatScale& scale, const NumberStyle& style,
                  bool asText) {
    Glyphs glyphs(style.font);
    // Figures record texts, and a run of glyphs has none.
    const bool runs = !asText && glyphs.valid() && painter.paintEngine()->type() == QPaintEngine::Raster;
    painter.setFont(style.font);
    eachVisibleCell(layout, [&](int row, int column, const QRectF& cell) {
        const float value = values(row, column);
        // 0 and 1 are not the same as 0.00 and 1.00: the one is hidden, the other only small.
        const QString number = withDecimals(value, value == std::trunc(value) ? 0 : style.decimals);
        const QColor ink = std::isfinite(value) ? inkOn(scale.colour(value)) : QColor();
        if (!ink.isValid()) return;
        if (runs) return glyphs.add(number, cell.center(), ink == QColor(Qt::white));
        painter.setPen(ink);
        painter.drawText(cell, Qt::AlignCenter | Qt::TextSingleLine, number);
    });
    glyphs.paint(painter);
}

}  // namespace att
