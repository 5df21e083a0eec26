// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cost_section.h"

#include <QTest>

#include "widgets/theme_label.h"

using namespace att;

namespace {

QStringList textsOf(const CostSection& section) {
    QStringList texts;
    for (const auto* label : section.findChildren<ThemeLabel*>()) texts << label->text();
    return texts;
}

}  // namespace

class tst_cost_section : public QObject {
    Q_OBJECT
private slots:
    void groupsDigits_data();
    void groupsDigits();
    void namesMemory_data();
    void namesMemory();
    void followsTheCost();
};

void tst_cost_section::groupsDigits_data() {
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << qint64(0) << "0";
    QTest::newRow("three digits") << qint64(670) << "670";
    QTest::newRow("four digits") << qint64(1024) << "1 024";
    QTest::newRow("six digits") << qint64(100000) << "100 000";
    QTest::newRow("millions") << qint64(4210688) << "4 210 688";
    QTest::newRow("below nothing") << qint64(-100000) << "-100 000";
}

void tst_cost_section::groupsDigits() {
    QFETCH(qint64, number);
    QFETCH(QString, words);
    QCOMPARE(grouped(number), words.replace(' ', QChar(0x202F)));
}

void tst_cost_section::namesMemory_data() {
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << qint64(0) << "0 B";
    QTest::newRow("bytes") << qint64(1023) << "1023 B";
    QTest::newRow("small") << qint64(1536) << "1.50 KiB";
    QTest::newRow("middle") << qint64(12) * 1024 * 1024 << "12.0 MiB";
    QTest::newRow("large") << qint64(300) * 1024 * 1024 * 1024 << "300 GiB";
}

void tst_cost_section::namesMemory() {
    QFETCH(qint64, bytes);
    QFETCH(QString, words);
    QCOMPARE(memoryWords(bytes), words.replace(' ', QChar(QChar::Nbsp)));
}

void tst_cost_section::followsTheCost() {
    CostSection section(nullptr);
    section.setCost({.parameters = 1048576, .multiplyAdds = 4210688, .bytes = 2048});
    const QStringList texts = textsOf(section);
    for (const QString& words : {grouped(1048576), grouped(4210688), memoryWords(2048)}) QVERIFY2(texts.contains(words), qPrintable(texts.join('|')));
    section.setCost({});
    QCOMPARE(textsOf(section).count("0"), 2);
}

QTEST_MAIN(tst_cost_section)
#include "tst_cost_section.moc"
