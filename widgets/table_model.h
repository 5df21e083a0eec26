// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One matrix of a panel as an item model, with its labels as headers. Read only; keeps the outcome alive.

#include <QAbstractTableModel>
#include <QItemSelection>
#include <map>

#include "engine/core/outcome.h"
#include "widgets/table_layout.h"

namespace att {

class TableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// New numbers of the same shape and labels keep rows, columns and what is selected.
    void setMatrix(OutcomePtr outcome, const std::string& address, int head);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Headings wrap in columns of these widths.
    void setHeadings(const QFont& font, std::vector<double> widths);
    /// The cell that an index stands for.
    Cell cell(const QModelIndex& index) const;
    /// The rectangle around the selection with its headers, tab separated, numbers in full. A label that a spreadsheet
    /// would take for a formula gets an apostrophe.
    QString tabSeparated(const QItemSelection& selection) const;

private:
    const Panel* panel() const { return m_outcome ? findPanel(*m_outcome, m_address) : nullptr; }
    float value(int row, int column) const;
    const ColumnDigits& digits(int column) const;
    QString heading(int column) const;

    OutcomePtr m_outcome;
    std::string m_address;
    int m_head = 0;
    int m_rows = 0, m_columns = 0;
    QFont m_font;
    std::vector<double> m_widths;                  ///< of the first columns
    mutable std::map<int, ColumnDigits> m_digits;  ///< of the columns that were shown
};

}  // namespace att
