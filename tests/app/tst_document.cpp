// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document.h"

#include <QSignalSpy>
#include <QTest>

#include "tests/support/toy_lens.h"

using namespace att;

class tst_document : public QObject {
    Q_OBJECT
private slots:
    void startsAtDefaults();
    void oneDragIsOneStep();
    void dragBackLeavesNoStep();
    void refusesWhatDoesNotFit();
    void everyKindOfChangeIsUndone_data();
    void everyKindOfChangeIsUndone();
    void announcesOnlyWhatChanged();
    void settlesAfterADragOnly();

private:
    const std::vector<Lens> m_lenses = toyLenses();
};

namespace {
int sizeOf(const Document& document) { return toySize(*document.spec()); }
}  // namespace

void tst_document::startsAtDefaults() {
    Document document(m_lenses);
    QCOMPARE(document.lens().id, "toy");
    QCOMPARE(sizeOf(document), 4);
}

void tst_document::oneDragIsOneStep() {
    Document document(m_lenses);
    for (int size = 5; size <= 9; ++size) QVERIFY(document.edit("size", size, size == 9));
    QCOMPARE(document.undoStack().count(), 1);
    QCOMPARE(document.undoStack().undoText(), QString("Size: 9"));
    QVERIFY(document.edit("size", 3, true));
    QCOMPARE(document.undoStack().count(), 2);
    document.undoStack().undo();
    QCOMPARE(sizeOf(document), 9);
    document.undoStack().undo();
    QCOMPARE(sizeOf(document), 4);
    document.undoStack().redo();
    QCOMPARE(sizeOf(document), 9);
}

void tst_document::dragBackLeavesNoStep() {
    Document document(m_lenses);
    for (const int size : {5, 6, 5, 4, 7, 4}) QVERIFY(document.edit("size", size, false));
    QVERIFY(document.edit("size", 4, true));
    QCOMPARE(document.undoStack().count(), 0);
}

void tst_document::refusesWhatDoesNotFit() {
    Document document(m_lenses);
    const SpecPtr before = document.spec();
    QVERIFY(!document.edit("size", 1000, true));
    QVERIFY(!document.edit("sizes", 3, true));
    QVERIFY(!document.editLook("colours", std::string("jet"), true));
    QCOMPARE(document.spec(), before);
    QCOMPARE(document.undoStack().count(), 0);
}

void tst_document::everyKindOfChangeIsUndone_data() {
    using Act = std::function<void(Document&)>;
    QTest::addColumn<Act>("act");
    QTest::newRow("edit") << Act([](Document& d) { (void)d.edit("size", 5, true); });
    QTest::newRow("look") << Act([](Document& d) { (void)d.editLook("colours", std::string("grey"), true); });
    QTest::newRow("lens") << Act([](Document& d) { d.chooseLens("other"); });
    QTest::newRow("example") << Act([](Document& d) { (void)d.showExample(0); });
    QTest::newRow("spec") << Act([](Document& d) { d.setSpec(*withValue(d.spec(), "size", 8), "lesson"); });
    QTest::newRow("session") << Act([](Document& d) {
        Session session = d.session();
        session.lens = 1;
        session.specs[0] = *withValue(session.specs[0], "size", 8);
        d.setSession(session, "open");
    });
}

void tst_document::everyKindOfChangeIsUndone() {
    QFETCH(std::function<void(Document&)>, act);
    Document document(m_lenses);
    const Session before = document.session();
    act(document);
    const Session after = document.session();
    QVERIFY(!sameValues(before, after));
    QCOMPARE(document.undoStack().count(), 1);
    document.undoStack().undo();
    QVERIFY(sameValues(document.session(), before));
    document.undoStack().redo();
    QVERIFY(sameValues(document.session(), after));
}

void tst_document::announcesOnlyWhatChanged() {
    Document document(m_lenses);
    QSignalSpy lens(&document, &Document::lensChanged), spec(&document, &Document::specChanged), look(&document, &Document::lookChanged);
    QVERIFY(document.editLook("colours", std::string("grey"), true));
    QCOMPARE(look.count(), 1);
    QCOMPARE(spec.count() + lens.count(), 0);
    QVERIFY(document.edit("size", 4, true));
    QCOMPARE(spec.count(), 0);
    document.chooseLens("nonsense");
    document.chooseLens("other");
    QCOMPARE(lens.count(), 1);
    QCOMPARE(spec.count(), 1);
}

void tst_document::settlesAfterADragOnly() {
    Document document(m_lenses);
    QSignalSpy settled(&document, &Document::settled);
    QVERIFY(document.edit("size", 5, false));
    QVERIFY(document.edit("size", 6, false));
    QCOMPARE(settled.count(), 0);
    QVERIFY(document.edit("size", 7, true));
    QCOMPARE(settled.count(), 1);
    document.undoStack().undo();
    QCOMPARE(settled.count(), 2);
}

QTEST_GUILESS_MAIN(tst_document)
#include "tst_document.moc"
