// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/linear_attention.h"

#include <QTest>

#include "tests/support/reference.h"

using namespace att;

class tst_linear_attention : public QObject {
    Q_OBJECT
private slots:
    void featureMapIsPositive();
    void check26_stateEqualsImpliedMatrix_data();
    void check26_stateEqualsImpliedMatrix();
    void noKeysGiveZeros();
    void blocksOfRowsKnowTheirPlace();
    void counts();

private:
    Reference ref{"sequence_linear_attention"};

    template <class Scalar>
    void compare(const LinearAttention& attention, const QString& name) {
        const auto Q = ref.matrix<Scalar>("Q"), K = ref.matrix<Scalar>("K"), V = ref.matrix<Scalar>("V");
        COMPARE_REFERENCE(impliedWeights<Scalar>(attention, Q, K), ref, name + "_A");
        COMPARE_REFERENCE(linearAttention<Scalar>(attention, Q, K, V), ref, name + "_O");
    }
};

void tst_linear_attention::featureMapIsPositive() {
    const Matrix<double> phi = featureMap<double>(ref.matrix("Q"));
    COMPARE_REFERENCE(phi, ref, "phi");
    QVERIFY(phi.minCoeff() > 0);
}

void tst_linear_attention::check26_stateEqualsImpliedMatrix_data() {
    QTest::addColumn<LinearAttention>("attention");
    QTest::newRow("full") << LinearAttention{};
    QTest::newRow("causal") << LinearAttention{.causal = true};
    QTest::newRow("padded") << LinearAttention{.visibleKeys = 4};
}

void tst_linear_attention::check26_stateEqualsImpliedMatrix() {
    QFETCH(LinearAttention, attention);
    compare<double>(attention, QTest::currentDataTag());
    compare<float>(attention, QTest::currentDataTag());
}

void tst_linear_attention::noKeysGiveZeros() {
    const auto Q = ref.matrix("Q"), K = ref.matrix("K"), V = ref.matrix("V");
    QCOMPARE(impliedWeights<double>({.visibleKeys = 0}, Q, K).cwiseAbs().sum(), 0.0);
    QCOMPARE(linearAttention<double>({.visibleKeys = 0}, Q, K, V).cwiseAbs().sum(), 0.0);
}

void tst_linear_attention::blocksOfRowsKnowTheirPlace() {
    const auto Q = ref.matrix("Q"), K = ref.matrix("K");
    const Matrix<double> whole = impliedWeights<double>({.causal = true}, Q, K);
    const Matrix<double> block = impliedWeights<double>({.causal = true, .firstQuery = 2}, Q.middleRows(2, 3), K);
    QVERIFY(block == whole.middleRows(2, 3));
}

void tst_linear_attention::counts() { QCOMPARE(linearAttentionCount(10, 20, 4, 7).multiplyAdds, (10 + 20) * 4 * 8); }

QTEST_APPLESS_MAIN(tst_linear_attention)
#include "tst_linear_attention.moc"
