// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/score.h"

#include <QTest>

#include "tests/support/reference.h"

using namespace att;

class tst_score : public QObject {
    Q_OBJECT
private slots:
    void dotScaledDotAndCosine();
    void check21_additive();
    void check22_luongDotGeneralConcat();
    void check22_generalWithIdentityIsDot();
    void cosineOfZerosIsZero();
    void counts();

private:
    Reference ref{"sequence_score"};

    template <class Scalar>
    void compareDots() {
        const auto Q = ref.matrix<Scalar>("Q"), K = ref.matrix<Scalar>("K");
        COMPARE_REFERENCE(dotScore<Scalar>(Q, K), ref, "dot");
        COMPARE_REFERENCE(scaledDotScore<Scalar>(Q, K), ref, "scaled");
        COMPARE_REFERENCE(cosineScore<Scalar>(Q, K), ref, "cosine");
    }
    template <class Scalar>
    void compareAdditive() {
        const auto Q = ref.matrix<Scalar>("Q"), K = ref.matrix<Scalar>("K6");
        AdditiveScore<Scalar> score{ref.matrix<Scalar>("W"), ref.matrix<Scalar>("U"), ref.row<Scalar>("v"), {}};
        COMPARE_REFERENCE(additiveScore<Scalar>(score, Q, K), ref, "additive");
        score.b = ref.row<Scalar>("b");
        const Matrix<Scalar> S = additiveScore<Scalar>(score, Q, K);
        COMPARE_REFERENCE(S, ref, "additive_bias");
        QVERIFY(std::abs(additiveHidden<Scalar>(score, Q.row(2), K.row(3)).dot(score.v) - S(2, 3)) < Scalar(1e-5));
    }
    template <class Scalar>
    void compareLuong() {
        const auto Q = ref.matrix<Scalar>("Q"), K = ref.matrix<Scalar>("K6");
        COMPARE_REFERENCE(generalScore<Scalar>(ref.matrix<Scalar>("G"), Q, K), ref, "general");
        COMPARE_REFERENCE(concatScore<Scalar>(ref.matrix<Scalar>("C"), ref.row<Scalar>("v"), Q, K), ref, "concat");
    }
};

void tst_score::dotScaledDotAndCosine() {
    compareDots<double>();
    compareDots<float>();
}

void tst_score::check21_additive() {
    compareAdditive<double>();
    compareAdditive<float>();
}

void tst_score::check22_luongDotGeneralConcat() {
    compareLuong<double>();
    compareLuong<float>();
}

void tst_score::check22_generalWithIdentityIsDot() {
    const auto Q = ref.matrix("Q"), K = ref.matrix("K");
    const Matrix<double> I = Matrix<double>::Identity(4, 4);
    COMPARE_REFERENCE(generalScore<double>(I, Q, K), ref, "dot");
}

void tst_score::cosineOfZerosIsZero() {
    const Matrix<double> Q = Matrix<double>::Zero(2, 3), K = Matrix<double>::Ones(2, 3);
    QCOMPARE(cosineScore<double>(Q, K).cwiseAbs().maxCoeff(), 0.0);
}

void tst_score::counts() {
    const ScoreSizes sizes{.queries = 5, .keys = 7, .dQ = 4, .dK = 6, .dHidden = 3};
    QCOMPARE(scoreCount(ScoreKind::Dot, {5, 7, 6, 6, 0}).multiplyAdds, 210);
    const Count additive = scoreCount(ScoreKind::Additive, sizes);
    QCOMPARE(additive.parameters, 3 * (4 + 6) + 3);
    QCOMPARE(additive.multiplyAdds, 5 * 7 * 3 + 3 * (5 * 4 + 7 * 6));
    QCOMPARE(additive.functions, 105);
    QCOMPARE(additive.kept, 105);
    QCOMPARE(scoreCount(ScoreKind::Concat, sizes), additive);
    QCOMPARE(scoreCount(ScoreKind::General, sizes).parameters, 24);
    QCOMPARE(scoreCount(ScoreKind::General, sizes).multiplyAdds, 5 * 4 * 6 + 5 * 7 * 6);
}

QTEST_APPLESS_MAIN(tst_score)
#include "tst_score.moc"
