// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The numbers of one head of a panel as a table, for people who read better than they see, and for copying.

#include <QAbstractTableModel>

#include "engine/core/outcome.h"

namespace att {

class PanelModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// A panel that the outcome does not hold, or whose values were not kept, gives an empty table.
    void setPanel(OutcomePtr outcome, const std::string& address, int head);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    OutcomePtr m_outcome;
    const Panel* m_panel = nullptr;
    int m_head = 0;
};

}  // namespace att
