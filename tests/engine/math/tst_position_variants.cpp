// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/position_variants.h"

#include <QTest>

#include "engine/math/position.h"
#include "tests/support/reference.h"

using namespace att;

namespace {

double spreadOfDiagonals(const Matrix<double>& G) {
    double spread = 0;
    for (Eigen::Index offset = 0; offset < G.cols(); ++offset)
        spread = std::max(spread, G.diagonal(offset).maxCoeff() - G.diagonal(offset).minCoeff());
    return spread;
}

}  // namespace

class tst_position_variants : public QObject {
    Q_OBJECT
private slots:
    void concatenatedMatchesReference_data();
    void concatenatedMatchesReference();
    void concatenatedDiffersFromThePaper();
    void check28_dotProductsDependOnTheOffset();
    void check28_shiftIsARotation();
    void check33_learned();

private:
    Reference ref{"sequence_positions"};
};

void tst_position_variants::concatenatedMatchesReference_data() {
    QTest::addColumn<int>("d");
    for (const int d : {8, 7, 2}) QTest::addRow("concatenated%d", d) << d;
}

void tst_position_variants::concatenatedMatchesReference() {
    QFETCH(int, d);
    COMPARE_REFERENCE(concatenatedPositions<double>(9, d), ref, QTest::currentDataTag());
    COMPARE_REFERENCE(concatenatedPositions<float>(9, d), ref, QTest::currentDataTag());
}

void tst_position_variants::concatenatedDiffersFromThePaper() {
    const Matrix<double> paper = sinusoidalPositions<double>(9, 8), other = concatenatedPositions<double>(9, 8);
    QVERIFY((paper.col(0) - other.col(0)).norm() < 1e-15);  // ω = 1 in both
    QVERIFY((paper.col(2) - other.col(1)).norm() > 0.1);    // and no frequency between
    QVERIFY(std::abs(concatenatedFrequency(3, 8) - 1e-4) < 1e-18);
}

void tst_position_variants::check28_dotProductsDependOnTheOffset() {
    for (const Matrix<double>& P : {sinusoidalPositions<double>(40, 32), concatenatedPositions<double>(40, 32)}) {
        const Matrix<double> G = P * P.transpose();
        QVERIFY2(spreadOfDiagonals(G) < 1e-11, qPrintable(QString::number(spreadOfDiagonals(G))));
        QVERIFY((G.diagonal().array() - 16).abs().maxCoeff() < 1e-12);
    }
}

void tst_position_variants::check28_shiftIsARotation() {
    std::vector<double> frequencies;
    for (int c = 0; c < 32; c += 2) frequencies.push_back(angularFrequency(c, 32));
    const Matrix<double> P = sinusoidalPositions<double>(40, 32), M = shiftMatrix(frequencies, 7);
    QVERIFY(compareMatrices((P.topRows(33) * M.transpose()).eval(), P.bottomRows(33), 1e-12).isEmpty());
    QVERIFY((M * M.transpose() - Matrix<double>::Identity(32, 32)).norm() < 1e-12);
}

void tst_position_variants::check33_learned() {
    const Matrix<float> table = Matrix<float>::Random(6, 3);
    QVERIFY(compareMatrices(*learnedPositions<float>(table, 2, 4), table.bottomRows(4), 0).isEmpty());
    QVERIFY(!learnedPositions<float>(table, 3, 4));  // no seventh position
    QVERIFY(!learnedPositions<float>(table, -1, 2));
}

QTEST_APPLESS_MAIN(tst_position_variants)
#include "tst_position_variants.moc"
