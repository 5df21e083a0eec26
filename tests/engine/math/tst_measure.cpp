// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/measure.h"

#include <QTest>
#include <cmath>
#include <random>

using namespace att;

namespace {

HeadMeasures measured(const Matrix<float>& A) { return *measureHead(MatrixView<float>(A.data(), A.rows(), A.cols()), Watch()); }

bool near(double a, double b, double within = 1e-6) { return std::abs(a - b) <= within; }

}  // namespace

class tst_measure : public QObject {
    Q_OBJECT
private slots:
    void measuresTheDiagonal();
    void measuresThePreviousToken();
    void measuresEvenRows();
    void leavesOutMaskedRows();
    void measuresNothing();
    void equalsTheDefinition_data();
    void equalsTheDefinition();
    void showsWhatIsNotANumber();
    void stops();
};

void tst_measure::measuresTheDiagonal() {
    const auto m = measured(Matrix<float>::Identity(5, 5));
    QVERIFY(near(m.entropy, 0) && near(m.evenness, 0) && near(m.largest, 1) && near(m.distance, 0));
    QVERIFY(near(m.self, 1) && near(m.previous, 0) && near(m.next, 0) && near(m.first, 0.2));
}

void tst_measure::measuresThePreviousToken() {
    Matrix<float> A = Matrix<float>::Zero(4, 4);
    A(0, 0) = A(1, 0) = A(2, 1) = A(3, 2) = 1;
    const auto m = measured(A);
    QVERIFY(near(m.previous, 1) && near(m.self, 0.25) && near(m.first, 0.5) && near(m.distance, 0.75));
}

void tst_measure::measuresEvenRows() {
    const auto m = measured(Matrix<float>::Constant(8, 8, 0.125f));
    QVERIFY(near(m.entropy, 3) && near(m.evenness, 1) && near(m.largest, 0.125) && near(m.first, 0.125));
}

void tst_measure::leavesOutMaskedRows() {
    Matrix<float> A = Matrix<float>::Zero(3, 3);
    A.row(1) << 0.5f, 0.5f, 0;
    const auto m = measured(A);
    QVERIFY(near(m.entropy, 1) && near(m.evenness, 1) && near(m.self, 0.5) && near(m.previous, 0.5) && near(m.next, 0) && near(m.distance, 0.5));
}

void tst_measure::measuresNothing() {
    for (const int n : {0, 1, 4}) {
        const auto m = measured(Matrix<float>::Zero(n, n));
        QVERIFY(m.entropy == 0 && m.evenness == 0 && m.largest == 0 && m.distance == 0 && m.self == 0 && m.first == 0);
    }
}

void tst_measure::equalsTheDefinition_data() {
    QTest::addColumn<int>("n");
    for (const int n : {1, 2, 7, 16, 65, 300}) QTest::addRow("%d tokens", n) << n;
}

void tst_measure::equalsTheDefinition() {
    QFETCH(int, n);
    std::mt19937 dice(1);
    std::normal_distribution<float> normal(0, 4);
    Matrix<float> A = Matrix<float>::NullaryExpr(n, n, [&] { return std::exp(normal(dice)); });
    for (int i = 0; i < n; ++i) A.row(i) /= A.row(i).sum();
    double entropy = 0, distance = 0;
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            const double a = double(A(i, j));
            entropy -= a > 0 ? a * std::log2(a) / n : 0;
            distance += a * std::abs(i - j) / n;
        }
    const auto m = measured(A);
    QVERIFY2(near(m.entropy, entropy, 1e-5 * std::max(1.0, entropy)), qPrintable(QString("%1 %2").arg(m.entropy).arg(entropy)));
    QVERIFY2(near(m.distance, distance, 1e-5 * std::max(1.0, distance)), qPrintable(QString("%1 %2").arg(m.distance).arg(distance)));
    QCOMPARE(float(m.largest), A.maxCoeff());
}

void tst_measure::showsWhatIsNotANumber() {
    Matrix<float> A = Matrix<float>::Constant(3, 3, 1.0f / 3);
    A.row(1).setConstant(NAN);
    const auto m = measured(A);
    QVERIFY(std::isnan(m.entropy) && std::isnan(m.largest) && std::isnan(m.self));
}

void tst_measure::stops() {
    const Watch watch;
    watch.stop();
    const Matrix<float> A = Matrix<float>::Identity(3, 3);
    const auto measures = measureHead(MatrixView<float>(A.data(), 3, 3), watch);
    QVERIFY(!measures);
    QCOMPARE(measures.error().kind, ErrorKind::Stopped);
}

QTEST_APPLESS_MAIN(tst_measure)
#include "tst_measure.moc"
