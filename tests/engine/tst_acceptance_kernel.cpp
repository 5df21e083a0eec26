// SPDX-License-Identifier: GPL-3.0-or-later
// The acceptance checks of the attention kernel, against PyTorch or against the property itself.
// Numbers in the names are those of the list of checks that the mechanisms' definitions come with.
#include <QTest>
#include <cmath>
#include <random>

#include "engine/math/measure.h"
#include "tests/support/attention_trial.h"
#include "tests/support/reference_numbers.h"

using namespace att;

Q_DECLARE_METATYPE(att::Mask)

namespace {

template <class Scalar>
std::vector<Scalar> randomNumbers(std::size_t count, double deviation = 1) {
    static std::mt19937 dice(2017);
    std::normal_distribution<> normal(0, deviation);
    std::vector<Scalar> list(count);
    for (auto& number : list) number = static_cast<Scalar>(normal(dice));
    return list;
}

template <class Scalar>
Trial<Scalar> randomTrial(int heads, int n, int d, double deviation = 1) {
    const auto count = std::size_t(heads) * std::size_t(n) * std::size_t(d);
    Trial<Scalar> trial{.heads = heads, .n = n, .dK = d, .dV = d};
    trial.Q = randomNumbers<Scalar>(count, deviation);
    trial.K = randomNumbers<Scalar>(count, deviation);
    trial.V = randomNumbers<Scalar>(count);
    return trial;
}

double entropyOf(const Matrix<float>& A) {
    Tensor tensor(Shape{1, int(A.rows()), int(A.cols())});
    tensor.head(0) = A;
    return measureHeads(tensor, Watch())->front().entropy;
}

template <class Scalar>
std::vector<Scalar> numbersAs(const std::string& name, int count, double scale) {
    const auto list = referenceNumbers(name, std::size_t(count), scale);
    return {list.begin(), list.end()};
}

template <class Scalar>
Trial<Scalar> referenceTrial(const std::string& name, int heads, int n, int dK, int dV, Mask mask, double deviation) {
    const double unit = std::sqrt(3.0);
    return {.heads = heads,
            .n = n,
            .dK = dK,
            .dV = dV,
            .Q = numbersAs<Scalar>(name + "/q", heads * n * dK, unit * deviation),
            .K = numbersAs<Scalar>(name + "/k", heads * n * dK, unit),
            .V = numbersAs<Scalar>(name + "/v", heads * n * dV, unit),
            .mask = mask,
            .scale = 1 / std::sqrt(double(dK))};
}

}  // namespace

class tst_acceptance_kernel : public QObject {
    Q_OBJECT
private slots:
    void check1ScaledDotProduct_data();
    void check1ScaledDotProduct();
    void check2RowsAreDistributions();
    void check3ShiftsChangeNothing();
    void check3LargeScoresStayFinite();
    void check4OutputInConvexHull();
    void check4ZeroQueriesGiveTheMean();
    void check5EntropyWithinBounds();
    void check5ColdGivesHardmax();
};

void tst_acceptance_kernel::check1ScaledDotProduct_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<int>>("sizes");
    QTest::addColumn<Mask>("mask");
    QTest::addColumn<double>("deviation");
    const auto row = [](const char* name, QList<int> sizes, Mask mask = {}, double deviation = 1) {
        QTest::newRow(name) << name << sizes << mask << deviation;
    };
    row("sdpa", {8, 7, 64, 64});
    row("sdpa_odd", {3, 13, 7, 5});
    row("sdpa_one", {1, 1, 3, 2});
    row("sdpa_causal", {2, 9, 33, 17}, {MaskKind::Causal});
    row("sdpa_window", {2, 9, 33, 17}, {MaskKind::Window, 2});
    row("sdpa_padding", {2, 9, 33, 17}, {MaskKind::Padding, 0, 3});
    row("sdpa_blind", {2, 5, 8, 8}, {MaskKind::Padding, 0, 5});
    row("sdpa_large", {2, 6, 16, 16}, {}, 1e5);
}

