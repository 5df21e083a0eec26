// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/relative_shaw.h"

#include <QTest>

#include "engine/math/attention.h"
#include "tests/support/reference.h"

using namespace att;

class tst_relative_shaw : public QObject {
    Q_OBJECT
private slots:
    void check33_shaw();
    void parameters();

private:
    Reference ref{"sequence_positions"};

    /// Through the kernel: the scores' part as its bias, the values' part added to its output.
    template <class Scalar>
    void compare() {
        const auto Q = ref.matrix<Scalar>("Q"), K = ref.matrix<Scalar>("K"), V = ref.matrix<Scalar>("V");
        const Matrix<Scalar> bias = shawScores<Scalar>(Q, ref.matrix<Scalar>("aK"), 5, 0.5);
        Matrix<Scalar> E(5, 5), A(5, 5), O(5, 3);
        Attention<Scalar> attention{.queries = 5, .keys = 5, .dK = 4, .dV = 3};
        attention.Q = headByHead(Q.data(), 5, 4);
        attention.K = headByHead(K.data(), 5, 4);
        attention.V = headByHead(V.data(), 5, 3);
        attention.scale = Scalar(0.5);
        attention.bias = headByHead(bias.data(), 5, 5);
        attention.masked = headByHead(E.data(), 5, 5);
        attention.A = headByHead(A.data(), 5, 5);
        attention.O = headByHead(O.data(), 5, 3);
        QVERIFY(attend(attention, Watch()));
        COMPARE_REFERENCE(E, ref, "shaw_E");
        COMPARE_REFERENCE(A, ref, "shaw_A");
        const Matrix<Scalar> moved = O + shawValues<Scalar>(A, ref.matrix<Scalar>("aV"));
        COMPARE_REFERENCE(moved, ref, "shaw_O");
    }
};

void tst_relative_shaw::check33_shaw() {
    compare<double>();
    compare<float>();
}

void tst_relative_shaw::parameters() { QCOMPARE(shawParameters(16, 64, 64), 2 * 33 * 64); }

QTEST_APPLESS_MAIN(tst_relative_shaw)
#include "tst_relative_shaw.moc"
