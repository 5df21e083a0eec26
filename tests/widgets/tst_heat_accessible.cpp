// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader gets from a heatmap, through Qt's own interfaces.
#include "widgets/heat_accessible.h"

#include <QTest>

#include "tests/support/weights_outcome.h"
#include "widgets/heat_view.h"
#include "widgets/selection.h"

using namespace att;

class tst_heat_accessible : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_view.reset(); }
    void isATable();
    void everyCellHasItsHeadersAndItsNumber();
    void selectionFollowsTheCursor();
    void readersCanMoveAndPin();
    void findsTheCellUnderAPoint();
    void cellsLiveWithNewNumbers();
    void cellsEndWithTheirMatrix();
    void aHugeMapIsNotListed();
    void nothingToShowIsAnEmptyTable();

private:
    void show(OutcomePtr outcome) {
        m_view->setPanel(std::move(outcome), "weights/heads", std::static_pointer_cast<const Look>(makeDefault<Look>()));
    }
    QAccessibleInterface* widget() const { return QAccessible::queryAccessibleInterface(m_view.get()); }
    QAccessibleTableInterface* table() const { return widget()->tableInterface(); }
    QString nameOf(int row, int column) const { return table()->cellAt(row, column)->text(QAccessible::Name); }

    Selection m_selection;
    std::unique_ptr<HeatView> m_view;
};

namespace {

const std::vector<std::string> tokens{"我", "吃", "柠檬", "the", "lemon"};

}  // namespace

void tst_heat_accessible::init() {
    QAccessible::setActive(true);
    m_selection.pin({});
    m_selection.hover({});
    m_selection.setHead(1);
    m_view = std::make_unique<HeatView>(m_selection, nullptr);
    m_view->resize(600, 500);
    show(weightsOutcome(tokens, 3));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->setFocus();
    m_view->grab();
}

void tst_heat_accessible::isATable() {
    QCOMPARE(widget()->role(), QAccessible::Table);
    QVERIFY(widget()->text(QAccessible::Name).contains("attention weights A"));
    QCOMPARE(table()->rowCount(), 5);
    QCOMPARE(table()->columnCount(), 5);
    QCOMPARE(widget()->childCount(), 25);
    QVERIFY(!table()->cellAt(5, 0) && !table()->cellAt(0, -1) && !widget()->child(25 * 25));
}

void tst_heat_accessible::everyCellHasItsHeadersAndItsNumber() {
    for (int row = 0; row < 5; ++row)
        for (int column = 0; column < 5; ++column) {
            QAccessibleInterface* cell = table()->cellAt(row, column);
            const auto* place = cell->tableCellInterface();
            QCOMPARE(QPoint(place->columnIndex(), place->rowIndex()), QPoint(column, row));
            QCOMPARE(place->rowHeaderCells().first()->text(QAccessible::Name), QString::fromStdString(tokens[std::size_t(row)]));
            QCOMPARE(place->columnHeaderCells().first()->text(QAccessible::Name), QString::fromStdString(tokens[std::size_t(column)]));
            const float weight = *valueAt(*m_view->outcome(), {"weights/heads", 1, row, column});
            QVERIFY(std::abs(cell->text(QAccessible::Name).toFloat() - weight) <= 1e-4f * (1 + weight));
            QVERIFY(cell->text(QAccessible::Description).contains("rank"));
            QCOMPARE(widget()->indexOfChild(cell), row * 5 + column);
            QCOMPARE(widget()->child(row * 5 + column), cell);
            QCOMPARE(cell->parent(), widget());
            QCOMPARE(cell->role(), QAccessible::Cell);
        }
}

void tst_heat_accessible::selectionFollowsTheCursor() {
    QCOMPARE(table()->selectedCellCount(), 0);
    for (const auto key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_Down}) QTest::keyClick(m_view.get(), key);
    QCOMPARE(table()->selectedCells(), QList{table()->cellAt(1, 1)});
    QCOMPARE(widget()->focusChild(), table()->cellAt(1, 1));
    QVERIFY(table()->cellAt(1, 1)->state().focused && table()->cellAt(1, 1)->state().selected);
    QVERIFY(!table()->cellAt(0, 0)->state().selected);
}

void tst_heat_accessible::readersCanMoveAndPin() {
    auto* cell = table()->cellAt(2, 3);
    cell->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(m_selection.pinned(), (Cell{"weights/heads", 1, 2, 3}));
    QVERIFY(table()->cellAt(2, 3)->tableCellInterface()->isSelected());
    table()->cellAt(4, 0)->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QCOMPARE(m_selection.hovered(), (Cell{"weights/heads", 1, 4, 0}));
}

void tst_heat_accessible::findsTheCellUnderAPoint() {
    const QPoint middle = table()->cellAt(3, 2)->rect().center();
    QCOMPARE(widget()->childAt(middle.x(), middle.y()), table()->cellAt(3, 2));
    QVERIFY(!widget()->childAt(-500, -500));
}

void tst_heat_accessible::cellsLiveWithNewNumbers() {
    QAccessibleInterface* cell = table()->cellAt(0, 1);
    m_selection.setHead(2);
    QVERIFY(cell->isValid());
    const float weight = *valueAt(*m_view->outcome(), {"weights/heads", 2, 0, 1});
    QVERIFY(std::abs(cell->text(QAccessible::Name).toFloat() - weight) <= 1e-4f * (1 + weight));
}

void tst_heat_accessible::cellsEndWithTheirMatrix() {
    const auto id = QAccessible::uniqueId(table()->cellAt(4, 4));
    show(weightsOutcome({"a", "b"}, 3));
    QVERIFY(!QAccessible::accessibleInterface(id));
    QCOMPARE(table()->rowCount(), 2);
    QVERIFY(!table()->cellAt(4, 4));
}

/// Every cell can be had, and the reader that asks for many of them does not fill the memory.
void tst_heat_accessible::aHugeMapIsNotListed() {
    show(weightsOutcome(std::vector<std::string>(600, "a"), 3));
    QCOMPARE(table()->rowCount(), 600);
    QCOMPARE(widget()->childCount(), 10'000);
    QVERIFY(!nameOf(599, 599).isEmpty());
    const auto first = QAccessible::uniqueId(table()->cellAt(0, 0));
    for (int row = 0; row < 100; ++row)
        for (int column = 0; column < 300; ++column) QVERIFY(table()->cellAt(row, column));
    QVERIFY(!QAccessible::accessibleInterface(first));
}

void tst_heat_accessible::nothingToShowIsAnEmptyTable() {
    show(weightsOutcome({}, 3));
    QCOMPARE(table()->rowCount() * table()->columnCount(), 0);
    QCOMPARE(widget()->childCount(), 0);
    QVERIFY(!widget()->focusChild() && table()->selectedCells().isEmpty());
}

QTEST_MAIN(tst_heat_accessible)
#include "tst_heat_accessible.moc"
