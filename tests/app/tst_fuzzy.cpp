// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fuzzy.h"

#include <QTest>

using namespace att;

class tst_fuzzy : public QObject {
    Q_OBJECT
private slots:
    void finds_data();
    void finds();
    void prefers_data();
    void prefers();
};

void tst_fuzzy::finds_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("found");
    QTest::newRow("nothing typed") << ""
                                   << "Save" << true;
    QTest::newRow("letters in order") << "sas"
                                      << "Save As" << true;
    QTest::newRow("wrong order") << "vas"
                                 << "Save" << false;
    QTest::newRow("case") << "SAVE"
                          << "save" << true;
    QTest::newRow("spaces") << "save as"
                            << "SaveAs" << true;
    QTest::newRow("Chinese") << "头数"
                             << "注意力头的数目" << true;
    QTest::newRow("a letter twice") << "ss"
                                    << "Save" << false;
    QTest::newRow("empty name") << "a"
                                << "" << false;
}

void tst_fuzzy::finds() {
    QFETCH(QString, typed);
    QFETCH(QString, name);
    QTEST(fuzzyScore(typed, name).has_value(), "found");
}

void tst_fuzzy::prefers_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("beginning") << "he"
                               << "Heads"
                               << "The lens";
    QTest::newRow("words") << "mh"
                           << "Multi-head"
                           << "Smooth";
    QTest::newRow("in a row") << "mask"
                              << "Mask"
                              << "Many a sketch";
    QTest::newRow("short") << "open"
                           << "Open"
                           << "Open Recent";
}

void tst_fuzzy::prefers() {
    QFETCH(QString, typed);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    QVERIFY(fuzzyScore(typed, better));
    QVERIFY(fuzzyScore(typed, better).value() > fuzzyScore(typed, worse).value_or(-1'000'000));
}

QTEST_APPLESS_MAIN(tst_fuzzy)
#include "tst_fuzzy.moc"
