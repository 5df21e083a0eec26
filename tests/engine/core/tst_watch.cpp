// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/watch.h"

#include <QTest>

#include "engine/core/parallel.h"

using namespace att;

class tst_watch : public QObject {
    Q_OBJECT
private slots:
    void partsMakeAWhole();
    void countsIterationsOnAnyThread();
    void refusesWhatIsOverTheBudget();
};

void tst_watch::partsMakeAWhole() {
    const Watch whole;
    const Watch second = whole.part(0.25f, 0.75f), inside = second.part(0.5f, 1);
    whole.part(0, 0.25f).setProgress(1);
    QCOMPARE(whole.progress(), 0.25f);
    second.setProgress(0.5f);
    QCOMPARE(whole.progress(), 0.5f);
    inside.setProgress(0);
    QCOMPARE(whole.progress(), 0.5f);
    inside.setProgress(1);
    QCOMPARE(whole.progress(), 0.75f);
    whole.stop();
    QVERIFY(inside.stopped());
}

void tst_watch::countsIterationsOnAnyThread() {
    const Watch watch;
    Progress progress(watch, 1000);
    progress.step();
    QCOMPARE(watch.progress(), 0.001f);
    parallelFor(999, 1e6, [&](int) { progress.step(); });
    progress.step();
    QCOMPARE(watch.progress(), 1.001f);
}

void tst_watch::refusesWhatIsOverTheBudget() {
    Watch watch;
    watch.budget = 100;
    QVERIFY(watch.part(0, 0.5f).reserve(100));
    QVERIFY(!watch.part(0, 0.5f).reserve(101));
}

QTEST_APPLESS_MAIN(tst_watch)
#include "tst_watch.moc"
