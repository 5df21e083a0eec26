// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card_area.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

#include "tests/support/weights_outcome.h"
#include "widgets/card.h"
#include "widgets/heads_view.h"
#include "widgets/heat_view.h"
#include "widgets/links_view.h"
#include "widgets/selection.h"
#include "widgets/table_window.h"
#include "widgets/word_button.h"

using namespace att;

class tst_card_area : public QObject {
    Q_OBJECT
private slots:
    void headsStandBesideTheChosenOne();
    void oneHeadStandsAlone();
    void stacksOfOneStageStandSideBySide();
    void aMatrixHasTheHeight();
    void titlesStandAboveTheirControls();
    void switchReportsTheLook();
    void linksFollowTheLook();
    void cardsStayWithNewNumbers();
    void sentencesStayWhereTheySayTheSame();
    void panelFollowsTheSelection();
    void tableOpensAndFollows();
    void messageLiesOverThePicture();
    void nothingIsFriendly();
};

namespace {

std::shared_ptr<const Look> lookOf(const char* form) {
    return std::static_pointer_cast<const Look>(withWords(makeDefault<Look>(), "form", form).value());
}

/// A stage of three stacks, as queries, keys and values are.
OutcomePtr threeStacks() {
    auto outcome = std::make_shared<Outcome>(*weightsOutcome({"a", "b", "c"}, 4));
    Panel stack = *findPanel(*outcome, "weights/heads");
    stack.distribution = false;
    Stage stage{"qkv", Text{"Q K V"}, Text{}, {}};
    for (const char* id : {"q", "k", "v"}) {
        stack.id = id;
        stage.panels.push_back(stack);
    }
    outcome->stages.push_back(stage);
    outcome->mainPanel = "qkv/q";
    return outcome;
}

/// A stack with a curve and words, as a training shows them.
OutcomePtr training() {
    auto outcome = std::make_shared<Outcome>(*weightsOutcome({"a", "b", "c"}, 4));
    for (Stage& stage : outcome->stages)
        if (stage.id == "weights") {
            Panel curve = *findPanel(*outcome, "input/x"), words{.id = "words", .title = say(Text{"words"}), .kind = PanelKind::Prose};
            curve.id = "curve";
            curve.kind = PanelKind::Series;
            stage.panels.push_back(curve);
            stage.panels.push_back(words);
        }
    return outcome;
}

/// One panel of these sentences.
OutcomePtr sentences(const std::vector<const char*>& words) {
    auto outcome = std::make_shared<Outcome>();
    Panel prose{.id = "words", .title = say(Text{"words"}), .kind = PanelKind::Prose};
    for (const char* each : words) prose.prose.push_back(say(Text{each}));
    outcome->stages.push_back({"said", Text{"said"}, Text{}, {prose}});
    outcome->mainPanel = "said/words";
    return outcome;
}

template <class View>
int shown(const CardArea& area) {
    int count = 0;
    for (auto* view : area.findChildren<View*>()) count += view->isVisibleTo(&area);
    return count;
}

WordButton* buttonCalled(const CardArea& area, const QString& word) {
    for (auto* button : area.findChildren<WordButton*>())
        if (button->text() == word && button->isVisibleTo(&area)) return button;
    return nullptr;
}

}  // namespace

void tst_card_area::headsStandBesideTheChosenOne() {
    Selection selection;
    CardArea area(selection);
    area.resize(900, 500);
    area.setOutcome(weightsOutcome({"a", "b", "c"}, 4), lookOf("matrix"));
    QCOMPARE(shown<HeadsView>(area), 1);
    QCOMPARE(shown<HeatView>(area), 1);
    selection.setHead(2);
    QStringList titles;
    for (auto* card : area.findChildren<Card*>()) titles << card->accessibleName();
    QCOMPARE(titles, (QStringList{"Heads", "Head 3 — attention weights A"}));
}

void tst_card_area::oneHeadStandsAlone() {
    Selection selection;
    CardArea area(selection);
    area.setOutcome(weightsOutcome({"a", "b", "c"}, 1), lookOf("matrix"));
    QCOMPARE(shown<HeadsView>(area), 0);
    QCOMPARE(shown<HeatView>(area), 1);
}

void tst_card_area::stacksOfOneStageStandSideBySide() {
    Selection selection;
    CardArea area(selection);
    area.resize(900, 500);
    area.setOutcome(threeStacks(), lookOf("matrix"));
    QCOMPARE(shown<HeatView>(area), 3);
    QTest::mouseClick(buttonCalled(area, "›"), Qt::LeftButton);
    QCOMPARE(selection.head(), 1);
    QTest::mouseClick(buttonCalled(area, "‹"), Qt::LeftButton);
    QCOMPARE(selection.head(), 0);
}

void tst_card_area::aMatrixHasTheHeight() {
    Selection selection;
    CardArea area(selection);
    area.resize(900, 420);
    area.setOutcome(training(), lookOf("matrix"));
    area.grab();
    const auto card = [&area]<class View>(View*) { return area.findChild<View*>()->parentWidget()->geometry(); };
    const QRect matrix = card(static_cast<HeatView*>(nullptr)), heads = card(static_cast<HeadsView*>(nullptr));
    QCOMPARE(matrix.height(), area.height());
    QVERIFY(heads.height() < area.height() / 2 && !heads.intersects(matrix));
}

void tst_card_area::titlesStandAboveTheirControls() {
    Selection selection;
    CardArea area(selection);
    area.show();
    area.setOutcome(weightsOutcome({"a", "b", "c"}, 4), lookOf("matrix"));
    const auto top = [&](int width) {
        area.resize(width, 400);
        QCoreApplication::processEvents();
        return buttonCalled(area, "Matrix")->mapTo(&area, QPoint()).y();
    };
    QVERIFY(top(380) > top(1400));
}

