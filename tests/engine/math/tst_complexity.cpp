// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/complexity.h"

#include <QTest>

#include "engine/math/multi_head.h"

using namespace att;

class tst_complexity : public QObject {
    Q_OBJECT
private slots:
    void check49_tableCounts();
    void check49_withProjections();
    void check50_attentionIsCheaperBelowItsWidth();
    void check50_attentionAgainstLstm();
};

void tst_complexity::check49_tableCounts() {
    const LayerSize size{.n = 100, .d = 64, .kernel = 5, .window = 3};
    QCOMPARE(complexityOf(LayerKind::SelfAttention, size).table, 100 * 100 * 64);
    QCOMPARE(complexityOf(LayerKind::Tanh, size).table, 100 * 64 * 64);
    QCOMPARE(complexityOf(LayerKind::Convolution, size).table, 5 * 100 * 64 * 64);
    QCOMPARE(complexityOf(LayerKind::RestrictedSelfAttention, size).table, 7 * 100 * 64);
    QCOMPARE(complexityOf(LayerKind::SelfAttention, size).sequentialSteps, 1);
    QCOMPARE(complexityOf(LayerKind::Gru, size).sequentialSteps, 100);
    QCOMPARE(complexityOf(LayerKind::Convolution, size).sequentialSteps, 1);
}

void tst_complexity::check49_withProjections() {
    const LayerSize size{.n = 100, .d = 64, .kernel = 5, .window = 3};
    const auto full = [&](LayerKind kind) { return complexityOf(kind, size).withProjections; };
    QCOMPARE(full(LayerKind::SelfAttention), 4 * 100 * 64 * 64 + 2 * 100 * 100 * 64);
    QCOMPARE(full(LayerKind::SelfAttention), multiHeadCount({.dModel = 64, .dK = 8, .dV = 8, .queries = 100, .keys = 100}).multiplyAdds);
    QCOMPARE(full(LayerKind::RestrictedSelfAttention), 4 * 100 * 64 * 64 + 2 * (100 * 7 - 12) * 64);
    QCOMPARE(full(LayerKind::Tanh), 2 * 100 * 64 * 64);
    QCOMPARE(full(LayerKind::Gru), 6 * 100 * 64 * 64);
    QCOMPARE(full(LayerKind::Lstm), 8 * 100 * 64 * 64);
}

void tst_complexity::check50_attentionIsCheaperBelowItsWidth() {
    for (const int n : {1, 511, 512, 513, 2000}) {
        const LayerSize size{.n = n, .d = 512};
        const auto attention = complexityOf(LayerKind::SelfAttention, size).table, recurrent = complexityOf(LayerKind::Lstm, size).table;
        QCOMPARE(attention < recurrent, n < 512);
        QCOMPARE(attention == recurrent, n == 512);
    }
}

void tst_complexity::check50_attentionAgainstLstm() {
    for (const int n : {1, 1023, 1024, 1025}) {
        const LayerSize size{.n = n, .d = 512};
        const auto full = [&](LayerKind kind) { return complexityOf(kind, size).withProjections; };
        QCOMPARE(full(LayerKind::SelfAttention) < full(LayerKind::Lstm), n < 1024);
        QVERIFY(full(LayerKind::SelfAttention) > full(LayerKind::Tanh));
    }
}

QTEST_APPLESS_MAIN(tst_complexity)
#include "tst_complexity.moc"
