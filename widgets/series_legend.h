// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The lines above a plot: what its numbers are, and which curve is which. Laid out and painted alike for screen and figure,
// and never over the data.

#include <QFont>
#include <QRectF>
#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

#include "engine/core/panel.h"
#include "widgets/theme.h"

class QPainter;

namespace att {

struct LegendEntry {
    int row = 0;
    QRectF place;  ///< the sample and the name
    QString name;
};

struct Legend {
    QFont font;
    double line = 0, height = 0;
    QString valueName, rest;  ///< "+ 12 more" when not all have room
    QRectF valuePlace, restPlace;
    std::vector<LegendEntry> entries;

    std::optional<int> rowAt(const QPointF& point) const;
};

/// What surrounds a legend.
struct LegendRoom {
    double width = 0, height = 0;  ///< of the whole plot, of which the legend takes a quarter at most
    QFont font;                    ///< of the ticks
};

/// Of height 0 when the values have no name and there is but one curve.
Legend layOutLegend(const Panel& panel, const LegendRoom& room);
void paintLegend(QPainter& painter, const Legend& legend, const Panel& panel, const Theme& theme);

/// The legend on screen.
class SeriesLegend : public QWidget {
    Q_OBJECT
public:
    explicit SeriesLegend(QWidget* parent);

    /// Takes the height that it needs.
    void setLegend(Legend legend, const Panel& panel);
    const Legend& legend() const { return m_legend; }

signals:
    /// The curve whose name is under the pointer.
    void rowPointed(std::optional<int> row);

protected:
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    Legend m_legend;
    Panel m_panel;  ///< without its values
};

}  // namespace att
