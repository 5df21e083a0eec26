// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/linear_bias.h"

#include <QTest>
#include <limits>

#include "engine/math/normalise.h"
#include "tests/support/reference.h"

using namespace att;

class tst_linear_bias : public QObject {
    Q_OBJECT
private slots:
    void check31_slopes();
    void check31_eightHeads();
    void formsGiveTheSameCausalWeights();
    void symmetric();
};

void tst_linear_bias::check31_slopes() {
    const Reference ref("sequence_positions");
    QList<int> counts{24, 32};
    for (int heads = 1; heads <= 20; ++heads) counts << heads;
    for (const int heads : counts) {
        const auto slopes = linearBiasSlopes(heads);
        const RowVector<double> actual = Eigen::Map<const RowVector<double>>(slopes.data(), Eigen::Index(slopes.size()));
        COMPARE_REFERENCE(actual, ref, QString("slopes%1").arg(heads));
    }
    QCOMPARE(linearBiasSlopes(6), (std::vector<double>{0.25, 0.0625, 0.015625, 0.00390625, 0.5, 0.125}));
}

void tst_linear_bias::check31_eightHeads() {
    const auto slopes = linearBiasSlopes(8);
    for (int h = 0; h < 8; ++h) QCOMPARE(slopes[std::size_t(h)], std::ldexp(1.0, -(h + 1)));
}

void tst_linear_bias::formsGiveTheSameCausalWeights() {
    Matrix<double> S = Matrix<double>::Random(6, 6);
    for (int i = 0; i < 6; ++i) S.row(i).tail(5 - i).setConstant(-std::numeric_limits<double>::infinity());
    const auto weights = [&](LinearBiasForm form) { return normalise<double>({}, S + linearBias<double>(form, 0.25, 6, 6)); };
    const Matrix<double> A = weights(LinearBiasForm::Distance);
    QVERIFY(compareMatrices(weights(LinearBiasForm::KeyOnly), A, 1e-14).isEmpty());
    QVERIFY(compareMatrices(weights(LinearBiasForm::Symmetric), A, 1e-14).isEmpty());
    QVERIFY((normalise<double>({}, S) - A).cwiseAbs().maxCoeff() > 0.01);
    QVERIFY((linearBias<double>(LinearBiasForm::KeyOnly, 0.25, 6, 6) - linearBias<double>(LinearBiasForm::Distance, 0.25, 6, 6)).norm() > 1);
}

void tst_linear_bias::symmetric() {
    const Matrix<float> bias = linearBias<float>(LinearBiasForm::Symmetric, 0.5, 2, 4);
    const Matrix<float> expected{{0, -0.5f, -1, -1.5f}, {-0.5f, 0, -0.5f, -1}};
    QVERIFY(compareMatrices(bias, expected, 0).isEmpty());
}

QTEST_APPLESS_MAIN(tst_linear_bias)
#include "tst_linear_bias.moc"
