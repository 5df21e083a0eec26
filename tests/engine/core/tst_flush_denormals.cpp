// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/flush_denormals.h"

#include <QTest>
#include <limits>
#include <thread>

using namespace att;

class tst_flush_denormals : public QObject {
    Q_OBJECT
private slots:
    void tooSmallIsZero();
    void otherThreadsGoOnAsTheyWere();
};

namespace {

/// Half of the smallest normal number, computed now and here.
float half() {
    volatile float smallest = std::numeric_limits<float>::min();
    return smallest * 0.5f;
}

}  // namespace

void tst_flush_denormals::tooSmallIsZero() {
    QVERIFY(half() > 0);
    {
        const FlushDenormals inThisThread;
        QCOMPARE(half(), 0.0f);
        {
            const FlushDenormals again;
            QCOMPARE(half(), 0.0f);
        }
        QCOMPARE(half(), 0.0f);
    }
    QVERIFY(half() > 0);
}

void tst_flush_denormals::otherThreadsGoOnAsTheyWere() {
    float there = 0;
    bool flushed = false;
    std::thread other;
    {
        other = std::thread([&] { there = half(); });
        const FlushDenormals inThisThread;
        flushed = half() == 0;
        other.join();
    }
    QVERIFY(flushed);
    QVERIFY(there > 0);
}

QTEST_APPLESS_MAIN(tst_flush_denormals)
#include "tst_flush_denormals.moc"
