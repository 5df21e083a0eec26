// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/form_mnemonics.h"

#include <QSet>
#include <QTest>

using namespace att;

class tst_form_mnemonics : public QObject {
    Q_OBJECT
private slots:
    void noLetterTwice();
    void keepsTheWords();
};

void tst_form_mnemonics::noLetterTwice() {
    const QStringList labels{"Heads", "Head width", "d_model", "Mask", "Mean", "头数", "A & B", "H", ""};
    QSet<QChar> taken{'f'};
    for (const QString& label : withMnemonics(labels, "f")) {
        const qsizetype place = QString(label).replace("&&", "__").indexOf('&');
        if (place < 0) continue;
        const QChar letter = label[place + 1].toLower();
        QVERIFY2(!taken.contains(letter), qPrintable(label));
        taken.insert(letter);
    }
    QVERIFY(taken.size() > 5);
}

void tst_form_mnemonics::keepsTheWords() {
    QCOMPARE(withMnemonics({"Heads", "Hold"}, {}), (QStringList{"&Heads", "H&old"}));
    QCOMPARE(withMnemonics({"A & B"}, "a"), QStringList{"A && &B"});
    QCOMPARE(withMnemonics({"A & B"}, "ab"), QStringList{"A && B"});
    QCOMPARE(withMnemonics({"头数"}, {}), QStringList{"头数"});
}

QTEST_APPLESS_MAIN(tst_form_mnemonics)
#include "tst_form_mnemonics.moc"
