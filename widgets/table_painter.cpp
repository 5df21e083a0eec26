// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>
#include <algorithm>

#include "widgets/digits.h"
#include "widgets/heat_labels.h"
#include "widgets/heat_words.h"
#include "widgets/translate.h"

namespace att {
namespace {

struct TableWords {
    Q_DECLARE_TR_FUNCTIONS(TableWords)
};

}  // namespace

void paintTable(QPainter& painter, const QRectF& area, const Panel& panel, int head, const Theme& theme, const QFont& font) {
    const QFontMetricsF metrics(font);
    const double line = 1.5 * metrics.height(), label = widestLabel(panel.rows, panel.shape.rows, font, 0.4 * area.width()) + metrics.height();
    const double width = metrics.horizontalAdvance(QStringLiteral("−0.0000")) + metrics.height();
    const int columns = std::clamp(int((area.width() - label) / width), 0, panel.shape.columns);
    const int fit = int(area.height() / line) - 1, rows = std::clamp(fit < panel.shape.rows ? fit - 1 : fit, 0, panel.shape.rows);
    painter.setFont(font);
    const auto cell = [&](int row, int column) { return QRectF(area.left() + label + column * width, area.top() + (row + 1) * line, width, line); };
    const auto write = [&](const QRectF& place, const QString& words, const QColor& ink) {
        painter.setPen(ink);
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, metrics.elidedText(words, Qt::ElideRight, place.width() - 4));
    };
    for (int column = 0; column < columns; ++column) write(cell(-1, column), labelAt(panel.columns, column), theme.secondary);
    for (int row = 0; row < rows; ++row) {
        write(QRectF(area.left(), cell(row, 0).top(), label, line), labelAt(panel.rows, row), theme.secondary);
        for (int column = 0; column < columns; ++column) write(cell(row, column), significant(panel.values->at(head, row, column), 4), theme.text);
        painter.setPen(QPen(theme.line, 1));
        painter.drawLine(cell(row, 0).topLeft() - QPointF(label, 0), cell(row, columns).topLeft());
    }
    if (rows == panel.shape.rows && columns == panel.shape.columns) return;
    const QString left = TableWords::tr("%1 of %2 rows and %3 of %4 columns").arg(rows).arg(panel.shape.rows).arg(columns).arg(panel.shape.columns);
    write(QRectF(area.left(), cell(rows, 0).top(), area.width(), line), left, theme.secondary);
}

void paintProse(QPainter& painter, const QRectF& area, const Panel& panel, const Theme& theme, const QFont& font) {
    QStringList paragraphs;
    for (const Message& message : panel.prose) paragraphs << shown(message);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, paragraphs.join(QStringLiteral("\n\n")));
}

}  // namespace att
