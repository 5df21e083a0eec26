// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_legend.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/elide.h"
#include "widgets/heat_words.h"
#include "widgets/series_style.h"
#include "widgets/theme_fonts.h"
#include "widgets/translate.h"

namespace att {
namespace {

// In heights of a line.
constexpr double sampleWidth = 1.7, spacing = 0.9, widestName = 11;

/// Fills lines from the left.
class LegendBuilder {
public:
    LegendBuilder(const LegendRoom& room) : m_width(room.width), m_metrics(room.font) {
        m_legend.font = room.font;
        m_legend.line = m_metrics.height();
        m_most = std::clamp(int(std::lround(0.25 * room.height / pitch())), 1, 5);
    }

    void addValueName(const QString& name) {
        if (name.isEmpty()) return;
        m_legend.valueName = m_metrics.elidedText(name, Qt::ElideRight, m_width);
        m_legend.valuePlace = next(m_metrics.horizontalAdvance(m_legend.valueName) + m_legend.line);
    }

    /// False, and nothing changed, when there is no room.
    bool add(int row, const QString& name, double reserved) {
        const QString words = m_metrics.elidedText(name, Qt::ElideRight, std::min(widestName * m_legend.line, m_width - 2 * m_legend.line));
        const double width = (sampleWidth + 0.3) * m_legend.line + m_metrics.horizontalAdvance(words);
        if (!fits(width, reserved)) return false;
        m_legend.entries.push_back({row, next(width), words});
        return true;
    }

    void addRest(const QString& words) {
        m_legend.rest = words;
        m_legend.restPlace = next(m_metrics.horizontalAdvance(words));
    }

    double widthOf(const QString& words) const { return m_metrics.horizontalAdvance(words) + spacing * m_legend.line; }

    Legend take() {
        m_legend.height = m_x > 0 || m_line > 0 ? (m_line + 1) * pitch() + 0.2 * m_legend.line : 0;
        return std::move(m_legend);
    }

private:
    double pitch() const { return 1.25 * m_legend.line; }
    bool fits(double width, double reserved) const {
        const bool here = m_x == 0 || m_x + width + (m_line + 1 == m_most ? reserved : 0) <= m_width;
        return here || m_line + 1 < m_most;
    }
    QRectF next(double width) {
        if (m_x > 0 && m_x + width > m_width && m_line + 1 < m_most) ++m_line, m_x = 0;
        const QRectF place(m_x, m_line * pitch(), width, pitch());
        m_x += width + spacing * m_legend.line;
        return place;
    }

    double m_width, m_x = 0;
    QFontMetricsF m_metrics;
    int m_line = 0, m_most = 1;
    Legend m_legend;
};

void paintSample(QPainter& painter, const QRectF& place, const Panel& panel, int row, const Theme& theme, double line) {
    const QPen pen = seriesPen(panel, row, theme, line / 15);
    if (panel.kind == PanelKind::Bars) {
        painter.fillRect(QRectF(place.left() + 0.7 * line, place.center().y() - 0.35 * line, 0.8 * line, 0.7 * line), pen.color());
        return;
    }
    painter.setPen(pen);
    painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.left() + sampleWidth * line, place.center().y()));
}

}  // namespace

std::optional<int> Legend::rowAt(const QPointF& point) const {
    for (const auto& entry : entries)
        if (entry.place.contains(point)) return entry.row;
    return std::nullopt;
}

Legend layOutLegend(const Panel& panel, const LegendRoom& room) {
    LegendBuilder builder(room);
    builder.addValueName(shown(panel.measured.name));
    const int rows = panel.shape.rows;
    if (rows < 2) return builder.take();
    const auto restWords = [rows](int shownRows) { return SeriesLegend::tr("+ %n more", nullptr, rows - shownRows); };
    int row = 0;
    while (row < rows && builder.add(row, labelAt(panel.rows, row), row + 1 < rows ? builder.widthOf(restWords(0)) : 0)) ++row;
    if (row < rows) builder.addRest(restWords(row));
    return builder.take();
}

void paintLegend(QPainter& painter, const Legend& legend, const Panel& panel, const Theme& theme) {
    painter.save();
    painter.setFont(legend.font);
    painter.setPen(theme.secondary);
    painter.drawText(legend.valuePlace, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, legend.valueName);
    painter.drawText(legend.restPlace, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, legend.rest);
    for (const auto& entry : legend.entries) {
        paintSample(painter, entry.place, panel, entry.row, theme, legend.line);
        painter.setPen(theme.text);
        painter.drawText(entry.place.adjusted((sampleWidth + 0.3) * legend.line, 0, legend.line, 0),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, entry.name);
    }
    painter.restore();
}

SeriesLegend::SeriesLegend(QWidget* parent) : QWidget(parent) { setMouseTracking(true); }

void SeriesLegend::setLegend(Legend legend, const Panel& panel) {
    m_legend = std::move(legend);
    m_panel = panel;
    m_panel.values = nullptr;
    setFixedHeight(int(std::ceil(m_legend.height)));
    update();
}

void SeriesLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintLegend(painter, m_legend, m_panel, themeOf(palette()));
}

void SeriesLegend::mouseMoveEvent(QMouseEvent* event) { emit rowPointed(m_legend.rowAt(event->position())); }

bool SeriesLegend::event(QEvent* event) {
    if (event->type() == QEvent::Leave) emit rowPointed(std::nullopt);
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto row = m_legend.rowAt(help->pos());
        row ? QToolTip::showText(help->globalPos(), toolTipOf(labelAt(m_panel.rows, *row)), this) : QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

}  // namespace att
