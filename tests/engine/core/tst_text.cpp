// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/text.h"

#include <QTest>

using namespace att;

class tst_text : public QObject {
    Q_OBJECT
private slots:
    void fillsPlaces_data();
    void fillsPlaces();
    void writesNumbersShortest();
    void writesWholeNumbersInFull();
};

void tst_text::fillsPlaces_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("filled");
    QTest::newRow("plain") << "no places" << QStringList{} << "no places";
    QTest::newRow("two") << "token %1 at %2" << QStringList{"我", "7"} << "token 我 at 7";
    QTest::newRow("argument that looks like a place") << "token %1 at %2" << QStringList{"%2 evil", "7"} << "token %2 evil at 7";
    QTest::newRow("out of order") << "%2 before %1" << QStringList{"b", "a"} << "a before b";
    QTest::newRow("too few") << "%1 and %2" << QStringList{"a"} << "a and %2";
    QTest::newRow("percent signs") << "100 % of %1 %" << QStringList{"x"} << "100 % of x %";
    QTest::newRow("last character") << "%" << QStringList{"x"} << "%";
}

void tst_text::fillsPlaces() {
    QFETCH(QString, pattern);
    QFETCH(QStringList, arguments);
    QFETCH(QString, filled);
    std::vector<std::string> words;
    for (const auto& argument : arguments) words.push_back(argument.toStdString());
    QCOMPARE(QString::fromStdString(fillPlaces(pattern.toStdString(), words)), filled);
}

void tst_text::writesNumbersShortest() {
    QCOMPARE(english(say(ATT_TEXT("engine", "%1 %2 %3"), 0.1, 512, ATT_TEXT("engine", "heads"))), std::string("0.1 512 heads"));
}

void tst_text::writesWholeNumbersInFull() {
    QCOMPARE(english(say(ATT_TEXT("engine", "%1 %2 %3 %4"), 100'000, 3e6, -1e14, 0)), std::string("100000 3000000 -100000000000000 0"));
    QCOMPARE(english(say(ATT_TEXT("engine", "%1 %2"), 1e20, 1e-5)), std::string("1e+20 1e-05"));
}

QTEST_APPLESS_MAIN(tst_text)
#include "tst_text.moc"
