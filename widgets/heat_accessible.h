// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a screen reader sees of a heatmap: a table with headers, whose selected cell is where the view's cursor stands. Cells are made when they
// are asked for and only so many are kept, since a map may have millions. It reads the view and paints nothing.

#include <QAccessibleWidget>
#include <QHash>

namespace att {

class HeatView;

class HeatAccessible final : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit HeatAccessible(HeatView* view);
    ~HeatAccessible() override;
    /// Makes heat views known to Qt's accessibility; more than once does no harm.
    static void install();

    void* interface_cast(QAccessible::InterfaceType type) override;

    // As children a reader gets the cells row by row, as many as anybody would list; by row and column it gets every one.
    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QAccessibleInterface* focusChild() const override;

    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    int rowCount() const override;
    int columnCount() const override;
    QAccessibleInterface* cellAt(int row, int column) const override;
    /// Of a row at column −1 and of a column at row −1.
    QAccessibleInterface* headerAt(int row, int column) const;
    QString rowDescription(int row) const override;
    QString columnDescription(int column) const override;

    int selectedCellCount() const override;
    QList<QAccessibleInterface*> selectedCells() const override;
    int selectedRowCount() const override { return 0; }
    int selectedColumnCount() const override { return 0; }
    QList<int> selectedRows() const override { return {}; }
    QList<int> selectedColumns() const override { return {}; }
    bool isRowSelected(int) const override { return false; }
    bool isColumnSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    /// Another matrix: every cell handed out is void.
    void modelChange(QAccessibleTableModelChangeEvent* event) override;

private:
    HeatView* view() const;
    QAccessibleInterface* part(int row, int column) const;
    void forget() const;

    mutable QHash<std::pair<int, int>, QAccessible::Id> m_parts;  ///< by row and column, −1 for headers
};

}  // namespace att
