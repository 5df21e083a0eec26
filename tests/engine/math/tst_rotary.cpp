// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/rotary_turn.h"

#include <QTest>

#include "tests/support/reference.h"

using namespace att;

class tst_rotary : public QObject {
    Q_OBJECT
private slots:
    void check30_matchesReference();
    void check30_normsAreKept();
    void check30_scoresKnowOnlyDistances();
    void check30_layoutsAgreeAfterPermutation();
    void oddWidthKeepsItsLastColumn();
    void backUndoesTheTurn();
    void headsAreTurnedAlike();

private:
    Reference ref{"sequence_positions"};

    template <class Scalar>
    void compare() {
        const auto X = ref.matrix<Scalar>("X");
        COMPARE_REFERENCE(rotate<Scalar>({.first = 4}, X), ref, "interleaved");
        const Rotary halves{.layout = RotaryLayout::Halves, .first = 4};
        COMPARE_REFERENCE(rotate<Scalar>(halves, X), ref, "halves");
    }
};

void tst_rotary::check30_matchesReference() {
    compare<double>();
    compare<float>();
}

void tst_rotary::check30_normsAreKept() {
    const auto X = ref.matrix("X");
    const Matrix<double> turned = rotate<double>({.first = 1000}, X);
    QVERIFY((turned.rowwise().norm() - X.rowwise().norm()).cwiseAbs().maxCoeff() < 1e-12);
    QVERIFY((turned - X).cwiseAbs().maxCoeff() > 0.1);
}

void tst_rotary::check30_scoresKnowOnlyDistances() {
    const Matrix<double> Q = ref.matrix("X"), K = Q.rowwise().reverse();
    for (const auto layout : {RotaryLayout::Interleaved, RotaryLayout::Halves}) {
        const auto scores = [&](double first) -> Matrix<double> {
            const Rotary rotary{.layout = layout, .first = first};
            return rotate<double>(rotary, Q) * rotate<double>(rotary, K).transpose();
        };
        QVERIFY(compareMatrices(scores(100), scores(0), 1e-12).isEmpty());
        QVERIFY((scores(0) - Q * K.transpose()).cwiseAbs().maxCoeff() > 0.1);
    }
}

void tst_rotary::backUndoesTheTurn() {
    const Matrix<double> X = ref.matrix("X");
    for (const auto layout : {RotaryLayout::Interleaved, RotaryLayout::Halves}) {
        Rotary rotary{.layout = layout, .first = 3};
        const Matrix<double> turned = rotate<double>(rotary, X);
        rotary.back = true;
        QCOMPARE(compareMatrices(rotate<double>(rotary, turned), X, 1e-12), QString());
    }
}

void tst_rotary::headsAreTurnedAlike() {
    const Matrix<double> X = ref.matrix("X"), turned = rotate<double>({.first = 3}, X);
    const int n = int(X.rows()), d = int(X.cols());
    Matrix<double> heads(n, 2 * d);
    heads << X, X;
    rotate(rotaryTurn<double>({.first = 3}, n + 2, d), {2, n, d}, sideBySide(heads.data(), 2, d));
    QVERIFY(heads.leftCols(d) == turned && heads.rightCols(d) == turned);
}

void tst_rotary::check30_layoutsAgreeAfterPermutation() {
    const Matrix<double> X = ref.matrix("X");
    const auto order = interleavedInHalves(6);
    QCOMPARE(order, (std::vector<int>{0, 2, 4, 1, 3, 5}));
    const Matrix<double> permuted = X(Eigen::all, order);
    const Matrix<double> expected = rotate<double>({}, X)(Eigen::all, order);
    QVERIFY(compareMatrices(rotate<double>({.layout = RotaryLayout::Halves}, permuted), expected, 1e-15).isEmpty());
}

void tst_rotary::oddWidthKeepsItsLastColumn() {
    const Matrix<double> X = ref.matrix("X").leftCols(5), turned = rotate<double>({.first = 3}, X);
    QVERIFY(compareMatrices(turned.rightCols(1), X.rightCols(1), 0).isEmpty());
}

QTEST_APPLESS_MAIN(tst_rotary)
#include "tst_rotary.moc"
