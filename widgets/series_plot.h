// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What curves and bars share on screen: the plot, its axes, legend and theme, pointing, pinning, zoom and pan.

#include "widgets/panel_view.h"
#include "widgets/series_axis.h"

class QCPAxis;
class QCPLayerable;
class QCPRange;
class QCustomPlot;
class QPainter;

namespace att {

class SeriesLegend;

class SeriesPlot : public PanelView {
    Q_OBJECT
public:
    SeriesPlot(Selection& selection, QWidget* parent);
    QSize minimumSizeHint() const override;

    void setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look> look) override;
    QCustomPlot* plot() const { return m_plot; }
    SeriesLegend* legend() const { return m_legend; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    const Panel* panel() const;
    int head() const;
    double number(int row, int column) const { return double(panel()->values->at(head(), row, column)); }
    /// The number, or NaN where it cannot be drawn.
    double drawn(int row, int column) const;
    /// 1 for text of 13 px.
    double unit() const;

    /// Puts the panel's numbers into the plot, with as few new parts as can be.
    virtual void fill() = 0;
    /// Where along the axis the middle of a number's mark stands.
    virtual double markPlace(int row, int column) const = 0;
    /// The row that a pointer over this column means.
    virtual int rowNear(int column, const QPointF& pointer) const = 0;
    /// Paints a row once more, above the others, so that it stands out.
    virtual void paintRaised(QPainter& painter, int row) const = 0;

    QPointF pixelOf(int row, int column) const;

private:
    class Marks;

    void connectParts();
    void connectMouse();
    void refill();
    void name();
    void dress();
    void placeLegend();
    void turnLabels();
    bool showsAll() const;
    void showAll();
    void zoom(double factor);
    void keepInside(QCPAxis* axis, const QCPRange& range);
    void showPointed();
    void standOut(std::optional<int> row);
    std::optional<Cell> cellAt(const QPointF& position) const;
    void pointAt(const QPointF& position);
    void release(const QPointF& position);
    void togglePin(const Cell& cell);
    void paintChosenMap(QPainter& painter) const;
    bool walk(int key);
    bool step(int key);
    bool isShown(const std::optional<Cell>& cell) const;
    void paintMarks(QPainter& painter) const;
    void paintRing(QPainter& painter, const Cell& cell, const QPen& pen) const;

    OutcomePtr m_outcome;
    std::string m_address;
    PlotAxis m_places, m_values;
    SeriesLegend* m_legend = nullptr;
    QCustomPlot* m_plot = nullptr;
    QCPLayerable* m_marks = nullptr;
    QPointF m_pressed;
    std::optional<int> m_raised;  ///< the row that stands out
    bool m_marked = false;        ///< there is a mark, so that its end needs a repaint
};

}  // namespace att
