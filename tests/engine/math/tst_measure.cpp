// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/measure.h"

#include <QTest>
#include <cmath>
#include <random>

#include "engine/math/measure_kernels.h"

Q_DECLARE_METATYPE(att::InstructionSet)

using namespace att;

namespace {

Tensor tensorOf(const Matrix<float>& A) {
    Tensor tensor(Shape{1, int(A.rows()), int(A.cols())});
    tensor.head(0) = A;
    return tensor;
}

HeadMeasures measured(const Matrix<float>& A) { return measureHeads(tensorOf(A), Watch())->front(); }

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
    void measuresTheSameOnEveryMachine_data();
    void measuresTheSameOnEveryMachine();
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

void tst_measure::measuresTheSameOnEveryMachine_data() {
    QTest::addColumn<InstructionSet>("set");
    QTest::newRow("baseline") << InstructionSet::Baseline;
    QTest::newRow("v3") << InstructionSet::V3;
    QTest::newRow("v4") << InstructionSet::V4;
}

/// Every kernel gives the entropy of weights from 1 down to the smallest that a float can hold.
void tst_measure::measuresTheSameOnEveryMachine() {
    QFETCH(InstructionSet, set);
    if (!isSupported(set)) QSKIP("not on this machine");
    const auto before = instructionSet();
    useInstructionSet(set);
    for (int e = 0; e < 120; ++e)
        for (const float m : {1.0f, 1.2f, 1.41f, 1.42f, 1.7f, 1.99f}) {
            const float a = std::ldexp(m, -e - 1);
            const auto sums = measureKernels().sumRow(&a, 1, 0);
            QVERIFY(near(double(sums.entropy) / double(a), -std::log2(double(a)), 1e-6 * (e + 1)));
        }
    useInstructionSet(before);
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
    const auto measures = measureHeads(tensorOf(Matrix<float>::Identity(3, 3)), watch);
    QVERIFY(!measures);
    QCOMPARE(measures.error().kind, ErrorKind::Stopped);
}

QTEST_APPLESS_MAIN(tst_measure)
#include "tst_measure.moc"
