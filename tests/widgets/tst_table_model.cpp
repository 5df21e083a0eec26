// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_model.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "tests/support/weights_outcome.h"
#include "widgets/selection.h"
#include "widgets/table_view.h"

using namespace att;

class tst_table_model : public QObject {
    Q_OBJECT
private slots:
    void keepsTheRulesOfModels();
    void showsTheMatrix();
    void newNumbersKeepRowsAndColumns();
    void copiesWithLabels();
    void viewPinsAndCopies();
};

void tst_table_model::keepsTheRulesOfModels() {
    TableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMatrix(weightsOutcome({"我", "吃", "柠檬"}, 2), "weights/heads", 1);
    model.setMatrix(weightsOutcome({"我", "吃", "柠檬"}, 2), "weights/heads", 0);
    model.setMatrix(weightsOutcome({"我", "吃"}, 2), "input/x", 0);
    model.setMatrix(weightsOutcome({"我", "吃"}, 2), "kept/nothing", 0);
    QCOMPARE(model.rowCount(), 0);
    model.setMatrix(weightsOutcome({}, 2), "weights/heads", 0);
    QCOMPARE(model.rowCount(), 0);
}

void tst_table_model::showsTheMatrix() {
    TableModel model;
    const auto outcome = weightsOutcome({"我", "吃", "柠檬"}, 2);
    model.setMatrix(outcome, "weights/heads", 1);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.headerData(2, Qt::Vertical, Qt::DisplayRole).toString(), QString("柠檬"));
    const float value = findPanel(*outcome, "weights/heads")->values->at(1, 2, 0);
    QVERIFY(std::abs(model.index(2, 0).data().toString().toDouble() - double(value)) < 1e-3);
    QCOMPARE(model.cell(model.index(2, 0)), (Cell{"weights/heads", 1, 2, 0}));
    QVERIFY(model.index(2, 0).data(Qt::AccessibleTextRole).toString().contains("柠檬"));
}

void tst_table_model::newNumbersKeepRowsAndColumns() {
    TableModel model;
    model.setMatrix(weightsOutcome({"a", "b"}, 2), "weights/heads", 0);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset), changes(&model, &QAbstractItemModel::dataChanged);
    model.setMatrix(weightsOutcome({"a", "b"}, 2), "weights/heads", 1);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(changes.count(), 1);
    model.setMatrix(weightsOutcome({"a", "c"}, 2), "weights/heads", 1);
    QCOMPARE(resets.count(), 1);
}

void tst_table_model::copiesWithLabels() {
    TableModel model;
    const auto outcome = weightsOutcome({"=HYPERLINK(1)", "tab\there", "c"}, 2);
    model.setMatrix(outcome, "weights/heads", 0);
    const auto lines = model.tabSeparated(QItemSelection(model.index(0, 1), model.index(1, 2))).split('\n');
    QCOMPARE(lines.size(), 4);  // header, two rows, and the end of the last line
    QCOMPARE(lines[0], QString("\ttab%1here\tc").arg(QChar(0x21E5)));
    const auto cells = lines[1].split('\t');
    QCOMPARE(cells.size(), 3);
    QCOMPARE(cells[0], QString("'=HYPERLINK(1)"));
    QCOMPARE(cells[1].toFloat(), findPanel(*outcome, "weights/heads")->values->at(0, 0, 1));
    QVERIFY(model.tabSeparated({}).isEmpty());
}

void tst_table_model::viewPinsAndCopies() {
    Selection selection;
    TableView view(selection, nullptr);
    view.setPanel(weightsOutcome({"a", "b", "c"}, 2), "weights/heads", nullptr);
    selection.setHead(1);
    emit view.table()->activated(view.model()->index(2, 1));
    QCOMPARE(selection.pinned(), (Cell{"weights/heads", 1, 2, 1}));
    view.copy();
    QCOMPARE(QGuiApplication::clipboard()->text().count('\n'), 4);
    QVERIFY(view.table()->accessibleName().contains("Head 2"));
}

QTEST_MAIN(tst_table_model)
#include "tst_table_model.moc"
