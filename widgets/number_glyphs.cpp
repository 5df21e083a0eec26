// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/number_glyphs.h"

#include <QGlyphRun>
#include <QPainter>
#include <algorithm>

#include "engine/core/memo.h"

namespace att {

std::shared_ptr<const NumberGlyphs> NumberGlyphs::of(const QFont& font) {
    thread_local Memo<QFont, std::shared_ptr<const NumberGlyphs>> known(8);
    return known(font, [&font] { return std::make_shared<const NumberGlyphs>(font); });
}

NumberGlyphs::NumberGlyphs(const QFont& font) : m_font(QRawFont::fromFont(font)) {
    if (!m_font.isValid()) return;
    for (const QChar c : QStringLiteral("0123456789.−∞Na×+÷=≈→(),^√bcdefghijklmnopqrstuvwxyz")) {
        if (!m_font.supportsCharacter(c)) continue;
        const auto index = m_font.glyphIndexesForString(QString(c)).value(0);
        m_glyphs.insert(c, {index, m_font.advancesForGlyphIndexes({index}).value(0).x()});
    }
}

bool NumberGlyphs::canWrite(const QString& number) const {
    return std::ranges::all_of(number, [this](QChar c) { return m_glyphs.contains(c); });
}

double NumberGlyphs::advance(const QString& number) const {
    double width = 0;
    for (const QChar c : number) width += glyph(c).advance;
    return width;
}

void NumberGlyphs::paint(QPainter& painter, QPointF baseline, const QString& number) const {
    QList<quint32> indexes;
    QList<QPointF> places;
    for (const QChar c : number) {
        indexes << glyph(c).index;
        places << baseline;
        baseline.rx() += glyph(c).advance;
    }
    QGlyphRun run;
    run.setRawFont(m_font);
    run.setGlyphIndexes(indexes);
    run.setPositions(places);
    painter.drawGlyphRun({}, run);
}

}  // namespace att
