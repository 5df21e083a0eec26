// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/normalise.h"

#include <QTest>
#include <limits>

#include "tests/support/reference.h"

using namespace att;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Matrix<double> rowOf(std::initializer_list<double> values) {
    Matrix<double> row(1, Eigen::Index(values.size()));
    std::copy(values.begin(), values.end(), row.data());
    return row;
}

}  // namespace

class tst_normalise : public QObject {
    Q_OBJECT
private slots:
    void matchesReference_data();
    void matchesReference();
    void check02_rowsSumToOne_data() { distributions(); }
    void check02_rowsSumToOne();
    void check03_shiftsChangeNothing_data() { distributions(); }
    void check03_shiftsChangeNothing();
    void check03_hugeScoresStayFinite_data() { distributions(); }
    void check03_hugeScoresStayFinite();
    void check05_entropyBoundsAndColdSoftmax();
    void check23_reluRowsNeedNotSumToOne();
    void check23_rela();
    void check24_exactZeros();
    void check24_entmaxOfTwoIsSparsemax();
    void check24_entmaxNearOneIsSoftmax();
    void check24_thresholds();
    void tieGoesToTheLowestIndex();
    void badScoresStayInTheirRow();
    void jacobian();

private:
    Reference ref{"sequence_normalise"};

    void distributions() {
        QTest::addColumn<NormaliserKind>("kind");
        QTest::newRow("softmax") << NormaliserKind::Softmax;
        QTest::newRow("sparsemax") << NormaliserKind::Sparsemax;
        QTest::newRow("entmax") << NormaliserKind::Entmax;
        QTest::newRow("top k") << NormaliserKind::TopK;
        QTest::newRow("hardmax") << NormaliserKind::Hardmax;
    }
    template <class Scalar>
    void compareRela() {
        const auto O = ref.matrix<Scalar>("O");
        const auto scale = ref.row<Scalar>("scale");
        COMPARE_REFERENCE(relaOutput<Scalar>(O, scale, {}), ref, "rela");
        COMPARE_REFERENCE(relaOutput<Scalar>(O, scale, ref.row<Scalar>("gate")), ref, "rela_gated");
    }
};

void tst_normalise::matchesReference_data() {
    QTest::addColumn<Normaliser>("normaliser");
    QTest::newRow("softmax") << Normaliser{};
    QTest::newRow("softmax_cold") << Normaliser{.temperature = 0.3};
    QTest::newRow("sigmoid") << Normaliser{.kind = NormaliserKind::Sigmoid};
    QTest::newRow("relu_over_length") << Normaliser{.kind = NormaliserKind::ReluOverLength};
    QTest::newRow("sparsemax") << Normaliser{.kind = NormaliserKind::Sparsemax};
    QTest::newRow("entmax15") << Normaliser{.kind = NormaliserKind::Entmax};
    QTest::newRow("entmax13") << Normaliser{.kind = NormaliserKind::Entmax, .alpha = 1.3};
    QTest::newRow("entmax3") << Normaliser{.kind = NormaliserKind::Entmax, .alpha = 3};
    QTest::newRow("top3") << Normaliser{.kind = NormaliserKind::TopK, .k = 3};
    QTest::newRow("hardmax") << Normaliser{.kind = NormaliserKind::Hardmax};
}

void tst_normalise::matchesReference() {
    QFETCH(Normaliser, normaliser);
    COMPARE_REFERENCE(normalise<double>(normaliser, ref.matrix("S")), ref, QTest::currentDataTag());
    COMPARE_REFERENCE(normalise<float>(normaliser, ref.matrix<float>("S")), ref, QTest::currentDataTag());
}

void tst_normalise::check02_rowsSumToOne() {
    QFETCH(NormaliserKind, kind);
    const Matrix<double> A = normalise<double>({.kind = kind, .k = 3}, ref.matrix("S"));
    QVERIFY(A.minCoeff() >= 0);
    QVERIFY(sumsToOne(kind));
    for (Eigen::Index i = 0; i < A.rows(); ++i) QVERIFY(std::abs(A.row(i).sum() - (i == 2 ? 0 : 1)) < 1e-12);  // row 2 sees no key
}

void tst_normalise::check03_shiftsChangeNothing() {
    QFETCH(NormaliserKind, kind);
    const Normaliser normaliser{.kind = kind, .k = 3};
    const Matrix<double> S = ref.matrix("S"), shifted = S.array() + 3.25;
    QCOMPARE(compareMatrices(normalise<double>(normaliser, shifted), normalise<double>(normaliser, S), 1e-12), QString());
}

void tst_normalise::check03_hugeScoresStayFinite() {
    QFETCH(NormaliserKind, kind);
    const Matrix<float> S = 1e5f * Matrix<float>::Random(4, 6);
    const Matrix<float> A = normalise<float>({.kind = kind}, S);
    QVERIFY(A.allFinite());
    for (Eigen::Index i = 0; i < A.rows(); ++i) QVERIFY(std::abs(A.row(i).sum() - 1) < 1e-5f);
}

void tst_normalise::check05_entropyBoundsAndColdSoftmax() {
    const Matrix<double> S = ref.matrix("S").topRows(1);
    double last = std::log(double(S.cols()));
    for (const double temperature : {1e6, 10.0, 3.0, 1.0, 0.3, 0.1, 0.03, 0.001}) {
        const double entropy = entropyInNats<double>(normalise<double>({.temperature = temperature}, S).row(0));
        QVERIFY(entropy >= 0 && entropy <= last);
        last = entropy;
    }
    const Matrix<double> hard = normalise<double>({.kind = NormaliserKind::Hardmax}, S);
    QCOMPARE(compareMatrices(normalise<double>({.temperature = 1e-4}, S), hard, 1e-12), QString());
    QVERIFY(std::abs(entropyInNats<double>(ref.row("p")) - ref.number("entropy")) < 1e-12);
}

