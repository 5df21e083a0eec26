// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One formula of a lens's article as it was typeset for the program (resources/formulas), in any size and colour. It sets nothing itself.

#include <QByteArray>
#include <QColor>
#include <QRectF>
#include <QString>

class QPainter;

namespace att {

class TypesetFormula {
public:
    /// The formula with this index, from 0. Null when it was not drawn: see resources/formulas/README.md.
    TypesetFormula(const char* lens, std::size_t index);

    bool isNull() const { return m_svg.isEmpty(); }
    /// What it was made from; also what is said and copied in its place.
    const QString& tex() const { return m_tex; }
    /// At a font of `em` pixels.
    QSizeF size(double em) const { return m_box * em; }
    void paint(QPainter& painter, const QRectF& place, const QColor& ink) const;

private:
    QByteArray m_svg;
    QString m_tex;
    QSizeF m_box;  ///< in em
};

}  // namespace att
