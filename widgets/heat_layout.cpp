// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_layout.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "widgets/heat_labels.h"
#include "widgets/translate.h"

namespace att {
namespace {

/// Builds a layout in the order in which the parts claim room: title, bar, names, labels; the matrix has the rest.
class Builder {
public:
    Builder(const Panel& panel, const HeatLayoutRequest& request, bool smallLabels) : m_panel(panel), m_request(request), m_rest(request.area) {
        m_layout.font = request.font;
        m_layout.smallFont = scaledFont(request.font, 0.82);
        m_layout.labelFont = smallLabels ? m_layout.smallFont : m_layout.font;
        m_layout.columns = panel.shape.columns;
        m_layout.rows = panel.shape.rows;
        m_layout.window = request.window.isEmpty() ? QRectF(0, 0, panel.shape.columns, panel.shape.rows) : request.window;
        m_gap = std::round(QFontMetricsF(request.font).height() / 3);
    }

    HeatLayout build() {
        takeTitle();
        takeNote();
        takeBar();
        takeNames();
        takeLabels();
        placeMatrix();
        return m_layout;
    }

private:
    double line(const QFont& font) const { return std::ceil(QFontMetricsF(font).height()); }
    /// Where a cell lies is seen in the picture; its row and column are said on pointing at it.
    bool isPicture() const { return m_panel.kind == PanelKind::Picture; }
    bool roomy() const { return m_request.area.width() > 8 * line(m_layout.font) && m_request.area.height() > 6 * line(m_layout.font); }

    void takeTitle() {
        if (!m_request.title) return;
        m_layout.title = QRectF(m_rest.topLeft(), QSizeF(m_rest.width(), line(m_layout.font) + m_gap));
        m_rest.setTop(m_layout.title.bottom());
    }

    void takeNote() {
        if (!roomy() || !(m_request.axes || m_request.colourBar)) return;
        m_layout.note = QRectF(m_rest.left(), m_rest.bottom() - line(m_layout.smallFont), m_rest.width(), line(m_layout.smallFont));
        m_rest.setBottom(m_layout.note.top() - m_gap);
    }

    double barHeight() const { return 0.7 * line(m_layout.smallFont) + 2 * line(m_layout.smallFont) + m_gap; }
    double barWidth() const {
        const double numbers = QFontMetricsF(m_layout.smallFont).horizontalAdvance(QStringLiteral("−0.000"));
        return 2 * line(m_layout.smallFont) + numbers + 2 * m_gap;
    }

    /// Beside a matrix where there is width to spare, else below it; with a picture where that leaves it larger.
    bool barGoesBelow() const {
        if (!m_panel.backdrop) return m_rest.width() < 1.05 * m_rest.height();
        const QSizeF below = pictureSize(m_rest.size() - QSizeF(0, barHeight() + 2 * m_gap));
        return below.width() >= pictureSize(m_rest.size() - QSizeF(barWidth() + 3 * m_gap, 0)).width();
    }

    void takeBar() {
        if (!m_request.colourBar || !roomy() || m_panel.colours) return;
        m_layout.barBelow = barGoesBelow();
        if (m_layout.barBelow) {
            m_layout.bar = QRectF(m_rest.left(), m_rest.bottom() - barHeight(), m_rest.width(), barHeight());
            m_rest.setBottom(m_layout.bar.top() - 2 * m_gap);
        } else {
            m_layout.bar = QRectF(m_rest.right() - barWidth(), m_rest.top(), barWidth(), m_rest.height());
            m_rest.setRight(m_layout.bar.left() - 3 * m_gap);
        }
    }

    void takeNames() {
        if (!m_request.axes || !roomy() || isPicture()) return;
        const double band = line(m_layout.smallFont);
        if (!m_panel.columns.name.empty()) m_layout.columnName = QRectF(m_rest.left(), m_rest.top(), m_rest.width(), band);
        if (!m_panel.rows.name.empty()) m_layout.rowName = QRectF(m_rest.left(), m_rest.top(), band, m_rest.height());
        m_rest.adjust(m_layout.rowName.width() + m_gap / 2, m_layout.columnName.height() + m_gap / 2, 0, 0);
    }

    void takeLabels() {
        if (!m_request.axes || isPicture() || m_rest.width() < 4 * line(m_layout.smallFont)) return;
        const double rowWidth = widestLabel(m_panel.rows, m_layout.rows, m_layout.labelFont, 0.24 * m_request.area.width());
        m_layout.rowLabels = QRectF(m_rest.left(), m_rest.top(), rowWidth, m_rest.height());
        m_rest.setLeft(m_layout.rowLabels.right() + m_gap);
        const double widest = widestLabel(m_panel.columns, m_layout.columns, m_layout.labelFont, 0.24 * m_request.area.height());
        m_layout.lying = widest + m_gap <= matrixSize(m_rest.size()).width() / m_layout.columns;
        const double turned = widest * uprightRoom(m_panel.columns);
        const double height = m_layout.lying ? line(m_layout.labelFont) : std::max(turned, line(m_layout.labelFont));
        m_layout.columnLabels = QRectF(m_rest.left(), m_rest.top(), m_rest.width(), height);
        m_rest.setTop(m_layout.columnLabels.bottom() + m_gap);
    }

