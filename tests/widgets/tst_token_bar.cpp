// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/token_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/widgets/every_field.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "widgets/token_chips.h"
#include "widgets/token_line.h"
#include "widgets/word_offer.h"

using namespace att;

namespace {

OutcomePtr outcomeOf(std::vector<std::string> words) {
    const int T = static_cast<int>(words.size());
    auto outcome = std::make_shared<Outcome>();
    auto tokens = std::make_shared<const std::vector<std::string>>(std::move(words));
    Panel panel{.id = "heads"};
    panel.rows.labels = tokens;
    panel.columns.labels = tokens;
    panel.shape = {2, T, T};
    outcome->tokens = tokens;
    outcome->stages.push_back({"weights", {"weights"}, {}, {panel}});
    return outcome;
}

/// A bar in a loop with a spec, as in the window.
struct Bench {
    Selection selection;
    SpecPtr spec = makeDefault<EveryField>();
    TokenBar bar{selection, nullptr};
    QSignalSpy edits{&bar, &TokenBar::edited}, notices{&bar, &TokenBar::notice};
    TokenChips* chips = bar.findChild<TokenChips*>();
    TokenLine* line = bar.findChild<TokenLine*>();

    explicit Bench(std::vector<std::string> words = {"我", "吃", "柠檬"}) {
        QObject::connect(&bar, &TokenBar::edited, &bar, [this](const QString& key, const FieldValue& value) {
            auto next = withValue(spec, key.toStdString(), value);
            if (!next) return QTest::qFail(english(next.error().message).c_str(), __FILE__, __LINE__);
            spec = std::move(next).value();
            bar.setSpec(spec);
        });
        selection.setPanel("weights/heads");
        bar.resize(900, bar.sizeHint().height());
        bar.setSpec(spec);
        bar.setOutcome(outcomeOf(std::move(words)));
        bar.show();
        if (!QTest::qWaitForWindowActive(&bar)) QTest::qFail("the bar never became active", __FILE__, __LINE__);
    }

    QString text() const { return QString::fromStdString(std::get<std::string>(valueOf(*spec, "text"))); }
    int finishedCount() const {
        return static_cast<int>(std::count_if(edits.begin(), edits.end(), [](const QVariantList& edit) { return edit.at(2).toBool(); }));
    }
    void clickChip(int token) const { QTest::mouseClick(chips, Qt::LeftButton, {}, chips->chipRect(token).center()); }
};

}  // namespace

class tst_token_bar : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, lightTheme()); }
    void pinsATokenByClick();
    void walksByKeyboard();
    void lightsTheRowUnderThePointer();
    void followsThePointedCell();
    void editsInPlace_data();
    void editsInPlace();
    void typingStartsEditing();
    void everyLetterCounts();
    void escapeBringsTheTextBack();
    void surveysManyTokens();
    void survivesPastes_data();
    void survivesPastes();
    void takesADrop();
    void takesInputMethods();
    void splitsAnotherWay();
    void offersExamples();
    void hidesWithoutTokens();
    void namesEverything();
    void showsARowForEachText();
    void secondRowHoldsKeys();
    void secondRowEditsItsOwnText();
    void tellsTheUnfinishedWord_data();
    void tellsTheUnfinishedWord();
    void offersTheWordsThatAreKnown();
};

void tst_token_bar::pinsATokenByClick() {
    Bench bench;
    bench.clickChip(1);
    QCOMPARE(bench.selection.query(), std::optional(1));
    bench.clickChip(2);
    QCOMPARE(bench.selection.query(), std::optional(2));
    bench.clickChip(2);
    QVERIFY(!bench.selection.query());
    QCOMPARE(bench.edits.count(), 0);
}

void tst_token_bar::walksByKeyboard() {
    Bench bench;
    bench.chips->setFocus();
    QTest::keyClick(bench.chips, Qt::Key_Right);
    QTest::keyClick(bench.chips, Qt::Key_Right);
    QVERIFY(bench.chips->accessibleName().contains("柠檬"));
    QTest::keyClick(bench.chips, Qt::Key_Space);
    QCOMPARE(bench.selection.query(), std::optional(2));
    QVERIFY(bench.chips->accessibleName().contains("pinned"));
    QTest::keyClick(bench.chips, Qt::Key_Escape);
    QVERIFY(!bench.selection.query());
}

void tst_token_bar::lightsTheRowUnderThePointer() {
    Bench bench;
    bench.selection.setHead(1);
    QTest::mouseMove(bench.chips, bench.chips->chipRect(1).center());
    QTRY_COMPARE(bench.selection.lit().size(), 3u);
    QCOMPARE(bench.selection.lit().front(), (Cell{"weights/heads", 1, 1, 0}));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(bench.chips, &leave);
    QVERIFY(bench.selection.lit().empty());
}

void tst_token_bar::followsThePointedCell() {
    Bench bench;
    const QImage before = bench.chips->grab().toImage();
    bench.selection.hover(Cell{"weights/heads", 0, 0, 2});
    const QImage after = bench.chips->grab().toImage();
    const auto changed = [&](int token) {
        return before.copy(bench.chips->chipRect(token).adjusted(0, 0, 0, 3)) != after.copy(bench.chips->chipRect(token).adjusted(0, 0, 0, 3));
    };
    QVERIFY(changed(0) && changed(2) && !changed(1));
    bench.selection.hover({});
    QCOMPARE(bench.chips->grab().toImage(), before);
}

