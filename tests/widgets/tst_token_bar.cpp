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

#include "tests/widgets/token_bench.h"
#include "widgets/theme.h"

using namespace att;

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
    void takesAllThatFits();
    void takesADrop();
    void takesInputMethods();
    void splitsAnotherWay();
    void offersExamples();
    void tabFollowsTheRow();
    void hidesWithoutTokens();
    void namesEverything();
};

void tst_token_bar::pinsATokenByClick() {
    TokenBench bench;
    bench.clickChip(1);
    QCOMPARE(bench.selection.query(), std::optional(1));
    bench.clickChip(2);
    QCOMPARE(bench.selection.query(), std::optional(2));
    bench.clickChip(2);
    QVERIFY(!bench.selection.query());
    QCOMPARE(bench.edits.count(), 0);
}

void tst_token_bar::walksByKeyboard() {
    TokenBench bench;
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
    TokenBench bench;
    bench.selection.setHead(1);
    QTest::mouseMove(bench.chips, bench.chips->chipRect(1).center());
    QTRY_COMPARE(bench.selection.lit().size(), 3u);
    QCOMPARE(bench.selection.lit().front(), (Cell{"weights/heads", 1, 1, 0}));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(bench.chips, &leave);
    QVERIFY(bench.selection.lit().empty());
}

void tst_token_bar::followsThePointedCell() {
    TokenBench bench;
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
    TokenBench bench;
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
    TokenBench bench;
    bench.chips->setFocus();
    QTest::keyClick(bench.chips, 'h');
    QVERIFY(bench.bar.editing());
    QTest::keyClicks(bench.line, "ello");
    QCOMPARE(bench.text(), "hello");
}

void tst_token_bar::everyLetterCounts() {
    TokenBench bench;
    bench.bar.edit();
    QTest::keyClicks(bench.line, "abc");
    QCOMPARE(bench.edits.count(), 3);
    QCOMPARE(bench.finishedCount(), 0);
    bench.bar.findChild<QComboBox*>()->setFocus();
    QCOMPARE(bench.finishedCount(), 1);
    QVERIFY(!bench.bar.editing());
}

void tst_token_bar::escapeBringsTheTextBack() {
    TokenBench bench;
    bench.bar.edit();
    QTest::keyClicks(bench.line, "abc");
    QTest::keyClick(bench.line, Qt::Key_Escape);
    QCOMPARE(bench.text(), "the cat");
    QVERIFY(!bench.bar.editing());
}

void tst_token_bar::surveysManyTokens() {
    std::vector<std::string> words;
    for (int i = 0; i < 4096; ++i) words.push_back("token" + std::to_string(i));
    TokenBench bench(words);
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
    TokenBench bench;
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

// The limit is the field's: a line edit by itself takes 32,767 characters and says nothing.
void tst_token_bar::takesAllThatFits() {
    TokenLine line(nullptr);
    line.setField({.maximumLength = 100'000});
    QSignalSpy notices(&line, &TokenLine::notice);
    line.insertSafely(QString(90'000, 'x'));
    QCOMPARE(line.text().size(), 90'000);
    QCOMPARE(notices.count(), 0);
    line.selectAll();
    line.insertSafely(QString(1'200'000, QChar(0x6211)));
    QCOMPARE(line.text().size(), 33'333);
    QVERIFY2(notices.value(0).value(0).toString().contains("33,333 of 1,200,000"), qPrintable(notices.value(0).value(0).toString()));
}

void tst_token_bar::takesADrop() {
    TokenBench bench;
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
    TokenBench bench;
    bench.bar.edit();
    QInputMethodEvent composing("ning", {});
    QApplication::sendEvent(bench.line, &composing);
    QInputMethodEvent commit;
    commit.setCommitString("柠檬");
    QApplication::sendEvent(bench.line, &commit);
    QCOMPARE(bench.text(), "柠檬");
}

void tst_token_bar::splitsAnotherWay() {
    TokenBench bench;
    auto* list = bench.bar.findChild<QComboBox*>();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(std::get<std::string>(valueOf(*bench.spec, "split")), std::string("characters"));
    bench.bar.setSpec(makeDefault<EveryField>());
    QCOMPARE(list->currentIndex(), 0);
    QCOMPARE(bench.edits.count(), 1);
}

void tst_token_bar::offersExamples() {
    TokenBench bench;
    QSignalSpy chosen(&bench.bar, &TokenBar::exampleChosen);
    bench.bar.setExamples({{{"Lemons"}, {}}, {{}, {{"text", std::string("我爱AI & <b>you</b>")}}}});
    auto* menu = bench.bar.findChild<QMenu*>();
    QCOMPARE(menu->actions().size(), 2);
    QCOMPARE(menu->actions().at(1)->text(), "我爱AI && <b>you</b>");
    menu->actions().at(1)->trigger();
    QCOMPARE(chosen.last().at(0).toInt(), 1);
}

// Also to what came later than the rest of the window.
void tst_token_bar::tabFollowsTheRow() {
    TokenBench bench;
    bench.bar.setExamples({{{}, {{"text", std::string("Hello")}}}});
    bench.chips->setFocus();
    QList<const QMetaObject*> kinds;
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        kinds << QApplication::focusWidget()->metaObject();
    }
    QCOMPARE(kinds, (QList{&QPushButton::staticMetaObject, &QComboBox::staticMetaObject, &QPushButton::staticMetaObject}));
}

void tst_token_bar::hidesWithoutTokens() {
    struct Bare : SpecOf<Bare> {
        bool on;
        void fields(FieldVisitor& v) override { v.flag(on, {.key = "on"}); }
    };
    TokenBench bench;
    bench.bar.setSpec(makeDefault<Bare>());
    QVERIFY(!bench.bar.isVisible());
    bench.bar.setSpec(bench.spec);
    QVERIFY(bench.bar.isVisible());
}

void tst_token_bar::namesEverything() {
    TokenBench bench;
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

QTEST_MAIN(tst_token_bar)
#include "tst_token_bar.moc"
