// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/readable_pace.h"

#include <QElapsedTimer>
#include <QTest>

using namespace att;

class tst_readable_pace : public QObject {
    Q_OBJECT
private slots:
    void theFirstIsAtOnce();
    void whatFollowsIsOnce();
    void soonDoesNotWaitToBeRead();
    void whatHasBegunGoesWithIt();
};

void tst_readable_pace::theFirstIsAtOnce() {
    int acted = 0;
    ReadablePace pace([&acted] { ++acted; });
    pace.follow();
    QCOMPARE(acted, 1);
}

void tst_readable_pace::whatFollowsIsOnce() {
    int acted = 0;
    ReadablePace pace([&acted] { ++acted; });
    pace.now();
    QElapsedTimer since;
    since.start();
    for (int i = 0; i < 20; ++i) pace.follow();
    QCOMPARE(acted, 1);
    QTRY_COMPARE(acted, 2);
    QVERIFY(since.elapsed() >= 100);  // timers are coarse, yet not by that much
    QTest::qWait(300);
    QCOMPARE(acted, 2);
}

void tst_readable_pace::soonDoesNotWaitToBeRead() {
    int acted = 0;
    ReadablePace pace([&acted] { ++acted; });
    pace.now();
    pace.follow();
    pace.soon(0);
    QCoreApplication::processEvents();
    QCOMPARE(acted, 2);
}

void tst_readable_pace::whatHasBegunGoesWithIt() {
    int acted = 0;
    {
        ReadablePace pace([&acted] { ++acted; });
        pace.soon(0);
    }
    QCoreApplication::processEvents();
    QCOMPARE(acted, 0);
}

QTEST_MAIN(tst_readable_pace)
#include "tst_readable_pace.moc"
