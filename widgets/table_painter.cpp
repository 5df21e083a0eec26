// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>
#include <algorithm>

#include "widgets/heat_words.h"
#include "widgets/table_layout.h"
#include "widgets/translate.h"

namespace att {
namespace {

struct TableWords {
    Q_DECLARE_TR_FUNCTIONS(TableWords)
};

class TableFigure {
public:
    TableFigure(QPainter& painter, const QRectF& area, const Panel& panel, int head, const Theme& theme, const QFont& font)
        : m_painter(painter), m_area(area), m_panel(panel), m_head(head), m_theme(theme), m_font(font), m_layout(layOutTable(panel, head, font)) {
        const int fit = int((area.height() - m_layout.heading) / m_layout.line);
        m_rows = std::clamp(fit < panel.shape.rows ? fit - 1 : fit, 0, panel.shape.rows);
        double left = area.left() + m_layout.labels;
        for (const double width : m_layout.columns) {
            if (left + width > area.right() + 0.5) break;
            m_lefts.push_back(left);
            left += width;
        }
        m_right = left;
    }

    void paint() {
        m_painter.setFont(m_font);
        for (std::size_t column = 0; column < m_lefts.size(); ++column) paintColumn(int(column));
        for (int row = 0; row < m_rows; ++row) paintRow(row);
        if (m_rows < m_panel.shape.rows || int(m_lefts.size()) < m_panel.shape.columns) paintRest();
    }

private:
    double top(int row) const { return m_area.top() + m_layout.heading + row * m_layout.line; }
    double padding() const { return 0.5 * QFontMetricsF(m_font).height(); }

    void write(const QRectF& place, int alignment, const QString& words, const QColor& ink) {
        m_painter.setPen(ink);
        m_painter.drawText(place, alignment, words);
    }

    void paintColumn(int column) {
        const double left = m_lefts[std::size_t(column)], width = m_layout.columns[std::size_t(column)] - 2 * padding();
        const QString heading = headingWords(labelAt(m_panel.columns, column), width + 1, m_font);
        const QRectF place(left, m_area.top(), width + padding(), m_layout.heading - 0.3 * padding());
        write(place, Qt::AlignRight | Qt::AlignBottom, heading, m_theme.secondary);
        const ColumnDigits digits = digitsOf(m_panel, m_head, column);
        for (int row = 0; row < m_rows; ++row)
            write(QRectF(left, top(row), width + padding(), m_layout.line), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                  digits.words(double(m_panel.values->at(m_head, row, column))), m_theme.text);
    }

    void paintRow(int row) {
        const QRectF place(m_area.left(), top(row), m_layout.labels - padding(), m_layout.line);
        const QString label = QFontMetricsF(m_font).elidedText(labelAt(m_panel.rows, row), Qt::ElideRight, place.width());
        write(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, label, m_theme.secondary);
        m_painter.setPen(QPen(m_theme.line, 1));
        m_painter.drawLine(QPointF(m_area.left(), top(row)), QPointF(m_right, top(row)));
    }

    void paintRest() {
        const QString left =
            TableWords::tr("%1 of %2 rows and %3 of %4 columns").arg(m_rows).arg(m_panel.shape.rows).arg(m_lefts.size()).arg(m_panel.shape.columns);
        write(QRectF(m_area.left(), top(m_rows), m_area.width(), m_layout.line), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, left,
              m_theme.secondary);
    }

    QPainter& m_painter;
    QRectF m_area;
    const Panel& m_panel;
    int m_head;
    const Theme& m_theme;
    QFont m_font;
    TableLayout m_layout;
    int m_rows = 0;
    std::vector<double> m_lefts;  ///< of the columns that fit
    double m_right = 0;
};

}  // namespace

void paintTable(QPainter& painter, const QRectF& area, const Panel& panel, int head, const Theme& theme, const QFont& font) {
    TableFigure(painter, area, panel, head, theme, font).paint();
}

void paintProse(QPainter& painter, const QRectF& area, const Panel& panel, const Theme& theme, const QFont& font) {
    QStringList paragraphs;
    for (const Message& message : panel.prose) paragraphs << shown(message);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, paragraphs.join(QStringLiteral("\n\n")));
}

}  // namespace att
