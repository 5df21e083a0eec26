// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/elide.h"

#include <QTest>
#include <QTextDocument>

using namespace att;

class tst_elide : public QObject {
    Q_OBJECT
private slots:
    void toolTipsShowMarkupLiterally();
    void makesOneLine_data();
    void makesOneLine();
    void cutsBetweenCharacters_data();
    void cutsBetweenCharacters();
    void countsBytes();
    void looksAtNoMoreThanFits();
};

void tst_elide::toolTipsShowMarkupLiterally() {
    QTextDocument page;
    page.setHtml(toolTipOf("<img src=\"/etc/hostname\"> & <b>bold</b>\nnext"));
    QCOMPARE(page.toPlainText(), QString("<img src=\"/etc/hostname\"> & <b>bold</b>\nnext").replace('\n', QChar('\n')));
    QVERIFY(toolTipOf({}).isEmpty());
}

void tst_elide::makesOneLine_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << "我吃柠檬"
                           << "我吃柠檬";
    QTest::newRow("lines") << "a\nb\r\nc\td"
                           << "a b c d";
    QTest::newRow("separators") << QString("a%1b%2c").arg(QChar(0x2028), QChar(0x2029)) << "a b c";
    QTest::newRow("nul") << QString("a") + QChar(0) + "b"
                         << "a b";
    QTest::newRow("lone high") << QString("a") + QChar(0xD83D) + "b" << QString("a") + QChar(0xFFFD) + "b";
    QTest::newRow("lone low") << QString(QChar(0xDE00)) << QString(QChar(0xFFFD));
    QTest::newRow("emoji") << QString::fromUtf8("👨‍👩‍👧") << QString::fromUtf8("👨‍👩‍👧");
}

void tst_elide::makesOneLine() {
    QFETCH(QString, words);
    QTEST(oneLine(words), "line");
}

void tst_elide::cutsBetweenCharacters_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("kept");
    QTest::newRow("fits") << "abc" << 3 << "abc";
    QTest::newRow("cut") << "abcd" << 3 << "abc";
    QTest::newRow("nothing") << "abc" << 0 << "";
    QTest::newRow("han") << "我吃柠檬" << 7 << "我吃";
    QTest::newRow("family") << QString::fromUtf8("a👨‍👩‍👧b") << 10 << "a";
    QTest::newRow("accent") << QString("ae") + QChar(0x301) << 2 << "a";
}

void tst_elide::cutsBetweenCharacters() {
    QFETCH(QString, words);
    QFETCH(int, most);
    QTEST(cutToBytes(words, most), "kept");
}

void tst_elide::countsBytes() {
    for (const QString& words : {QString("abc"), QString::fromUtf8("éß"), QString::fromUtf8("我"), QString::fromUtf8("👨‍👩‍👧")})
        QCOMPARE(bytesOf(words), words.toUtf8().size());
}

void tst_elide::looksAtNoMoreThanFits() {
    const QString huge(50'000'000, 'x');
    QCOMPARE(cutToBytes(huge, 1000).size(), 1000);
}

QTEST_APPLESS_MAIN(tst_elide)
#include "tst_elide.moc"
