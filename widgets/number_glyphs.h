// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Numbers and the signs between them, one glyph per character: for those that change with every frame, since shaping each as a text costs more
// than all else. Not for words, but for the names of functions in a font whose letters are equally wide.

#include <QFont>
#include <QHash>
#include <QRawFont>
#include <memory>

class QPainter;

namespace att {

class NumberGlyphs {
public:
    struct Glyph {
        quint32 index = 0;
        double advance = 0;
    };

    /// The same for the same font. For the GUI thread.
    static std::shared_ptr<const NumberGlyphs> of(const QFont& font);
    explicit NumberGlyphs(const QFont& font);

    /// Whether each character is a sign or digit that the font has.
    bool canWrite(const QString& number) const;
    double advance(const QString& number) const;
    const Glyph& glyph(QChar c) const { return *m_glyphs.constFind(c); }
    const QRawFont& font() const { return m_font; }
    /// In the painter's pen; `baseline` is the left end.
    void paint(QPainter& painter, QPointF baseline, const QString& number) const;

private:
    QRawFont m_font;
    QHash<QChar, Glyph> m_glyphs;
};

}  // namespace att
