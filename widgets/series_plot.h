// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What curves and bars share on screen: the plot, its axes and theme, pointing, pinning, zoom and pan.

#include "widgets/panel_view.h"

class QCPItemTracer;
class QCustomPlot;

namespace att {

class SeriesPlot : public PanelView {
    Q_OBJECT
public:
    SeriesPlot(Selection& selection, QWidget* parent);

    void setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look> look) override;
    QCustomPlot* plot() const { return m_plot; }

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    /// Fills the emptied plot with one row of values after the other.
    virtual void fill(const Panel& panel, int head) = 0;
    /// How far beyond the first and last place the axis reaches.
    virtual double margin() const = 0;

private:
    const Panel* panel() const;
    int head() const;
    void connectParts();
    void refill();
    void dress();
    void showAll();
    void showPointed();
    void pointAt(const QPoint& position);
    bool step(int key);

    OutcomePtr m_outcome;
    std::string m_address;
    QCustomPlot* m_plot = nullptr;
    QCPItemTracer* m_tracer = nullptr;
    bool m_zoomed = false;  ///< new numbers keep what a person zoomed to
};

}  // namespace att