void tst_token_bar::editsInPlace_data() {
    QTest::addColumn<int>("way");
    QTest::newRow("button") << 0;
    QTest::newRow("F2") << 1;
    QTest::newRow("Return") << 2;
    QTest::newRow("click beside the tokens") << 3;
    QTest::newRow("double click") << 4;
}

void tst_token_bar::editsInPlace() {
    QFETCH(int, way);
    Bench bench;
    bench.chips->setFocus();
    if (way == 0) QTest::mouseClick(bench.bar.findChild<QPushButton*>(), Qt::LeftButton);
    if (way == 1) QTest::keyClick(bench.chips, Qt::Key_F2);
    if (way == 2) QTest::keyClick(bench.chips, Qt::Key_Return);
    if (way == 3) QTest::mouseClick(bench.chips, Qt::LeftButton, {}, QPoint(bench.chips->width() - 2, 10));
    if (way == 4) QTest::mouseDClick(bench.chips, Qt::LeftButton, {}, bench.chips->chipRect(0).center());
    QVERIFY(bench.bar.editing());
    QVERIFY(bench.line->hasFocus());
    QCOMPARE(bench.line->selectedText(), bench.text());
    QTest::keyClicks(bench.line, "a dog");
    QTest::keyClick(bench.line, Qt::Key_Return);
    QVERIFY(!bench.bar.editing());
    QVERIFY(bench.chips->hasFocus());
    QCOMPARE(bench.text(), "a dog");
    QCOMPARE(bench.finishedCount(), 1);
}

void tst_token_bar::typingStartsEditing() {
    Bench bench;
    bench.chips->setFocus();
    QTest::keyClick(bench.chips, 'h');
    QVERIFY(bench.bar.editing());
    QTest::keyClicks(bench.line, "ello");
    QCOMPARE(bench.text(), "hello");
}

void tst_token_bar::everyLetterCounts() {
    Bench bench;
    bench.bar.edit();
    QTest::keyClicks(bench.line, "abc");
    QCOMPARE(bench.edits.count(), 3);
    QCOMPARE(bench.finishedCount(), 0);
    bench.bar.findChild<QComboBox*>()->setFocus();
    QCOMPARE(bench.finishedCount(), 1);
    QVERIFY(!bench.bar.editing());
}

void tst_token_bar::escapeBringsTheTextBack() {
    Bench bench;
    bench.bar.edit();
    QTest::keyClicks(bench.line, "abc");
    QTest::keyClick(bench.line, Qt::Key_Escape);
    QCOMPARE(bench.text(), "the cat");
    QVERIFY(!bench.bar.editing());
}

void tst_token_bar::surveysManyTokens() {
    std::vector<std::string> words;
    for (int i = 0; i < 4096; ++i) words.push_back("token" + std::to_string(i));
    Bench bench(words);
    QVERIFY(bench.bar.findChildren<QWidget*>().size() < 40);
    bench.chips->setFocus();
    QTest::keyClick(bench.chips, Qt::Key_End);
    QVERIFY(bench.chips->rect().contains(bench.chips->chipRect(4095)));
}

void tst_token_bar::survivesPastes_data() {
    QTest::addColumn<QString>("pasted");
    QTest::newRow("letters") << QString(1'000'000, 'x');
    QTest::newRow("newlines") << QString(1'000'000, '\n');
    QTest::newRow("han") << QString(1'000'000, QChar(0x6211));
    QTest::newRow("accents") << QString("a") + QString(1'000'000, QChar(0x301));
    QTest::newRow("emoji") << QString::fromUtf8("👨‍👩‍👧").repeated(120'000);
    QTest::newRow("lone surrogates") << QString(1'000'000, QChar(0xD83D));
    QTest::newRow("direction overrides") << QString(1'000'000, QChar(0x202E));
}

// Back within 100 ms, cut at the limit, with a notice.
void tst_token_bar::survivesPastes() {
    QFETCH(QString, pasted);
    Bench bench;
    bench.bar.edit();
    QApplication::clipboard()->setText(pasted);
    QElapsedTimer watch;
    watch.start();
    QTest::keySequence(bench.line, QKeySequence::Paste);
    QVERIFY2(watch.elapsed() < 100, qPrintable(QString::number(watch.elapsed())));
    QCOMPARE(bench.notices.count(), 1);
    QVERIFY(bench.line->text().toUtf8().size() <= 2000);
    QVERIFY(!bench.line->text().contains('\n'));
    QCOMPARE(QString::fromUtf8(bench.line->text().toUtf8()), bench.line->text());
}

void tst_token_bar::takesADrop() {
    Bench bench;
    QMimeData data;
    data.setText("dropped\nwords");
    const auto dropOn = [&data](QWidget* target, const QPoint& place) {
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &enter);
        QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &drop);
    };
    dropOn(&bench.bar, {20, 10});
    QCOMPARE(bench.text(), "dropped words");
    dropOn(bench.line, {0, 5});
    QVERIFY(bench.text().contains("dropped wordsdropped words"));
}

