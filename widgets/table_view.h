// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A matrix as a table of numbers: a view of its own for table panels, and the accessible form of every heatmap.

#include "widgets/panel_view.h"

class QTableView;

namespace att {

class TableModel;

class TableView : public PanelView {
    Q_OBJECT
public:
    TableView(Selection& selection, QWidget* parent);

    void setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look> look) override;
    TableModel* model() const { return m_model; }
    QTableView* table() const { return m_table; }

public slots:
    /// The selected cells, or all when none is, to the clipboard; see TableModel::tabSeparated.
    void copy();

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectParts();
    void followHead();
    void showCurrent();
    void fitCells();
    void dressHeaders();

    OutcomePtr m_outcome;
    std::string m_address;
    TableModel* m_model = nullptr;
    QTableView* m_table = nullptr;
};

}  // namespace att
