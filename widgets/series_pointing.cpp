// SPDX-License-Identifier: GPL-3.0-or-later
// Of SeriesPlot: pointing at its numbers with mouse and keys, and the marks that show it.
#include <qcustomplot.h>

#include <QApplication>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/elide.h"
#include "widgets/heat_words.h"
#include "widgets/selection.h"
#include "widgets/series_plot.h"
#include "widgets/theme.h"

namespace att {

// Pointing

QPointF SeriesPlot::pixelOf(int row, int column) const {
    return {m_plot->xAxis->coordToPixel(markPlace(row, column)), m_plot->yAxis->coordToPixel(number(row, column))};
}

bool SeriesPlot::isShown(const std::optional<Cell>& cell) const {
    if (!cell || cell->panel != m_address || !m_outcome || cell->head != head()) return false;
    const auto value = valueAt(*m_outcome, *cell);
    return value && m_values.drawable(double(*value));
}

void SeriesPlot::showPointed() {
    const auto& lit = selection().lit();
    const bool marked = m_raised || isShown(selection().hovered()) || isShown(selection().pinned()) ||
                        std::ranges::any_of(lit, [this](const Cell& cell) { return isShown(cell); });
    if (marked || m_marked) m_marks->layer()->replot();
    m_marked = marked;
}

void SeriesPlot::standOut(std::optional<int> row) {
    if (row == m_raised) return;
    m_raised = row;
    showPointed();
}

std::optional<Cell> SeriesPlot::cellAt(const QPointF& position) const {
    if (!panel() || !panel()->values || panel()->shape.size() == 0 || !m_plot->axisRect()->rect().contains(position.toPoint())) return std::nullopt;
    const int column = columnNear(*panel(), m_plot->xAxis->pixelToCoord(position.x()));
    return Cell{m_address, head(), rowNear(column, position), column};
}

void SeriesPlot::pointAt(const QPointF& position) {
    const auto cell = cellAt(position);
    selection().hover(cell);
    if (!cell) return standOut({}), QToolTip::hideText();
    const bool near = panel()->kind == PanelKind::Bars || std::abs(pixelOf(cell->row, cell->column).y() - position.y()) < 24 * unit();
    standOut(near && panel()->shape.rows > 1 ? std::optional(cell->row) : std::nullopt);
    QToolTip::showText(m_plot->mapToGlobal(position.toPoint()), toolTipOf(cellWords(*m_outcome, *cell)), m_plot);
}

/// A press that did not become a drag is a click.
void SeriesPlot::release(const QPointF& position) {
    const bool clicked = (position - m_pressed).manhattanLength() < QApplication::startDragDistance();
    pointAt(position);
    if (const auto cell = cellAt(position); clicked && cell) togglePin(*cell);
}

void SeriesPlot::togglePin(const Cell& cell) {
    selection().pin(selection().pinned() == cell ? std::nullopt : std::optional(cell));
    if (countsMaps(*m_outcome, *panel())) selection().setHead(cell.column);
}

/// A band behind the column of the chosen map.
void SeriesPlot::paintChosenMap(QPainter& painter) const {
    const double place = std::clamp(selection().head(), 0, panel()->shape.columns - 1);
    const double left = m_plot->xAxis->coordToPixel(place - 0.5), right = m_plot->xAxis->coordToPixel(place + 0.5);
    QColor band = themeOf(palette()).marker;
    band.setAlpha(110);
    painter.fillRect(QRectF(QPointF(left, m_plot->axisRect()->top()), QPointF(std::max(right, left + 3), m_plot->axisRect()->bottom())), band);
}

// Keys

/// Moves the hovered point; false when the key is another.
bool SeriesPlot::walk(int key) {
    const Shape& shape = panel()->shape;
    Cell cell = isShown(selection().hovered())  ? *selection().hovered()
                : isShown(selection().pinned()) ? *selection().pinned()
                                                : Cell{m_address, head(), 0, 0};
    switch (key) {
        case Qt::Key_Left: --cell.column; break;
        case Qt::Key_Right: ++cell.column; break;
        case Qt::Key_Up: --cell.row; break;
        case Qt::Key_Down: ++cell.row; break;
        case Qt::Key_Home: cell.column = 0; break;
        case Qt::Key_End: cell.column = shape.columns - 1; break;
        default: return false;
    }
    cell.column = std::clamp(cell.column, 0, shape.columns - 1);
    cell.row = std::clamp(cell.row, 0, shape.rows - 1);
    selection().hover(cell);
    standOut(shape.rows > 1 ? std::optional(cell.row) : std::nullopt);
    m_plot->setAccessibleDescription(cellWords(*m_outcome, cell));
    return true;
}

bool SeriesPlot::step(int key) {
    if (!panel() || !panel()->values || panel()->shape.size() == 0) return false;
    if (walk(key)) return true;
    switch (key) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            if (isShown(selection().hovered())) togglePin(*selection().hovered());
            return true;
        case Qt::Key_Escape: selection().pin({}); return true;
        case Qt::Key_Plus:
        case Qt::Key_Equal: zoom(0.8); return true;
        case Qt::Key_Minus: zoom(1.25); return true;
        case Qt::Key_0: showAll(); return true;
        default: return false;
    }
}

// Painting

void SeriesPlot::paintMarks(QPainter& painter) const {
    if (!panel() || !panel()->values || panel()->shape.size() == 0) return;
    const Theme& theme = themeOf(palette());
    if (countsMaps(*m_outcome, *panel())) paintChosenMap(painter);
    if (m_raised) {
        QColor veil = theme.card;
        veil.setAlpha(150);
        if (panel()->shape.rows > 2) painter.fillRect(m_plot->axisRect()->rect(), veil);
        paintRaised(painter, *m_raised);
    }
    for (const Cell& cell : selection().lit()) paintRing(painter, cell, QPen(theme.accent, 2 * unit()));
    const auto& hovered = selection().hovered();
    if (isShown(hovered)) {
        const QPointF at = pixelOf(hovered->row, hovered->column);
        painter.setPen(QPen(theme.faint, unit(), Qt::DotLine));
        painter.drawLine(at, QPointF(at.x(), m_plot->axisRect()->bottom()));
        painter.drawLine(at, QPointF(m_plot->axisRect()->left(), at.y()));
        paintRing(painter, *hovered, QPen(theme.text, 2 * unit()));
    }
    if (selection().pinned()) paintRing(painter, *selection().pinned(), QPen(theme.marker, 2.5 * unit()));
}

void SeriesPlot::paintRing(QPainter& painter, const Cell& cell, const QPen& pen) const {
    if (!isShown(cell)) return;
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(pixelOf(cell.row, cell.column), 5 * unit(), 5 * unit());
}

}  // namespace att
