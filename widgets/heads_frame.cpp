// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heads_frame.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/colour_bar.h"
#include "widgets/heat_labels.h"
#include "widgets/heat_scale.h"
#include "widgets/picture_image.h"

namespace att {
namespace {

constexpr double mostOfSide = 0.16;  // of the area, for the labels of one side

/// The parts claim room in this order: the bar, the axes' names, labels; the maps have the rest.
class Builder {
public:
    Builder(const Panel& panel, const Look& look, const HeadsFrameRequest& request)
        : m_panel(panel), m_look(look), m_request(request), m_rest(request.area) {
        m_frame.around.font = request.font;
        m_frame.around.smallFont = m_frame.around.labelFont = scaledFont(request.font, 0.82);
        m_line = std::ceil(QFontMetricsF(m_frame.around.smallFont).height());
        m_gap = std::round(m_line / 3);
        m_frame.barOfEach = request.colourBar && look.scaleOf == ScaleOf::PerHead && !hasMapOfEachPlace(panel);
    }

    HeadsFrame build() {
        if (m_request.colourBar && !m_frame.barOfEach && !hasMapOfEachPlace(m_panel)) takeBar();
        if (labelled()) takeLabels();
        m_frame.grid = grid(m_rest);
        fitToGrid();
        return m_frame;
    }

private:
    double numbers() const { return QFontMetricsF(m_frame.around.smallFont).horizontalAdvance(QStringLiteral("−0.00")); }

    /// Beside each map there is room for its own bar.
    HeadsLayout grid(const QRectF& room) const {
        return layOutHeads(m_panel, m_look.order, room, m_request.font, m_frame.barOfEach ? 2 * m_gap + m_line + numbers() : 0);
    }

    /// Beside the maps or below them, where it leaves them larger.
    void takeBar() {
        const double across = 2.2 * m_line + numbers() + m_gap, high = 2.7 * m_line + m_gap;
        const QRectF beside = m_rest.adjusted(0, 0, -across - 3 * m_gap, 0), above = m_rest.adjusted(0, 0, 0, -high - m_gap);
        const auto mapIn = [this](const QRectF& room) { return grid(room.adjusted(labelsAcross(), labelsDown(), 0, 0)).places.front().map.width(); };
        HeatLayout& around = m_frame.around;
        around.barBelow = mapIn(above) > mapIn(beside);
        around.bar.setSize(around.barBelow ? QSizeF(1, high) : QSizeF(across, 1));
        m_rest = around.barBelow ? above : beside;
    }

    bool labelled() const { return m_request.axes && m_panel.kind == PanelKind::Heads; }
    double rowWidth() const { return widestLabel(m_panel.rows, m_panel.shape.rows, m_frame.around.labelFont, mostOfSide * m_request.area.width()); }
    double columnWidth() const {
        return widestLabel(m_panel.columns, m_panel.shape.columns, m_frame.around.labelFont, mostOfSide * m_request.area.height());
    }
    double labelsAcross() const { return labelled() ? m_line + rowWidth() + 2 * m_gap : 0; }
    double labelsDown() const { return labelled() ? 2 * m_line + m_gap : 0; }

    void takeLabels() {
        HeatLayout& around = m_frame.around;
        m_rest.adjust(labelsAcross(), labelsDown(), 0, 0);
        around.lying = columnWidth() + m_gap <= grid(m_rest).places.front().map.width() / m_panel.shape.columns;
        const double height = around.lying ? m_line : std::max(uprightRoom(m_panel.columns) * columnWidth(), m_line);
        m_rest.setTop(m_rest.top() - m_line + height);
        around.rowLabels.setWidth(rowWidth());
        around.columnLabels.setHeight(height);
    }

    /// Names and labels stand where the maps came to stand.
    void fitToGrid() {
        QRectF maps;
        for (const HeadPlace& place : m_frame.grid.places) maps |= place.map;
        HeatLayout& around = m_frame.around;
        around.matrix = maps;
        around.columns = m_panel.shape.columns;
        around.rows = m_panel.shape.rows;
        around.window = QRectF(0, 0, around.columns, around.rows);
        if (const double width = around.rowLabels.width(), height = around.columnLabels.height(); height > 0) {
            around.rowLabels = QRectF(maps.left() - m_gap - width, maps.top(), width, maps.height());
            around.columnLabels = QRectF(maps.left(), maps.top() - m_gap - height, maps.width(), height);
            around.rowName = QRectF(around.rowLabels.left() - m_gap - m_line, maps.top(), m_line, maps.height());
            around.columnName = QRectF(maps.left(), around.columnLabels.top() - m_line, maps.width(), m_line);
        }
        if (around.bar.isNull()) return;
        const double captions = m_frame.grid.places.front().label.height() + m_gap;
        around.bar = around.barBelow ? QRectF(maps.left(), maps.bottom() + captions, maps.width(), around.bar.height())
                                     : QRectF(maps.right() + 3 * m_gap, maps.top(), around.bar.width(), maps.height());
    }

    const Panel& m_panel;
    const Look& m_look;
    const HeadsFrameRequest& m_request;
    QRectF m_rest;
    HeadsFrame m_frame;
    double m_line = 12, m_gap = 4;
};

void paintLabels(QPainter& painter, const HeadsPicture& heads, const HeadsFrame& frame) {
    const HeatLayout& around = frame.around;
    for (std::size_t i = 0; i < frame.grid.places.size(); ++i) {
        const QRectF& map = frame.grid.places[i].map;
        HeatPicture picture = headMap(heads, frame.grid.places[i]);
        picture.layout.labelFont = around.labelFont;
        picture.layout.lying = around.lying;
        if (int(i) % frame.grid.columns == 0) picture.layout.rowLabels = {around.rowLabels.left(), map.top(), around.rowLabels.width(), map.height()};
        if (int(i) < frame.grid.columns)
            picture.layout.columnLabels = {map.left(), around.columnLabels.top(), map.width(), around.columnLabels.height()};
        paintHeatFrame(painter, picture);
    }
}

void paintBarOf(QPainter& painter, const HeadsPicture& heads, const HeadsFrame& frame, const HeadPlace& place) {
    const double gap = std::round(QFontMetricsF(frame.around.smallFont).height() / 3);
    HeatScale scale = heatScale(*heads.panel, *heads.look, place.head);
    scale.title.clear();  // that each has its own is seen
    const QRectF beside(place.map.right() + gap, place.map.top(), place.map.width(), place.map.height());
    paintColourBar(painter, {beside, scale, heads.theme, frame.around.smallFont, false, heads.vector});
}

}  // namespace

HeadsFrame layOutHeadsFrame(const Panel& panel, const Look& look, const HeadsFrameRequest& request) { return Builder(panel, look, request).build(); }

void paintHeadsFrame(QPainter& painter, const HeadsPicture& heads, const HeadsFrame& frame) {
    HeatPicture whole{heads.panel, 0, heads.look, heads.theme, frame.around, heatScale(*heads.panel, *heads.look, -1), false, heads.vector};
    whole.layout.rowLabels = whole.layout.columnLabels = {};
    paintHeatFrame(painter, whole);
    if (!frame.around.rowLabels.isEmpty()) paintLabels(painter, heads, frame);
    paintHeatLegend(painter, whole, 1);
    if (frame.barOfEach)
        for (const HeadPlace& place : frame.grid.places) paintBarOf(painter, heads, frame, place);
}

}  // namespace att