void tst_normalise::check23_reluRowsNeedNotSumToOne() {
    const Matrix<double> A = normalise<double>({.kind = NormaliserKind::ReluOverLength}, ref.matrix("S"));
    COMPARE_REFERENCE(A, ref, "relu_over_length");
    QVERIFY(!sumsToOne(NormaliserKind::ReluOverLength) && !sumsToOne(NormaliserKind::Relu) && !sumsToOne(NormaliserKind::Sigmoid));
    QVERIFY(std::abs(A.row(0).sum() - 1) > 0.01);
    QCOMPARE(A.row(5).cwiseAbs().sum(), 0.0);  // no score above 0
    const Matrix<double> masked = normalise<double>({.kind = NormaliserKind::ReluOverLength}, rowOf({1, -infinity, 3, -infinity}));
    QCOMPARE(masked(0, 2), 1.5);  // two visible keys, not four
}

void tst_normalise::check23_rela() {
    compareRela<double>();
    compareRela<float>();
}

void tst_normalise::check24_exactZeros() {
    const Matrix<double> S = ref.matrix("S");
    for (const double alpha : {1.5, 2.0, 3.0}) {
        const Matrix<double> A = normalise<double>({.kind = NormaliserKind::Entmax, .alpha = alpha}, S);
        QVERIFY((A.row(0).array() == 0).any());
    }
    QVERIFY((normalise<double>({}, S).row(0).array() > 0).all());
    const Matrix<double> textbook = normalise<double>({.kind = NormaliserKind::Sparsemax}, rowOf({2, 1, 0.1, -1}));
    QCOMPARE(compareMatrices(textbook, rowOf({1, 0, 0, 0}), 0), QString());
}

void tst_normalise::check24_entmaxOfTwoIsSparsemax() {
    const Matrix<double> S = ref.matrix("S"), sparse = normalise<double>({.kind = NormaliserKind::Sparsemax}, S);
    COMPARE_REFERENCE(normalise<double>({.kind = NormaliserKind::Entmax, .alpha = 2}, S), ref, "sparsemax");
    // Next to 2 and 1.5 bisection takes over from the exact formulas.
    QVERIFY(compareMatrices(normalise<double>({.kind = NormaliserKind::Entmax, .alpha = 2 + 1e-9}, S), sparse, 1e-7).isEmpty());
    COMPARE_REFERENCE(normalise<float>({.kind = NormaliserKind::Entmax, .alpha = 1.5 + 1e-9}, S.cast<float>()), ref, "entmax15");
}

void tst_normalise::check24_entmaxNearOneIsSoftmax() {
    const Matrix<double> S = ref.matrix("S"), soft = normalise<double>({}, S);
    double last = 1;
    for (const double distance : {0.1, 0.01, 1e-3, 1e-5, 1e-8}) {
        const Matrix<double> A = normalise<double>({.kind = NormaliserKind::Entmax, .alpha = 1 + distance}, S);
        const double error = (A - soft).cwiseAbs().maxCoeff();
        QVERIFY2(error < last && error < 2 * distance, qPrintable(QString::number(error)));
        last = error;
    }
    QCOMPARE(compareMatrices(normalise<double>({.kind = NormaliserKind::Entmax, .alpha = 1}, S), soft, 0), QString());
}

void tst_normalise::check24_thresholds() {
    const auto z = ref.row("S").head(8).eval();
    const double alphas[] = {1.3, 1.5, 2, 3};
    for (int a = 0; a < 4; ++a) QVERIFY(std::abs(entmaxThreshold<double>(z, alphas[a]) - ref.row("thresholds")[a]) < 1e-10);
    QVERIFY(std::isnan(entmaxThreshold<double>(ref.matrix("S").row(2), 2)));
}

void tst_normalise::tieGoesToTheLowestIndex() {
    const Matrix<double> S = rowOf({1, 3, 3, 2, 3});
    QCOMPARE(compareMatrices(normalise<double>({.kind = NormaliserKind::Hardmax}, S), rowOf({0, 1, 0, 0, 0}), 0), QString());
    QCOMPARE(compareMatrices(normalise<double>({.kind = NormaliserKind::TopK, .k = 2}, S), rowOf({0, 0.5, 0.5, 0, 0}), 0), QString());
}

void tst_normalise::badScoresStayInTheirRow() {
    Matrix<double> S = ref.matrix("S");
    S(0, 3) = std::numeric_limits<double>::quiet_NaN();
    S(4, 3) = infinity;
    for (int kind = 0; kind <= int(NormaliserKind::Hardmax); ++kind) {
        const Matrix<double> A = normalise<double>({.kind = NormaliserKind(kind)}, S);
        for (Eigen::Index i = 0; i < A.rows(); ++i) QCOMPARE(A.row(i).allFinite(), i != 0 && i != 4);
    }
}

void tst_normalise::jacobian() {
    const auto p = ref.row("p");
    const Matrix<double> J = softmaxJacobian<double>(p);
    COMPARE_REFERENCE(J, ref, "jacobian");
    QVERIFY(std::abs(softmaxJacobianNorm<double>(p) - J.norm()) < 1e-12);
    QVERIFY(std::abs(softmaxJacobianTrace<double>(p) - J.trace()) < 1e-12);
    COMPARE_REFERENCE(softmaxJacobian<float>(ref.row<float>("p")), ref, "jacobian");
}

QTEST_APPLESS_MAIN(tst_normalise)
#include "tst_normalise.moc"
