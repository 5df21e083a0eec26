// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/heat_layout.h"
#include "widgets/series_axis.h"
#include "widgets/series_curve.h"
#include "widgets/series_legend.h"
#include "widgets/series_style.h"
#include "widgets/series_ticks.h"
#include "widgets/theme_fonts.h"

namespace att {
namespace {

constexpr double figureTickSize = 0.9;  // of the figure's font

class SeriesFigure {
public:
    SeriesFigure(QPainter& painter, const QRectF& area, const SeriesScene& scene)
        : m_painter(painter),
          m_panel(scene.panel),
          m_head(scene.head),
          m_theme(scene.theme),
          m_pinned(scene.pinned),
          m_font(scaledFont(scene.font, figureTickSize)),
          m_unit(unitOf(scene.font)),
          m_line(QFontMetricsF(m_font).height()),
          m_places(placeAxis(m_panel)),
          m_values(valueAxis(m_panel)) {
        layOut(area);
    }

    void paint() {
        m_painter.setFont(m_font);
        m_painter.translate(m_corner);
        paintLegend(m_painter, m_legend, m_panel, m_theme);
        m_painter.translate(-m_corner);
        paintValueAxis();
        paintPlaceAxis();
        for (int row = 0; row < m_panel.shape.rows; ++row) m_panel.kind == PanelKind::Bars ? paintBars(row) : paintRow(row);
        paintPinned();
    }

private:
    double x(double place) const { return m_plot.left() + m_places.share(place) * m_plot.width(); }
    double y(double value) const { return m_plot.bottom() - m_values.share(value) * m_plot.height(); }
    double value(int row, int column) const { return double(m_panel.values->at(m_head, row, column)); }
    bool drawable(int row, int column) const { return m_values.drawable(value(row, column)); }

    void layOut(const QRectF& area) {
        m_corner = area.topLeft();
        m_legend = layOutLegend(m_panel, {area.width(), area.height(), m_font});
        m_plot = area.adjusted(0, m_legend.height + 0.5 * m_line, -1.5 * m_line, 0);
        m_placeTicks = placeTicks(m_panel, {m_places.lowest, m_places.highest, area.width() - 5 * m_line, m_font, mostAcross * area.height()});
        const double name = m_places.name.isEmpty() ? 0 : 1.3 * m_line;
        m_plot.setBottom(area.bottom() - extentBelow() - name - 0.4 * m_line);
        m_valueTicks = valueTicks(m_values.logarithmic, {m_values.lowest, m_values.highest, m_plot.height(), m_font});
        m_plot.setLeft(area.left() + widest(m_valueTicks) + 0.6 * m_line);
    }

    double widest(const Ticks& ticks) const {
        const QFontMetricsF metrics(m_font);
        double most = 0;
        for (const Tick& tick : ticks.ticks) most = std::max(most, metrics.horizontalAdvance(tick.label));
        return most;
    }

    /// Of the labels under the plot.
    double extentBelow() const {
        if (m_placeTicks.turned) return widest(m_placeTicks);
        qsizetype lines = 1;
        for (const Tick& tick : m_placeTicks.ticks) lines = std::max(lines, tick.label.count('\n') + 1);
        return double(lines) * m_line;
    }

    void paintValueAxis() {
        for (const Tick& tick : m_valueTicks.ticks) {
            if (tick.label.isEmpty()) continue;
            m_painter.setPen(QPen(tick.at == 0 ? m_theme.faint : m_theme.line, m_unit));
            m_painter.drawLine(QPointF(m_plot.left(), y(tick.at)), QPointF(m_plot.right(), y(tick.at)));
            m_painter.setPen(m_theme.secondary);
            const QRectF place(m_plot.left() - 20 * m_line, y(tick.at) - m_line / 2, 19.6 * m_line, m_line);
            m_painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, tick.label);
        }
        m_painter.setPen(QPen(m_theme.faint, m_unit));
        m_painter.drawLine(m_plot.topLeft(), m_plot.bottomLeft());
    }

    void paintPlaceAxis() {
        m_painter.drawLine(m_plot.bottomLeft(), m_plot.bottomRight());
        for (const Tick& tick : m_placeTicks.ticks) {
            const QPointF foot(x(tick.at), m_plot.bottom());
            m_painter.setPen(QPen(m_theme.faint, m_unit));
            m_painter.drawLine(foot, foot + QPointF(0, (tick.label.isEmpty() ? 0.15 : 0.25) * m_line));
            m_painter.setPen(m_theme.secondary);
            paintPlaceLabel(foot + QPointF(0, 0.4 * m_line), tick.label);
        }
        const QRectF name(m_plot.left(), m_plot.bottom() + 0.4 * m_line + extentBelow() + 0.2 * m_line, m_plot.width(), m_line);
        m_painter.drawText(name, Qt::AlignCenter | Qt::TextSingleLine, QFontMetricsF(m_font).elidedText(m_places.name, Qt::ElideRight, name.width()));
    }

    void paintPlaceLabel(const QPointF& top, const QString& label) {
        m_painter.save();
        m_painter.translate(top);
        if (m_placeTicks.turned) m_painter.rotate(-90);
        const QRectF place =
            m_placeTicks.turned ? QRectF(-20 * m_line, -m_line / 2, 20 * m_line, m_line) : QRectF(-10 * m_line, 0, 20 * m_line, 20 * m_line);
        m_painter.drawText(place, m_placeTicks.turned ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignHCenter | Qt::AlignTop, label);
        m_painter.restore();
    }

    void paintRow(int row) {
        QPolygonF points;
        for (int column = 0; column < m_panel.shape.columns; ++column)
            points << (drawable(row, column) ? QPointF(x(placeOf(m_panel, column)), y(value(row, column))) : QPointF(NAN, NAN));
        m_painter.setPen(seriesPen(m_panel, row, m_theme, m_unit));
        paintCurve(m_painter, points, marksPoints(m_panel), pointRadius(m_unit));
    }

    void paintBars(int row) {
        const double half = barWidth(m_panel) / 2, base = m_values.logarithmic ? m_values.lowest : std::clamp(0.0, m_values.lowest, m_values.highest);
        for (int column = 0; column < m_panel.shape.columns; ++column) {
            if (!drawable(row, column)) continue;
            const double place = barPlace(m_panel, row, column);
            m_painter.fillRect(QRectF(QPointF(x(place - half), y(base)), QPointF(x(place + half), y(value(row, column)))).normalized(),
                               seriesPen(m_panel, row, m_theme, m_unit).color());
        }
    }

    void paintPinned() {
        if (!m_pinned || !drawable(m_pinned->row, m_pinned->column)) return;
        const bool bars = m_panel.kind == PanelKind::Bars;
        const double place = bars ? barPlace(m_panel, m_pinned->row, m_pinned->column) : placeOf(m_panel, m_pinned->column);
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(QPen(m_theme.marker, 2.5 * m_unit));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(QPointF(x(place), y(value(m_pinned->row, m_pinned->column))), 5 * m_unit, 5 * m_unit);
        m_painter.restore();
    }

    QPainter& m_painter;
    const Panel& m_panel;
    int m_head;
    const Theme& m_theme;
    std::optional<Cell> m_pinned;
    QFont m_font;
    double m_unit, m_line;
    PlotAxis m_places, m_values;
    QPointF m_corner;
    Legend m_legend;
    QRectF m_plot;
    Ticks m_placeTicks, m_valueTicks;
};

}  // namespace

void paintSeries(QPainter& painter, const QRectF& area, const SeriesScene& scene) {
    painter.save();
    SeriesFigure(painter, area, scene).paint();
    painter.restore();
}

}  // namespace att