void tst_card_area::switchReportsTheLook() {
    Selection selection;
    CardArea area(selection);
    area.setOutcome(weightsOutcome({"a", "b"}, 4), lookOf("matrix"));
    QStringList keys;
    std::vector<FieldValue> values;
    connect(&area, &CardArea::lookEdited, this, [&](const QString& key, const FieldValue& value) {
        keys << key;
        values.push_back(value);
    });
    QTest::mouseClick(buttonCalled(area, "Links"), Qt::LeftButton);
    QCOMPARE(keys, QStringList{"form"});
    QCOMPARE(std::get<std::string>(values.front()), std::string("links"));
    QVERIFY(buttonCalled(area, "Matrix")->isChecked());  // until the look says otherwise
    area.setOutcome(weightsOutcome({"a", "b"}, 4), lookOf("links"));
    QVERIFY(buttonCalled(area, "Links")->isChecked());
}

void tst_card_area::linksFollowTheLook() {
    Selection selection;
    CardArea area(selection);
    area.setOutcome(weightsOutcome({"a", "b"}, 4), lookOf("links"));
    QCOMPARE(shown<LinksView>(area), 1);
    QCOMPARE(shown<HeatView>(area), 0);
    selection.setPanel("input/x");  // not weights: no links between them
    QCOMPARE(shown<LinksView>(area), 0);
    QCOMPARE(shown<HeatView>(area), 1);
}

void tst_card_area::cardsStayWithNewNumbers() {
    Selection selection;
    CardArea area(selection);
    area.setOutcome(weightsOutcome({"a", "b"}, 4), lookOf("matrix"));
    const auto before = area.findChildren<HeatView*>();
    area.setOutcome(weightsOutcome({"a", "b", "c"}, 4), lookOf("matrix"));
    QCOMPARE(area.findChildren<HeatView*>(), before);
}

void tst_card_area::sentencesStayWhereTheySayTheSame() {
    Selection selection;
    CardArea area(selection);
    area.setOutcome(sentences({"one", "two", "three"}), lookOf("matrix"));
    auto* text = area.findChild<QPlainTextEdit*>();
    QCOMPARE(text->toPlainText(), QStringLiteral("one\n\ntwo\n\nthree"));
    QTextCursor chosen(text->document()->findBlockByNumber(4));
    chosen.select(QTextCursor::BlockUnderCursor);
    text->setTextCursor(chosen);
    area.setOutcome(sentences({"one", "another", "three"}), lookOf("matrix"));
    QTRY_COMPARE(text->toPlainText(), QStringLiteral("one\n\nanother\n\nthree"));
    QCOMPARE(text->textCursor().selectedText().trimmed(), QStringLiteral("three"));
    area.setOutcome(sentences({"one"}), lookOf("matrix"));
    QTRY_COMPARE(text->toPlainText(), QStringLiteral("one"));
}

void tst_card_area::panelFollowsTheSelection() {
    Selection selection;
    CardArea area(selection);
    area.setOutcome(weightsOutcome({"a", "b"}, 4), lookOf("matrix"));
    selection.setPanel("input/x");
    QCOMPARE(shown<HeadsView>(area), 0);
    selection.setPanel("no/such");
    QCOMPARE(shown<HeadsView>(area), 1);
}

void tst_card_area::tableOpensAndFollows() {
    Selection selection;
    CardArea area(selection);
    area.show();
    area.setOutcome(weightsOutcome({"a", "b"}, 4), lookOf("matrix"));
    QSignalSpy asked(&area, &CardArea::tableRequested);
    QTest::mouseClick(buttonCalled(area, "Table"), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    auto* window = area.findChild<TableWindow*>();
    QVERIFY(window && window->isVisible());
    QCOMPARE(window->windowTitle(), QString("Head 1 — attention weights A"));
    selection.setHead(3);
    QCOMPARE(window->windowTitle(), QString("Head 4 — attention weights A"));
    area.showTable();
    QCOMPARE(area.findChildren<TableWindow*>().size(), 1);
}

void tst_card_area::messageLiesOverThePicture() {
    Selection selection;
    CardArea area(selection);
    area.resize(600, 400);
    area.setOutcome(weightsOutcome({"a", "b"}, 4), lookOf("matrix"));
    area.showMessage("d_k is <b>0</b>");
    auto* label = area.findChild<QLabel*>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(label->isVisibleTo(&area));
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(shown<HeatView>(area), 1);
    area.setOutcome(weightsOutcome({"a", "b"}, 4), lookOf("matrix"));
    QVERIFY(!label->isVisibleTo(&area));
}

void tst_card_area::nothingIsFriendly() {
    Selection selection;
    CardArea area(selection);
    area.resize(600, 400);
    QVERIFY(!area.grab().isNull());
    area.showTable();
    for (const QSize size : {QSize(600, 400), QSize(1, 1), QSize(30, 700)}) {
        area.resize(size);
        area.setOutcome(weightsOutcome({}, 4), lookOf("links"));
        area.setOutcome(weightsOutcome({}, 4), lookOf("matrix"));
        selection.setPanel("kept/nothing");
        QVERIFY(!area.grab().isNull());
        selection.setPanel("weights/heads");
        area.setOutcome(weightsOutcome({"one"}, 1), lookOf("links"));
        QVERIFY(!area.grab().isNull());
    }
}

QTEST_MAIN(tst_card_area)
#include "tst_card_area.moc"
