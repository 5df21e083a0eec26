// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/places.h"

#include <QTest>

using namespace att;

class tst_places : public QObject {
    Q_OBJECT
private slots:
    void readsWhatItWrote();
    void leavesOutWhatIsNoPlace_data();
    void leavesOutWhatIsNoPlace();
};

void tst_places::readsWhatItWrote() {
    const Places places{{0, 0}, {2, 4}, {2, 11}, {4095, 0}};
    QCOMPARE(QString::fromStdString(writePlaces(places)), "1,1 3,5 3,12 4096,1");
    QVERIFY(readPlaces(writePlaces(places)).places == places);
    QVERIFY(readPlaces("").places.empty());
    QCOMPARE(QString::fromStdString(writePlaces(readPlaces(" 3,5\n1,1\t3,5 ").places)), "1,1 3,5");
    QCOMPARE(QString::fromStdString(writePlaces(readPlaces("3·5 1.1").places)), "1,1 3,5");
}

void tst_places::leavesOutWhatIsNoPlace_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("leftOut");
    QTest::newRow("words") << "a cat 1,2" << 2;
    QTest::newRow("zero") << "0,1 1,0" << 2;
    QTest::newRow("half") << "1, ,1 1 ," << 4;
    QTest::newRow("signs and more") << "-1,2 +1,2 1,2,3 1.5,2 1,2x 1·2·3 ·" << 7;
    QTest::newRow("too large") << "99999999999,1" << 1;
    QTest::newRow("not UTF-8") << "\xED\xA0 \x01" << 2;
}

void tst_places::leavesOutWhatIsNoPlace() {
    QFETCH(QString, text);
    QTEST(readPlaces(text.toStdString()).leftOut, "leftOut");
}

QTEST_APPLESS_MAIN(tst_places)
#include "tst_places.moc"
