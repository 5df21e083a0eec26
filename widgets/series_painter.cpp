// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

#include "widgets/digits.h"
#include "widgets/heat_labels.h"
#include "widgets/heat_layout.h"
#include "widgets/heat_words.h"
#include "widgets/series_style.h"
#include "widgets/translate.h"

namespace att {
namespace {

/// 1, 2 or 5 times a power of ten, so that about `wanted` steps fill the extent.
double niceStep(double extent, double wanted) {
    const double rough = extent / std::max(1.0, wanted), power = std::pow(10, std::floor(std::log10(rough)));
    return rough / power > 5 ? 10 * power : rough / power > 2 ? 5 * power : rough / power > 1 ? 2 * power : power;
}

class SeriesFigure {
public:
    SeriesFigure(QPainter& painter, const QRectF& area, const Panel& panel, int head, const Theme& theme, const QFont& font)
        : m_painter(painter), m_panel(panel), m_head(head), m_theme(theme), m_font(scaledFont(font, 0.9)), m_line(QFontMetricsF(m_font).height()) {
        std::tie(m_lowest, m_highest) = valueRange(panel);
        const double numbers = QFontMetricsF(m_font).horizontalAdvance(QStringLiteral("−0.000")) + 8;
        const double legend = wantsLegend(panel) ? 1.5 * m_line : 0;
        m_plot = area.adjusted(numbers, 0.5 * m_line + legend, -0.5 * m_line, -2.6 * m_line);
        m_legend = QRectF(m_plot.left(), area.top(), m_plot.width(), legend);
    }

    void paint() {
        m_painter.setFont(m_font);
        paintValueAxis();
        paintPlaceAxis();
        for (int row = 0; row < m_panel.shape.rows; ++row) m_panel.kind == PanelKind::Bars ? paintBars(row) : paintCurve(row);
        if (wantsLegend(m_panel)) paintLegend();
    }

private:
    double margin() const { return m_panel.kind == PanelKind::Bars ? 0.6 : m_panel.shape.columns > 1 ? 0.0 : 0.5; }
    double x(double place) const { return m_plot.left() + (place + margin()) / (m_panel.shape.columns - 1 + 2 * margin()) * m_plot.width(); }
    double y(double value) const { return m_plot.bottom() - (value - m_lowest) / (m_highest - m_lowest) * m_plot.height(); }
    double value(int row, int column) const { return double(m_panel.values->at(m_head, row, column)); }

    void paintValueAxis() {
        const double step = niceStep(m_highest - m_lowest, m_plot.height() / (2.5 * m_line));
        const int decimals = std::max(0, -int(std::floor(std::log10(step))));
        for (double tick = std::ceil(m_lowest / step) * step; tick <= m_highest + step * 1e-6; tick += step) {
            m_painter.setPen(QPen(std::abs(tick) < step / 2 ? m_theme.faint : m_theme.line, 1));
            m_painter.drawLine(QPointF(m_plot.left(), y(tick)), QPointF(m_plot.right(), y(tick)));
            m_painter.setPen(m_theme.secondary);
            const QRectF place(m_plot.left() - 206, y(tick) - m_line / 2, 200, m_line);
            m_painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, withDecimals(tick, decimals));
        }
    }

    void paintPlaceAxis() {
        m_painter.setPen(QPen(m_theme.faint, 1));
        m_painter.drawLine(m_plot.bottomLeft(), m_plot.bottomRight());
        m_painter.setPen(m_theme.secondary);
        const double widest = widestLabel(m_panel.columns, m_panel.shape.columns, m_font, 0.2 * m_plot.width()) + 8, pitch = x(1) - x(0);
        for (int column = 0, stride = labelStride(pitch, widest); column < m_panel.shape.columns; column += stride)
            m_painter.drawText(QRectF(x(column) - widest / 2, m_plot.bottom() + 3, widest, m_line), Qt::AlignCenter | Qt::TextSingleLine,
                               QFontMetricsF(m_font).elidedText(labelAt(m_panel.columns, column), Qt::ElideRight, widest));
        m_painter.drawText(QRectF(m_plot.left(), m_plot.bottom() + 1.4 * m_line, m_plot.width(), m_line), Qt::AlignCenter | Qt::TextSingleLine,
                           shown(m_panel.columns.name));
    }

    /// What is not finite leaves a gap.
    void paintCurve(int row) {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(seriesPen(m_panel, row, m_theme));
        QPolygonF piece;
        for (int column = 0; column <= m_panel.shape.columns; ++column) {
            if (column < m_panel.shape.columns && std::isfinite(value(row, column))) {
                piece << QPointF(x(column), y(value(row, column)));
                continue;
            }
            piece.size() == 1 ? m_painter.drawEllipse(piece.front(), 2, 2) : m_painter.drawPolyline(piece);
            piece.clear();
        }
        m_painter.restore();
    }

    void paintBars(int row) {
        const double width = 0.8 * (x(1) - x(0)) / m_panel.shape.rows;
        for (int column = 0; column < m_panel.shape.columns; ++column) {
            if (!std::isfinite(value(row, column))) continue;
            const double left = x(column) + (row - 0.5 * m_panel.shape.rows) * width;
            m_painter.fillRect(QRectF(QPointF(left, y(0)), QPointF(left + width, y(value(row, column)))).normalized(),
                               seriesPen(m_panel, row, m_theme).color());
        }
    }

    void paintLegend() {
        double left = m_legend.left();
        const QFontMetricsF metrics(m_font);
        for (int row = 0; row < m_panel.shape.rows && left < m_legend.right() - 3 * m_line; ++row) {
            m_painter.setPen(seriesPen(m_panel, row, m_theme));
            m_painter.drawLine(QPointF(left, m_legend.top() + m_line / 2), QPointF(left + 1.5 * m_line, m_legend.top() + m_line / 2));
            m_painter.setPen(m_theme.text);
            const QString name = metrics.elidedText(labelAt(m_panel.rows, row), Qt::ElideRight, std::max(1.0, m_legend.right() - left - 2 * m_line));
            m_painter.drawText(QRectF(left + 1.8 * m_line, m_legend.top(), m_legend.right() - left, m_line),
                               Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
            left += 2.8 * m_line + metrics.horizontalAdvance(name);
        }
    }

    QPainter& m_painter;
    const Panel& m_panel;
    int m_head;
    const Theme& m_theme;
    QFont m_font;
    double m_line, m_lowest = 0, m_highest = 1;
    QRectF m_plot, m_legend;
};

}  // namespace

void paintSeries(QPainter& painter, const QRectF& area, const Panel& panel, int head, const Theme& theme, const QFont& font) {
    SeriesFigure(painter, area, panel, head, theme, font).paint();
}

}  // namespace att
