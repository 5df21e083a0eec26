// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_xml.h"

#include <QColor>
#include <QPainterPath>
#include <QRectF>
#include <QString>

namespace att::xml {

QByteArray number(qreal value) {
    // Three digits are a hundredth of a pixel even when the figure is enlarged ten times.
    QByteArray digits = QByteArray::number(value, 'f', 3);
    while (digits.endsWith('0')) digits.chop(1);
    if (digits.endsWith('.')) digits.chop(1);
    return digits == "-0" ? QByteArray("0") : digits;
}

QByteArray attribute(const char* name, const QByteArray& value) { return QByteArray(" ") + name + "=\"" + value + '"'; }

QByteArray attributes(const QRectF& r) {
    return attribute("x", number(r.x())) + attribute("y", number(r.y())) + attribute("width", number(r.width())) +
           attribute("height", number(r.height()));
}

QByteArray paint(const char* name, const char* opacityName, const QColor& colour) {
    const QByteArray text = attribute(name, colour.name(QColor::HexRgb).toLatin1());
    return colour.alpha() == 255 ? text : text + attribute(opacityName, number(colour.alphaF()));
}

QByteArray pathData(const QPainterPath& path) {
    QByteArray d;
    for (int i = 0; i < path.elementCount(); ++i) {
        const auto element = path.elementAt(i);
        if (element.isMoveTo())
            d += 'M';
        else if (element.isLineTo())
            d += 'L';
        else if (element.type == QPainterPath::CurveToElement)
            d += 'C';
        else
            d += ' ';
        d += number(element.x) + ' ' + number(element.y);
    }
    return d;
}

QByteArray escaped(const QString& text) {
    QString valid;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const bool allowed = c == '\t' || c == '\n' || c == '\r' || (c.unicode() >= 0x20 && c.unicode() < 0xfffe && !c.isSurrogate());
        if (pair)
            valid += text.sliced(i++, 2);
        else
            valid += allowed ? c : QChar(QChar::ReplacementCharacter);
    }
    return valid.toHtmlEscaped().toUtf8();
}

}  // namespace att::xml
