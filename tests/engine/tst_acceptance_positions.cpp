// SPDX-License-Identifier: GPL-3.0-or-later
// The acceptance checks of sinusoidal positions, against NumPy or against the property itself.
// Numbers in the names are those of the list of checks that the mechanisms' definitions come with.
#include <QTest>
#include <cmath>

#include "engine/math/position.h"
#include "tests/support/attention_trial.h"

using namespace att;

class tst_acceptance_positions : public QObject {
    Q_OBJECT
private slots:
    void check27Positions_data();
    void check27Positions();
    void check28PositionsShift();
    void check29Wavelengths();
};

void tst_acceptance_positions::check27Positions_data() {
    QTest::addColumn<int>("d");
    for (const int d : {2, 7, 8, 64, 512}) QTest::addRow("d = %d", d) << d;
}

void tst_acceptance_positions::check27Positions() {
    QFETCH(int, d);
    const auto P = sinusoidalPositions<double>(40, d);
    for (int c = 0; c < d; ++c) QCOMPARE(P(0, c), double(c % 2));
    if (d == 7 || d == 8) QCOMPARE(compareMatrices(P.topRows(4).eval(), attentionReference("positions_" + std::to_string(d)), inDouble), QString());
    if (d == 8)
        for (const auto& [c, expected] : {std::pair{0, .8415}, {1, .5403}, {2, .0998}, {3, .9950}, {4, .01}, {5, 1.}, {6, .001}, {7, 1.}})
            QVERIFY(std::abs(P(1, c) - expected) < 1e-4);
    if (d % 2 == 0) QVERIFY((P.rowwise().squaredNorm().array() - d / 2.0).abs().maxCoeff() < 1e-10);
}

void tst_acceptance_positions::check28PositionsShift() {
    const int n = 80, d = 16, k = 5;
    const auto P = sinusoidalPositions<double>(n, d);
    const Matrix<double> products = P * P.transpose();
    for (int i = 1; i < n; ++i)
        for (int j = 1; j < n; ++j) QVERIFY2(std::abs(products(i, j) - products(i - 1, j - 1)) < 1e-10, "Toeplitz");
    Matrix<double> M = Matrix<double>::Zero(d, d);
    for (int c = 0; c < d; c += 2) {
        const double angle = k * angularFrequency(c, d);
        M(c, c) = M(c + 1, c + 1) = std::cos(angle);
        M(c, c + 1) = std::sin(angle);
        M(c + 1, c) = -std::sin(angle);
    }
    QCOMPARE(compareMatrices((P.topRows(n - k) * M.transpose()).eval(), P.bottomRows(n - k).eval(), inDouble), QString());
}

void tst_acceptance_positions::check29Wavelengths() {
    const int d = 512;
    QCOMPARE(angularFrequency(0, d), 1.0);
    for (int c = 0; c + 2 < d; c += 2) QVERIFY(std::abs(angularFrequency(c, d) / angularFrequency(c + 2, d) - std::pow(10000.0, 2.0 / d)) < 1e-12);
    const auto P = sinusoidalPositions<double>(101, d);
    Matrix<double> rows(5, d);
    int next = 0;
    for (const int p : {0, 1, 2, 10, 100}) rows.row(next++) = P.row(p);
    QCOMPARE(compareMatrices(rows, attentionReference("positions_512"), inDouble), QString());
    QCOMPARE(compareMatrices(sinusoidalPositions<float>(101, d), P, 1e-7), QString());
}

QTEST_APPLESS_MAIN(tst_acceptance_positions)
#include "tst_acceptance_positions.moc"
