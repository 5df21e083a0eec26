// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_layout.h"

#include <QFontMetricsF>
#include <QTest>
#include <cmath>

#include "tests/support/curves_outcome.h"

using namespace att;

Q_DECLARE_METATYPE(std::vector<double>)

class tst_table_layout : public QObject {
    Q_OBJECT
private slots:
    void pointsStandUnderEachOther_data();
    void pointsStandUnderEachOther();
    void headingsWrap();
    void nothingIsWiderThanItsColumn();
};

namespace {

Panel tableOf(const std::vector<double>& column) {
    return curvesPanel(curvesOutcome(
        {.kind = PanelKind::Table, .rows = int(column.size()), .columns = 1, .value = [&](int row, int) { return column[std::size_t(row)]; }}));
}

}  // namespace

void tst_table_layout::pointsStandUnderEachOther_data() {
    QTest::addColumn<std::vector<double>>("column");
    QTest::addColumn<QString>("words");
    QTest::newRow("whole") << std::vector<double>{16, 4194304, 0} << QStringLiteral("16|4\u202F194\u202F304|0");
    QTest::newRow("negative") << std::vector<double>{-2, 3} << "−2|3";
    QTest::newRow("fractions") << std::vector<double>{0.5, 12.25, 3} << "0.50|12.25|3.00";
    QTest::newRow("small beside large") << std::vector<double>{0.013, 12.25} << "0.013|12.250";
    QTest::newRow("too different") << std::vector<double>{7.3, 1.3e-12} << "7.300|1.300×10⁻¹²";
    QTest::newRow("beyond single precision") << std::vector<double>{1e9, 2} << "1.000000×10⁹|2";
    QTest::newRow("masked") << std::vector<double>{-INFINITY, 0.25} << "−∞|0.2500";
    QTest::newRow("nothing") << std::vector<double>{} << "";
}

void tst_table_layout::pointsStandUnderEachOther() {
    QFETCH(std::vector<double>, column);
    const Panel panel = tableOf(column);
    QStringList words;
    for (const double value : column) words << digitsOf(panel, 0, 0).words(double(float(value)));
    QTEST(words.join('|'), "words");
}

void tst_table_layout::headingsWrap() {
    const QFontMetricsF metrics{QFont()};
    const double width = metrics.horizontalAdvance("multiply-adds");
    QCOMPARE(headingWords("multiply-adds with projections", width + 1, QFont()), "multiply-adds\nwith\nprojections");
    QCOMPARE(headingWords("d", width, QFont()), "d");
    QVERIFY(headingWords("one two three four five six seven eight nine", metrics.horizontalAdvance("three"), QFont()).count('\n') == 2);
}

void tst_table_layout::nothingIsWiderThanItsColumn() {
    const Panel panel = curvesPanel(curvesOutcome({.kind = PanelKind::Table,
                                                   .rows = 3,
                                                   .columns = 2,
                                                   .value = [](int row, int column) { return std::pow(10, 3 * row * column); },
                                                   .columnLabels = {"n", "a heading of many words"}}));
    const TableLayout layout = layOutTable(panel, 0, QFont());
    const QFontMetricsF metrics{QFont()};
    QCOMPARE(layout.columns.size(), 2u);
    for (int row = 0; row < 3; ++row)
        QVERIFY(metrics.horizontalAdvance(digitsOf(panel, 0, 1).words(double(panel.values->at(0, row, 1)))) < layout.columns[1]);
    QVERIFY(layout.heading > 1.5 * metrics.height());
    QVERIFY(layout.height(3) > layout.height(2));
}

QTEST_MAIN(tst_table_layout)
#include "tst_table_layout.moc"
