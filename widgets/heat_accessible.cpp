// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_accessible.h"

#include <QPointer>
#include <algorithm>

#include "widgets/digits.h"
#include "widgets/heat_view.h"
#include "widgets/heat_words.h"

namespace att {
namespace {

constexpr int mostChildren = 10'000;  // some readers list all of them
constexpr int mostParts = 20'000;

/// What is at a row and column of a view's matrix, a header where one of them is −1. Void when the view or the place is gone.
class Part : public QAccessibleInterface {
public:
    Part(HeatView* view, int row, int column) : m_view(view), m_row(row), m_column(column) {}

    bool isValid() const override {
        const QSize size = m_view ? m_view->shownSize() : QSize();
        return m_row < size.height() && m_column < size.width();
    }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->QWidget::window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    int childCount() const override { return 0; }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    void setText(QAccessible::Text, const QString&) override {}
    int row() const { return m_row; }
    int column() const { return m_column; }

protected:
    HeatView* view() const { return m_view; }
    HeatAccessible* owner() const { return static_cast<HeatAccessible*>(QAccessible::queryAccessibleInterface(m_view)); }

private:
    QPointer<HeatView> m_view;
    int m_row, m_column;
};

class Header final : public Part {
public:
    using Part::Part;

    QString text(QAccessible::Text kind) const override {
        if (!isValid() || kind != QAccessible::Name) return {};
        return row() < 0 ? owner()->columnDescription(column()) : owner()->rowDescription(row());
    }
    QRect rect() const override { return isValid() ? view()->cellOnScreen({std::max(0, column()), std::max(0, row())}) : QRect(); }
    QAccessible::Role role() const override { return row() < 0 ? QAccessible::ColumnHeader : QAccessible::RowHeader; }
    QAccessible::State state() const override { return {}; }
};

class CellPart final : public Part, public QAccessibleTableCellInterface, public QAccessibleActionInterface {
public:
    using Part::Part;

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::TableCellInterface) return static_cast<QAccessibleTableCellInterface*>(this);
        if (type == QAccessible::ActionInterface) return static_cast<QAccessibleActionInterface*>(this);
        return nullptr;
    }
    QString text(QAccessible::Text kind) const override {
        if (!isValid()) return {};
        if (kind == QAccessible::Name || kind == QAccessible::Value) return significant(*valueAt(*view()->outcome(), cell()), 4);
        return kind == QAccessible::Description ? cellWords(*view()->outcome(), cell()) : QString();
    }
    QRect rect() const override { return isValid() ? view()->cellOnScreen(place()) : QRect(); }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = state.selectable = true;
        state.selected = isSelected();
        state.focused = isSelected() && view()->hasFocus();
        state.invisible = state.offscreen = isValid() && rect().isEmpty();
        return state;
    }

    bool isSelected() const override { return isValid() && view()->currentPlace() == place(); }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {owner()->headerAt(-1, column())}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {owner()->headerAt(row(), -1)}; }
    int columnIndex() const override { return column(); }
    int rowIndex() const override { return row(); }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface* table() const override { return parent(); }

    QStringList actionNames() const override { return {setFocusAction(), pressAction()}; }
    void doAction(const QString& action) override {
        if (!isValid()) return;
        view()->moveCursorTo(place());
        if (action == pressAction()) view()->togglePin(place());
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPoint place() const { return {column(), row()}; }
    Cell cell() const { return view()->cellOf(place()); }
};

QAccessibleInterface* forHeatViews(const QString& className, QObject* object) {
    auto* view = className == QLatin1String("att::HeatView") ? qobject_cast<HeatView*>(object) : nullptr;
    return view ? new HeatAccessible(view) : nullptr;
}

}  // namespace

HeatAccessible::HeatAccessible(HeatView* view) : QAccessibleWidget(view, QAccessible::Table) {}

HeatAccessible::~HeatAccessible() { forget(); }

void HeatAccessible::install() {
    QAccessible::removeFactory(forHeatViews);
    QAccessible::installFactory(forHeatViews);
}

HeatView* HeatAccessible::view() const { return static_cast<HeatView*>(widget()); }

void* HeatAccessible::interface_cast(QAccessible::InterfaceType type) {
    if (type == QAccessible::TableInterface) return static_cast<QAccessibleTableInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
}

int HeatAccessible::rowCount() const { return std::max(0, view()->shownSize().height()); }
int HeatAccessible::columnCount() const { return std::max(0, view()->shownSize().width()); }

int HeatAccessible::childCount() const { return int(std::min<qint64>(mostChildren, qint64(rowCount()) * columnCount())); }

QAccessibleInterface* HeatAccessible::child(int index) const {
    const int columns = columnCount();
    return index < 0 || columns == 0 ? nullptr : cellAt(index / columns, index % columns);
}

int HeatAccessible::indexOfChild(const QAccessibleInterface* child) const {
    auto* cell = const_cast<QAccessibleInterface*>(child)->tableCellInterface();
    const qint64 index = cell ? qint64(cell->rowIndex()) * columnCount() + cell->columnIndex() : -1;
    return index > std::numeric_limits<int>::max() ? -1 : int(index);
}

QAccessibleInterface* HeatAccessible::childAt(int x, int y) const {
    const auto place = view()->placeAt(view()->mapFromGlobal(QPoint(x, y)));
    return place ? cellAt(place->y(), place->x()) : nullptr;
}

QAccessibleInterface* HeatAccessible::focusChild() const {
    const auto place = view()->currentPlace();
    return place ? cellAt(place->y(), place->x()) : nullptr;
}

QAccessibleInterface* HeatAccessible::cellAt(int row, int column) const {
    const bool inside = row >= 0 && column >= 0 && row < rowCount() && column < columnCount();
    return inside ? part(row, column) : nullptr;
}

QAccessibleInterface* HeatAccessible::headerAt(int row, int column) const { return part(row, column); }

QAccessibleInterface* HeatAccessible::part(int row, int column) const {
    const std::pair place(row, column);
    if (const auto known = m_parts.constFind(place); known != m_parts.cend()) return QAccessible::accessibleInterface(*known);
    if (m_parts.size() >= mostParts) forget();
    QAccessibleInterface* made = row < 0 || column < 0 ? static_cast<Part*>(new Header(view(), row, column)) : new CellPart(view(), row, column);
    m_parts.insert(place, QAccessible::registerAccessibleInterface(made));
    return made;
}

void HeatAccessible::forget() const {
    for (const QAccessible::Id id : std::exchange(m_parts, {})) QAccessible::deleteAccessibleInterface(id);
}

QString HeatAccessible::rowDescription(int row) const { return labelAt(view()->shownPanel()->rows, row); }
QString HeatAccessible::columnDescription(int column) const { return labelAt(view()->shownPanel()->columns, column); }

int HeatAccessible::selectedCellCount() const { return view()->currentPlace() ? 1 : 0; }

QList<QAccessibleInterface*> HeatAccessible::selectedCells() const {
    QAccessibleInterface* current = focusChild();
    return current ? QList{current} : QList<QAccessibleInterface*>();
}

void HeatAccessible::modelChange(QAccessibleTableModelChangeEvent*) { forget(); }

}  // namespace att
