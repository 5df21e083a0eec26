// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/word_offer.h"

#include <QApplication>

#include "tests/widgets/token_bench.h"
#include "widgets/theme.h"

using namespace att;

class tst_word_offer : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, lightTheme()); }
    void tellsTheUnfinishedWord_data();
    void tellsTheUnfinishedWord();
    void offersTheWordsThatAreKnown();
};

void tst_word_offer::tellsTheUnfinishedWord_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("begun");  // "-" where nothing is due
    const QStringList english{"I", "eat", "eats", "a", "lemon"}, chinese{"我", "吃", "柠檬", "AI"}, letters{"a", "b"};
    QTest::newRow("nothing yet") << english << ""
                                 << "";
    QTest::newRow("a letter") << english << "I eat a l"
                              << "l";
    QTest::newRow("capitals") << english << "LEM"
                              << "LEM";
    QTest::newRow("could go on") << english << "eat"
                                 << "eat";
    QTest::newRow("complete") << english << "lemon"
                              << "-";
    QTest::newRow("a blank") << english << "lemon "
                             << "";
    QTest::newRow("unknown") << english << "I eat bananas"
                             << "";
    QTest::newRow("inside a word") << english << "xle"
                                   << "";
    QTest::newRow("Chinese") << chinese << "我吃柠"
                             << "柠";
    QTest::newRow("Chinese, complete") << chinese << "我吃"
                                       << "-";
    QTest::newRow("two scripts") << chinese << "我吃A"
                                 << "A";
    QTest::newRow("letters") << letters << "ab"
                             << "-";
}

void tst_word_offer::tellsTheUnfinishedWord() {
    QFETCH(QStringList, words);
    QFETCH(QString, before);
    QTEST(unfinishedWord(words, before).value_or("-"), "begun");
}

namespace {

struct KnownWords : SpecOf<KnownWords> {
    std::string text;
    void fields(FieldVisitor& v) override {
        v.text(text, {.key = "text",
                      .label = {"Text"},
                      .group = {"Input"},
                      .choices = {{"I", {}}, {"eat", {}}, {"lemon", {}}, {"lemons", {}}},
                      .maximumLength = 99,
                      .editor = Editor::Tokens});
    }
};

}  // namespace

void tst_word_offer::offersTheWordsThatAreKnown() {
    TokenBench bench;
    bench.spec = makeDefault<KnownWords>();
    bench.bar.setSpec(bench.spec);
    bench.bar.edit();
    QTest::keyClicks(bench.line, "I eat l");
    QWidget* const offer = QApplication::activePopupWidget();
    QVERIFY(offer);
    QTest::keyClick(offer, Qt::Key_Down);
    QTest::keyClick(offer, Qt::Key_Down);
    QTest::keyClick(offer, Qt::Key_Return);
    QCOMPARE(bench.text(), "I eat lemons ");
    QVERIFY(bench.bar.editing() && offer->isVisible());  // for the next word
    QTest::keyClick(offer, Qt::Key_Escape);
    QVERIFY(bench.bar.editing() && !offer->isVisible());
    QTest::keyClick(bench.line, Qt::Key_Down);
    QVERIFY(offer->isVisible());
    QTest::keyClick(offer, Qt::Key_Return);  // nothing is marked: the text is done
    QVERIFY(!bench.bar.editing() && !offer->isVisible());
    QCOMPARE(bench.finishedCount(), 1);
}

QTEST_MAIN(tst_word_offer)
#include "tst_word_offer.moc"
