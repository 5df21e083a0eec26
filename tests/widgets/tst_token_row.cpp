// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/token_row.h"

#include <QApplication>

#include "tests/widgets/token_bench.h"
#include "widgets/theme.h"
#include "widgets/theme_controls.h"

using namespace att;

namespace {

/// Two texts, such as a decoder's and an encoder's.
struct TwoTexts : SpecOf<TwoTexts> {
    std::string text, memory;
    void fields(FieldVisitor& v) override {
        for (auto [value, key, label] : {std::tuple(&text, "text", "Decoder"), std::tuple(&memory, "memory", "Encoder")})
            v.text(*value, {.key = key, .label = {label}, .group = {"Input"}, .maximumLength = 99, .editor = Editor::Tokens});
    }
};

/// 2 heads of 4 queries and 3 keys.
OutcomePtr rectangle() {
    auto outcome = std::make_shared<Outcome>();
    outcome->tokens = std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"I", "eat", "a", "lemon"});
    Panel panel{.id = "heads", .shape = {2, 4, 3}};
    panel.rows.labels = outcome->tokens;
    panel.columns.labels = std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"我", "吃", "柠檬"});
    outcome->stages.push_back({"weights", {"weights"}, {}, {panel}});
    outcome->mainPanel = "weights/heads";
    return outcome;
}

/// A bar with two rows.
struct TwoRows : TokenBench {
    TokenChips* keys;

    TwoRows() {
        spec = makeDefault<TwoTexts>();
        bar.setSpec(spec);
        bar.setOutcome(rectangle());
        bar.resize(900, bar.sizeHint().height());
        keys = bar.findChildren<TokenChips*>().at(1);
    }
};

}  // namespace

class tst_token_row : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, lightTheme()); }
    void showsARowForEachText();
    void secondRowHoldsKeys();
    void secondRowEditsItsOwnText();
    void keepsWhatCannotRunInSight();
    void dimsWhatIsBehind();
};

void tst_token_row::showsARowForEachText() {
    TwoRows bench;
    QVERIFY(bench.chips->isVisible() && bench.keys->isVisible());
    const auto left = [&bench](TokenChips* chips) { return chips->mapTo(&bench.bar, QPoint()).x(); };
    QTRY_COMPARE(left(bench.keys), left(bench.chips));
    bench.bar.setSpec(makeDefault<EveryField>());
    QVERIFY(bench.chips->isVisible() && !bench.keys->isVisible());
}

void tst_token_row::secondRowHoldsKeys() {
    TwoRows bench;
    QTRY_VERIFY(!bench.keys->chipRect(2).isEmpty());
    QTest::mouseClick(bench.keys, Qt::LeftButton, {}, bench.keys->chipRect(2).center());
    QCOMPARE(bench.selection.key(), std::optional(2));
    bench.clickChip(1);
    QCOMPARE(bench.selection.query(), std::optional(1));
    QVERIFY(!bench.selection.key());
    QTest::mouseMove(bench.keys, bench.keys->chipRect(1).center());
    QTRY_COMPARE(bench.selection.lit().size(), 4u);
    QCOMPARE(bench.selection.lit().back(), (Cell{"weights/heads", 0, 3, 1}));
}

void tst_token_row::secondRowEditsItsOwnText() {
    TwoRows bench;
    bench.keys->setFocus();
    QTest::keyClick(bench.keys, Qt::Key_Return);
    QVERIFY(bench.bar.editing());
    QTest::keyClicks(QApplication::focusWidget(), "abc");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(std::get<std::string>(valueOf(*bench.spec, "memory")), std::string("abc"));
    QCOMPARE(bench.text(), QString());
}

namespace {

struct NoBananas : SpecOf<NoBananas> {
    std::string text;
    void fields(FieldVisitor& v) override {
        Field field{.key = "text", .label = {"Text"}, .group = {"Input"}, .maximumLength = 99, .editor = Editor::Tokens};
        if (text.find("bananas") != std::string::npos) field.problem = Message{Text{"No bananas here."}};
        v.text(text, field);
    }
};

}  // namespace

/// The chips are tokens of the picture before: they would pass for those of the new text.
void tst_token_row::keepsWhatCannotRunInSight() {
    TokenBench bench;
    bench.spec = makeDefault<NoBananas>();
    bench.bar.setSpec(bench.spec);
    bench.bar.edit();
    bench.line->insertSafely("I eat bananas");
    QTest::keyClick(bench.line, Qt::Key_Return);
    QVERIFY(!bench.bar.editing() && bench.line->isVisible() && !bench.chips->isVisible());
    QCOMPARE(bench.line->text(), "I eat bananas");
    QVERIFY(bench.line->property(wrongProperty).toBool());
    QCOMPARE(bench.line->accessibleDescription(), "No bananas here.");
    bench.line->clearFocus();
    QVERIFY(bench.line->isVisible());
    bench.bar.setSpec(withValue(bench.spec, "text", std::string("I eat")).value());
    QVERIFY(bench.chips->isVisible() && !bench.line->property(wrongProperty).toBool());
}

void tst_token_row::dimsWhatIsBehind() {
    TokenBench bench;
    const QImage before = bench.chips->grab().toImage();
    bench.bar.fallBehind();
    QVERIFY(bench.chips->grab().toImage() != before);
    bench.bar.setOutcome(tokensOutcome({"我", "吃", "柠檬"}));
    QCOMPARE(bench.chips->grab().toImage(), before);
}

QTEST_MAIN(tst_token_row)
#include "tst_token_row.moc"
