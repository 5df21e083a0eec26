// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/attention_pull.h"

#include <QTest>

#include "tests/support/reference.h"

using namespace att;

class tst_attention_pull : public QObject {
    Q_OBJECT
private slots:
    void check64_gradients_data();
    void check64_gradients();

private:
    Reference ref{"sequence_attention_pull"};

    template <class Scalar>
    void compare(const QString& name) {
        const auto pull = pullAttention<Scalar>(ref.matrix<Scalar>("Q"), ref.matrix<Scalar>("K"), ref.matrix<Scalar>("V"),
                                                ref.matrix<Scalar>(name + "_A"), 1 / std::sqrt(3.0), ref.matrix<Scalar>("dO"));
        COMPARE_REFERENCE(pull.dQ, ref, name + "_dQ");
        COMPARE_REFERENCE(pull.dK, ref, name + "_dK");
        COMPARE_REFERENCE(pull.dV, ref, name + "_dV");
        QVERIFY(pull.dS.rowwise().sum().cwiseAbs().maxCoeff() < Scalar(1e-5));
    }
};

void tst_attention_pull::check64_gradients_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("full") << "full";
    QTest::newRow("causal") << "causal";
}

void tst_attention_pull::check64_gradients() {
    QFETCH(QString, name);
    compare<double>(name);
    compare<float>(name);
}

QTEST_APPLESS_MAIN(tst_attention_pull)
#include "tst_attention_pull.moc"
