// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/typeset_formula.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>

namespace att {
namespace {

constexpr double unitsInEm = 1000;

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString titleOf(const QByteArray& svg) {
    QXmlStreamReader xml(svg);
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("title")) return xml.readElementText();
    return {};
}

}  // namespace

TypesetFormula::TypesetFormula(const char* lens, std::size_t index)
    : m_svg(contentOf(QStringLiteral(":/formulas/%1-%2.svg").arg(QLatin1String(lens)).arg(index + 1))) {
    if (isNull()) return;
    m_tex = titleOf(m_svg);
    m_box = QSvgRenderer(m_svg).viewBoxF().size() / unitsInEm;
}

void TypesetFormula::paint(QPainter& painter, const QRectF& place, const QColor& ink) const {
    QByteArray inked = m_svg;
    QSvgRenderer(inked.replace("currentColor", ink.name().toLatin1())).render(&painter, place);
}

}  // namespace att