void tst_token_bar::takesInputMethods() {
    Bench bench;
    bench.bar.edit();
    QInputMethodEvent composing("ning", {});
    QApplication::sendEvent(bench.line, &composing);
    QInputMethodEvent commit;
    commit.setCommitString("柠檬");
    QApplication::sendEvent(bench.line, &commit);
    QCOMPARE(bench.text(), "柠檬");
}

void tst_token_bar::splitsAnotherWay() {
    Bench bench;
    auto* list = bench.bar.findChild<QComboBox*>();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(std::get<std::string>(valueOf(*bench.spec, "split")), std::string("characters"));
    bench.bar.setSpec(makeDefault<EveryField>());
    QCOMPARE(list->currentIndex(), 0);
    QCOMPARE(bench.edits.count(), 1);
}

void tst_token_bar::offersExamples() {
    Bench bench;
    QSignalSpy chosen(&bench.bar, &TokenBar::exampleChosen);
    bench.bar.setExamples({{{"Lemons"}, {}}, {{}, {{"text", std::string("我爱AI & <b>you</b>")}}}});
    auto* menu = bench.bar.findChild<QMenu*>();
    QCOMPARE(menu->actions().size(), 2);
    QCOMPARE(menu->actions().at(1)->text(), "我爱AI && <b>you</b>");
    menu->actions().at(1)->trigger();
    QCOMPARE(chosen.last().at(0).toInt(), 1);
}

void tst_token_bar::hidesWithoutTokens() {
    struct Bare : SpecOf<Bare> {
        bool on;
        void fields(FieldVisitor& v) override { v.flag(on, {.key = "on"}); }
    };
    Bench bench;
    bench.bar.setSpec(makeDefault<Bare>());
    QVERIFY(!bench.bar.isVisible());
    bench.bar.setSpec(bench.spec);
    QVERIFY(bench.bar.isVisible());
}

void tst_token_bar::namesEverything() {
    Bench bench;
    bench.bar.setExamples({{{"Lemons"}, {}}});
    for (const bool narrow : {false, true}) {
        bench.bar.resize(narrow ? 300 : 900, bench.bar.height());
        for (QWidget* child : bench.bar.findChildren<QWidget*>()) {
            if (child->focusPolicy() == Qt::NoFocus || child->window() != bench.bar.window() || !child->isVisible()) continue;
            const auto* button = qobject_cast<QPushButton*>(child);
            const QString name = child->accessibleName().isEmpty() && button ? button->text() : child->accessibleName();
            QVERIFY2(!name.isEmpty(), child->metaObject()->className());
        }
    }
}

namespace {

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
struct TwoRows : Bench {
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

void tst_token_bar::showsARowForEachText() {
    TwoRows bench;
    QVERIFY(bench.chips->isVisible() && bench.keys->isVisible());
    const auto left = [&bench](TokenChips* chips) { return chips->mapTo(&bench.bar, QPoint()).x(); };
    QTRY_COMPARE(left(bench.keys), left(bench.chips));
    bench.bar.setSpec(makeDefault<EveryField>());
    QVERIFY(bench.chips->isVisible() && !bench.keys->isVisible());
}

void tst_token_bar::secondRowHoldsKeys() {
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

void tst_token_bar::secondRowEditsItsOwnText() {
    TwoRows bench;
    bench.keys->setFocus();
    QTest::keyClick(bench.keys, Qt::Key_Return);
    QVERIFY(bench.bar.editing());
    QTest::keyClicks(QApplication::focusWidget(), "abc");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(std::get<std::string>(valueOf(*bench.spec, "memory")), std::string("abc"));
    QCOMPARE(bench.text(), QString());
}

void tst_token_bar::tellsTheUnfinishedWord_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("begun");  // "-" where nothing is due
    const QStringList english{"I", "eat", "eats", "a", "lemon"}, chinese{"我", "吃", "柠檬", "AI"}, letters{"a", "b"};
    QTest::newRow("nothing yet") << english << "" << "";
    QTest::newRow("a letter") << english << "I eat a l" << "l";
    QTest::newRow("capitals") << english << "LEM" << "LEM";
    QTest::newRow("could go on") << english << "eat" << "eat";
    QTest::newRow("complete") << english << "lemon" << "-";
    QTest::newRow("a blank") << english << "lemon " << "";
    QTest::newRow("unknown") << english << "I eat bananas" << "";
    QTest::newRow("inside a word") << english << "xle" << "";
    QTest::newRow("Chinese") << chinese << "我吃柠" << "柠";
    QTest::newRow("Chinese, complete") << chinese << "我吃" << "-";
    QTest::newRow("two scripts") << chinese << "我吃A" << "A";
    QTest::newRow("letters") << letters << "ab" << "-";
}

void tst_token_bar::tellsTheUnfinishedWord() {
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

void tst_token_bar::offersTheWordsThatAreKnown() {
    Bench bench;
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

QTEST_MAIN(tst_token_bar)
#include "tst_token_bar.moc"