    /// Square cells for tokens against tokens; other matrices fill the room with cells up to three lines thick.
    QSizeF matrixSize(const QSizeF& room) const {
        const double columns = std::max(1, m_layout.columns), rows = std::max(1, m_layout.rows);
        double width = room.width() / columns, height = room.height() / rows;
        const double thick = 3 * line(m_layout.font);
        if (m_panel.backdrop) return pictureSize(room);
        if (columns == rows || m_panel.distribution)
            width = height = std::min(width, height);
        else if (width < height)
            height = std::min(height, std::max(width, thick));
        else
            width = std::min(width, std::max(height, thick));
        return {std::max(1.0, std::floor(width * columns)), std::max(1.0, std::floor(height * rows))};
    }

    /// The picture's own proportions.
    QSizeF pictureSize(const QSizeF& room) const {
        const QSizeF size = QSizeF(m_panel.backdrop->width, m_panel.backdrop->height).scaled(room, Qt::KeepAspectRatio);
        return {std::max(1.0, std::floor(size.width())), std::max(1.0, std::floor(size.height()))};
    }

    void placeMatrix() {
        const QSizeF size = matrixSize({std::max(1.0, m_rest.width()), std::max(1.0, m_rest.height())});
        m_layout.matrix = QRectF(QPointF(std::round(m_rest.left()), std::round(m_rest.top())), size);
        moveAll(std::max(0.0, std::floor((m_rest.width() - size.width()) / 2)));
        follow(m_layout.columnName, m_layout.columnLabels);
        for (QRectF* part : {&m_layout.rowName, &m_layout.rowLabels})
            if (!part->isEmpty()) *part = QRectF(part->left(), m_layout.matrix.top(), part->width(), m_layout.matrix.height());
        placeBar();
        placeNote();
    }

    void placeBar() {
        if (m_layout.bar.isEmpty()) return;
        const QRectF& matrix = m_layout.matrix;
        m_layout.bar = m_layout.barBelow ? QRectF(matrix.left(), matrix.bottom() + 2 * m_gap, matrix.width(), m_layout.bar.height())
                                         : QRectF(matrix.right() + 3 * m_gap, matrix.top(), m_layout.bar.width(), matrix.height());
    }

    void placeNote() {
        if (m_layout.note.isEmpty()) return;
        const double above = m_layout.barBelow && !m_layout.bar.isEmpty() ? m_layout.bar.bottom() : m_layout.matrix.bottom();
        const double left = m_layout.matrix.left();
        m_layout.note = QRectF(left, std::min(m_layout.note.top(), above + m_gap), m_request.area.right() - left, m_layout.note.height());
    }

    void moveAll(double shift) {
        for (QRectF* part : {&m_layout.matrix, &m_layout.rowName, &m_layout.rowLabels}) part->translate(shift, 0);
    }

    void follow(QRectF& name, QRectF& labels) {
        if (!name.isEmpty()) name = QRectF(m_layout.matrix.left(), name.top(), m_layout.matrix.width(), name.height());
        if (!labels.isEmpty()) labels = QRectF(m_layout.matrix.left(), labels.top(), m_layout.matrix.width(), labels.height());
    }

    const Panel& m_panel;
    const HeatLayoutRequest& m_request;
    QRectF m_rest;
    HeatLayout m_layout;
    double m_gap = 4;
};

}  // namespace

HeatLayout layOutHeat(const Panel& panel, const HeatLayoutRequest& request) {
    const HeatLayout layout = Builder(panel, request, false).build();
    // Smaller letters where cells are thinner than a line.
    const bool crowded = std::min(layout.cellWidth(), layout.cellHeight()) < QFontMetricsF(layout.labelFont).height();
    return crowded ? Builder(panel, request, true).build() : layout;
}

std::optional<QPoint> HeatLayout::cellAt(const QPointF& point) const {
    if (!matrix.contains(point) || columns == 0 || rows == 0) return {};
    const int column = int(std::floor(window.left() + (point.x() - matrix.left()) / cellWidth()));
    const int row = int(std::floor(window.top() + (point.y() - matrix.top()) / cellHeight()));
    return QPoint(std::clamp(column, 0, columns - 1), std::clamp(row, 0, rows - 1));
}

QRectF HeatLayout::blockRect(int row, int column, int rowCount, int columnCount) const {
    return {matrix.left() + (column - window.left()) * cellWidth(), matrix.top() + (row - window.top()) * cellHeight(), columnCount * cellWidth(),
            rowCount * cellHeight()};
}

QRectF HeatLayout::rowLabelRect(int row) const {
    const QRectF cell = cellRect(row, 0);
    const double height = std::ceil(QFontMetricsF(labelFont).height());
    return {rowLabels.left(), cell.center().y() - height / 2, rowLabels.width(), height};
}

QRectF HeatLayout::columnLabelRect(int column) const {
    const QRectF cell = cellRect(0, column);
    const double width = lying ? cell.width() : std::ceil(QFontMetricsF(labelFont).height());
    return {cell.center().x() - width / 2, columnLabels.top(), width, columnLabels.height()};
}

QFont scaledFont(const QFont& font, double factor) {
    QFont scaled = font;
    scaled.setPixelSize(std::max(10, int(std::lround(QFontInfo(font).pixelSize() * factor))));
    return scaled;
}

}  // namespace att