void tst_acceptance_kernel::check1ScaledDotProduct() {
    QFETCH(QString, name);
    QFETCH(QList<int>, sizes);
    QFETCH(Mask, mask);
    QFETCH(double, deviation);
    const auto expectedA = attentionReference(name.toStdString() + "/weights"), expectedO = attentionReference(name.toStdString() + "/output");
    auto exact = referenceTrial<double>(name.toStdString(), sizes[0], sizes[1], sizes[2], sizes[3], mask, deviation);
    exact.attend();
    QCOMPARE(compareMatrices(exact.A, expectedA, inDouble), QString());
    QCOMPARE(compareMatrices(exact.O, expectedO, inDouble), QString());
    auto single = referenceTrial<float>(name.toStdString(), sizes[0], sizes[1], sizes[2], sizes[3], mask, deviation);
    single.attend();
    QCOMPARE(compareMatrices(single.A, expectedA, inFloat), QString());
    QCOMPARE(compareMatrices(single.O, expectedO, inFloat), QString());
}

void tst_acceptance_kernel::check2RowsAreDistributions() {
    for (const double deviation : {0.0, 0.1, 1.0, 10.0, 1000.0})
        for (const int n : {1, 2, 5, 17, 64, 200}) {
            auto trial = randomTrial<double>(2, n, 9, deviation);
            trial.attend();
            QVERIFY(trial.A.minCoeff() >= 0);
            QVERIFY((trial.A.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-12);
        }
}

void tst_acceptance_kernel::check3ShiftsChangeNothing() {
    auto trial = randomTrial<double>(1, 12, 8);
    trial.attend();
    auto shifted = trial;
    shifted.bias.resize(144);
    for (int i = 0; i < 12; ++i)
        for (int j = 0; j < 12; ++j) shifted.bias[std::size_t(i * 12 + j)] = 1000.0 * (i - 6);
    shifted.attend();
    QCOMPARE(compareMatrices(shifted.A, trial.A, inDouble), QString());
}

void tst_acceptance_kernel::check3LargeScoresStayFinite() {
    auto trial = referenceTrial<float>("sdpa_large", 2, 6, 16, 16, {}, 1e5);
    trial.attend();
    QVERIFY(trial.A.allFinite() && trial.O.allFinite());
    QCOMPARE(compareMatrices(trial.A, attentionReference("sdpa_large/weights"), inFloat), QString());
}

void tst_acceptance_kernel::check4OutputInConvexHull() {
    auto trial = randomTrial<double>(1, 20, 11);
    trial.attend();
    const MatrixView<double> V(trial.V.data(), 20, 11);
    for (int c = 0; c < 11; ++c) {
        QVERIFY(trial.O.col(c).minCoeff() >= V.col(c).minCoeff() - 1e-12);
        QVERIFY(trial.O.col(c).maxCoeff() <= V.col(c).maxCoeff() + 1e-12);
    }
}

void tst_acceptance_kernel::check4ZeroQueriesGiveTheMean() {
    const int n = 13;
    auto trial = randomTrial<double>(1, n, 6);
    trial.Q.assign(trial.Q.size(), 0);
    trial.attend();
    QCOMPARE(compareMatrices(trial.A, Matrix<double>::Constant(n, n, 1.0 / n), 1e-14), QString());
    const MatrixView<double> V(trial.V.data(), n, 6);
    QCOMPARE(compareMatrices(trial.O, V.colwise().mean().replicate(n, 1).eval(), 1e-13), QString());
    QVERIFY(std::abs(entropyOf(trial.A.cast<float>()) - std::log2(double(n))) < 1e-6);
}

void tst_acceptance_kernel::check5EntropyWithinBounds() {
    auto trial = randomTrial<float>(1, 16, 8);
    double before = -1;
    for (const double temperature : {0.001, 0.05, 0.2, 0.5, 1.0, 2.0, 5.0, 20.0, 1000.0}) {
        trial.scale = 1 / (std::sqrt(8.0) * temperature);
        trial.attend();
        const auto entropy = entropyOf(trial.A);
        QVERIFY(entropy >= 0 && entropy <= 4 + 1e-6);
        QVERIFY2(entropy > before, "the entropy grows with the temperature");
        before = entropy;
    }
}

void tst_acceptance_kernel::check5ColdGivesHardmax() {
    auto trial = randomTrial<double>(1, 16, 8);
    trial.attend();
    Matrix<double> hard = Matrix<double>::Zero(16, 16);
    for (int i = 0; i < 16; ++i) {
        Eigen::Index largest = 0;
        trial.A.row(i).maxCoeff(&largest);
        hard(i, largest) = 1;
    }
    trial.scale = 1e6;
    trial.attend();
    QCOMPARE(compareMatrices(trial.A, hard, 1e-12), QString());
}

QTEST_APPLESS_MAIN(tst_acceptance_kernel)
#include "tst_acceptance_kernel.moc"
