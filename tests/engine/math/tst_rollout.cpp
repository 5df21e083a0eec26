// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/rollout.h"

#include <QTest>

#include "tests/support/reference.h"

using namespace att;

class tst_rollout : public QObject {
    Q_OBJECT
private slots:
    void matchesReference();
    void rowsSumToOne();
    void maskedRowKeepsItsToken();

private:
    Reference ref{"sequence_rollout"};

    template <class Scalar>
    std::vector<Matrix<Scalar>> layers() const {
        std::vector<Matrix<Scalar>> means;
        for (int l = 0; l < 3; ++l) means.push_back(meanOfHeads<Scalar>(ref.slice<Scalar>("A", l), 2));
        return means;
    }
    template <class Scalar>
    void compare() {
        const auto rolled = rollOut(layers<Scalar>());
        Matrix<Scalar> all(15, 5), means(15, 5);
        for (int l = 0; l < 3; ++l) all.middleRows(5 * l, 5) = rolled[std::size_t(l)], means.middleRows(5 * l, 5) = layers<Scalar>()[std::size_t(l)];
        COMPARE_REFERENCE(means, ref, "mean");
        COMPARE_REFERENCE(all, ref, "rolled");
    }
};

void tst_rollout::matchesReference() {
    compare<double>();
    compare<float>();
}

void tst_rollout::rowsSumToOne() {
    for (const double residual : {0.0, 0.25, 1.0})
        for (const auto& R : rollOut(layers<double>(), residual)) QVERIFY((R.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-14);
    QVERIFY(compareMatrices(rollOut(layers<double>(), 1).back(), Matrix<double>::Identity(5, 5).eval(), 0).isEmpty());
}

void tst_rollout::maskedRowKeepsItsToken() {
    auto means = layers<double>();
    means[0].row(2).setZero();
    for (const double residual : {0.0, 0.5}) QCOMPARE(rollOut(means, residual)[0](2, 2), 1.0);
}

QTEST_APPLESS_MAIN(tst_rollout)
#include "tst_rollout.moc"
