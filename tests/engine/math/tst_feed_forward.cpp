// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/feed_forward.h"

#include <QTest>

#include "tests/support/reference.h"

using namespace att;

class tst_feed_forward : public QObject {
    Q_OBJECT
private slots:
    void activations_data();
    void activations();
    void eachTokenByItself();
    void counts();

private:
    Reference ref{"sequence_block"};

    template <class Scalar>
    void compare(Activation activation, const char* key) {
        const Matrix<Scalar> x = ref.matrix<Scalar>("x");
        COMPARE_REFERENCE(x.unaryExpr([&](Scalar value) { return activate(activation, value); }).eval(), ref, key);
    }
};

void tst_feed_forward::activations_data() {
    QTest::addColumn<Activation>("activation");
    QTest::newRow("act_relu") << Activation::Relu;
    QTest::newRow("act_gelu") << Activation::Gelu;
    QTest::newRow("act_tanh") << Activation::GeluTanh;
}

void tst_feed_forward::activations() {
    QFETCH(Activation, activation);
    compare<double>(activation, QTest::currentDataTag());
    compare<float>(activation, QTest::currentDataTag());
}

void tst_feed_forward::eachTokenByItself() {
    const auto W1 = ref.matrix("encoder.linear1.weight"), W2 = ref.matrix("encoder.linear2.weight");
    const FeedForward<double> layer{.in = {W1.data(), nullptr, 8, 16}, .out = {W2.data(), nullptr, 16, 8}};
    const Matrix<double> X = ref.matrix("X");
    const auto all = feedForward<double>(layer, X, Watch()), one = feedForward<double>(layer, X.row(3), Watch());
    QVERIFY(compareMatrices(all->output.row(3), one->output, 1e-15).isEmpty());
    QVERIFY((all->active.array() >= 0).all() && (all->hidden.array() < 0).any());
}

void tst_feed_forward::counts() {
    QCOMPARE(feedForwardCount(1, 512, 2048).parameters, 2 * 512 * 2048 + 2048 + 512);
    QCOMPARE(feedForwardCount(10, 512, 2048).multiplyAdds, 10 * 2 * 512 * 2048);
}

QTEST_APPLESS_MAIN(tst_feed_forward)
#include "tst_feed_forward.moc"
