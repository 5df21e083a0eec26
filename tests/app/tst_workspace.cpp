// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace.h"

#include <QTest>

#include "tests/support/toy_lens.h"

using namespace att;

class tst_workspace : public QObject {
    Q_OBJECT
private slots:
    void comesBackAsItWent();
    void savesTheSameBytesAgain();
    void refuses_data();
    void refuses();
    void keepsOutWhatItDoesNotKnow();
    void opensANewerVersionAsFarAsPossible();
    void writesOnlyChanges();

private:
    Session changedSession() const;
    std::string textOf(const Session& session, const SelectionState& selection = {}) const {
        return writeJson(toJson(m_lenses, session, selection), 2);
    }
    Result<Workspace> read(const std::string& text) const { return readWorkspace(m_lenses, defaultSession(m_lenses), text, "a.attention"); }

    const std::vector<Lens> m_lenses = toyLenses();
};

Session tst_workspace::changedSession() const {
    Session session = defaultSession(m_lenses);
    session.lens = 1;
    session.specs[0] = *withValue(session.specs[0], "size", 9);
    session.specs[1] = *withValue(session.specs[1], "text", std::string("我吃柠檬 \"%1\" <b>&amp;\n"));
    session.look = asLook(*withValue(session.look, "colours", std::string("grey")));
    return session;
}

void tst_workspace::comesBackAsItWent() {
    const SelectionState selection{"weights/heads", 2, Cell{"weights/heads", 2, 1, 3}, 1};
    const auto workspace = read(textOf(changedSession(), selection));
    QVERIFY(workspace);
    QVERIFY(sameValues(workspace->session, changedSession()));
    QCOMPARE(workspace->selection, selection);
    QVERIFY(workspace->notices.empty());
    QVERIFY(!workspace->newer);
}

void tst_workspace::savesTheSameBytesAgain() {
    const std::string text = textOf(changedSession());
    QCOMPARE(textOf(read(text)->session), text);
}

void tst_workspace::refuses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("names");  // what the message must name, with spaces between
    const QString start = R"({"format": "attention-explorer workspace", "version": 1, )";
    QTest::newRow("nothing") << ""
                             << "a.attention";
    QTest::newRow("truncated") << start + R"("lens": "toy)"
                               << "a.attention";
    QTest::newRow("no object") << "[1, 2]"
                               << "a.attention format";
    QTest::newRow("another JSON") << R"({"name": "x"})"
                                  << "a.attention format";
    QTest::newRow("no version") << R"({"format": "attention-explorer workspace"})"
                                << "a.attention version";
    QTest::newRow("version of words") << R"({"format": "attention-explorer workspace", "version": "1"})"
                                      << "a.attention version";
    QTest::newRow("wrong type") << start + R"("lenses": {"toy": {"size": "large"}}})"
                                << "a.attention toy size whole number";
    QTest::newRow("fraction") << start + R"("lenses": {"toy": {"size": 2.5}}})"
                              << "a.attention toy size whole number";
    QTest::newRow("too large") << start + R"("lenses": {"toy": {"size": 65}}})"
                               << "a.attention toy size 64";
    QTest::newRow("list") << start + R"("lenses": {"toy": {"size": [1]}}})"
                          << "a.attention toy size";
    QTest::newRow("lens of the wrong kind") << start + R"("lenses": {"toy": 3}})"
                                            << "a.attention toy";
    QTest::newRow("lenses of the wrong kind") << start + R"("lenses": []})"
                                              << "a.attention lenses";
    QTest::newRow("look") << start + R"("look": {"colours": "jet"}})"
                          << "a.attention look colours viridis";
    QTest::newRow("current lens") << start + R"("lens": 4})"
                                  << "a.attention lens";
    QTest::newRow("deep") << QString(100000, '[') << "a.attention";
    QTest::newRow("twice") << start + R"("lens": "toy", "lens": "other"})"
                           << "a.attention second";
}

void tst_workspace::refuses() {
    QFETCH(QString, text);
    QFETCH(QString, names);
    const auto workspace = read(text.toStdString());
    QVERIFY(!workspace);
    const QString said = QString::fromStdString(workspace.error().where + ": " + english(workspace.error().message));
    for (const QString& name : names.split(' ')) QVERIFY2(said.contains(name), qPrintable(said));
}

void tst_workspace::keepsOutWhatItDoesNotKnow() {
    const auto workspace = read(R"({"format": "attention-explorer workspace", "version": 1, "lens": "gone", "mood": 1,
                                    "lenses": {"toy": {"size": 5, "sise": 6}, "gone": {}}})");
    QVERIFY(workspace);
    QCOMPARE(toySize(*workspace->session.specs[0]), 5);
    QCOMPARE(workspace->session.lens, std::size_t(0));
    QString notices;
    for (const Message& notice : workspace->notices) notices += QString::fromStdString(english(notice)) + '\n';
    for (const char* name : {"gone", "mood", "sise"}) QVERIFY2(notices.contains(name), qPrintable(notices));
}

void tst_workspace::opensANewerVersionAsFarAsPossible() {
    const auto workspace = read(R"({"format": "attention-explorer workspace", "version": 2, "lenses": {"toy": {"size": "large", "text": "kept"}}})");
    QVERIFY(workspace);
    QVERIFY(workspace->newer);
    QCOMPARE(toySize(*workspace->session.specs[0]), 4);
    QVERIFY(equal(*workspace->session.specs[0], **withValue(m_lenses[0].defaults(), "text", std::string("kept"))));
    QCOMPARE(workspace->notices.size(), 2u);
    QVERIFY(QString::fromStdString(english(workspace->notices[0])).contains("newer version"));
    QVERIFY(QString::fromStdString(english(workspace->notices[1])).contains("size"));
}

void tst_workspace::writesOnlyChanges() {
    const Session before = defaultSession(m_lenses);
    QVERIFY(changesToJson(m_lenses, before, before).isNull());
    Session after = before;
    after.specs[1] = *withValue(after.specs[1], "size", 9);
    QCOMPARE(QString::fromStdString(writeJson(changesToJson(m_lenses, before, after))), QString(R"({"lenses":{"other":{"size":9}}})"));
    const Session far = changedSession();
    const auto applied = applyJson(m_lenses, before, changesToJson(m_lenses, before, far), "journal");
    QVERIFY(applied);
    QVERIFY(sameValues(applied->session, far));
}

QTEST_APPLESS_MAIN(tst_workspace)
#include "tst_workspace.moc"
