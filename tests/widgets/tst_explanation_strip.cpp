// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explanation_strip.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "widgets/explanation_profile.h"
#include "widgets/explanation_steps.h"
#include "widgets/formula.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "widgets/theme_label.h"

using namespace att;

namespace {

int explained = 0;

/// a[row, column] = 1/3 · row + 2/3 · column, from the first stage.
Explanation explain(const Outcome&, const Cell& cell) {
    ++explained;
    const double third = cell.row / 3.0, rest = cell.column * 2 / 3.0;
    Explanation e;
    e.question = say(Text{"Why is a[%1, %2] = %3?"}, "<b>", cell.column, third + rest);
    e.formula = "a_{ij} = exp(x_{i}) + y^{2}";
    e.steps = {{say(Text{"sum"}),
                Operation::Sum,
                {{say(Text{"third"}), third, Cell{"in/x", 0, cell.row, 0}, Cell{"in/x", 0, 0, cell.column}}, {say(Text{"rest"}), rest, {}, {}}},
                third + rest},
               {say(Text{"again"}), Operation::Exponential, {{say(Text{"x"}), 0.5, Cell{"in/x", 0, 1, 1}, {}}}, 1.6487212707}};
    e.remark = say(Text{"And that is that."});
    e.profile = {say(Text{"profile"}), {"dimension"}, {1, -2, 3}};
    return e;
}

OutcomePtr outcomeOf() {
    auto outcome = std::make_shared<Outcome>();
    for (const auto& [stage, panel] : {std::pair("in", "x"), {"out", "a"}}) {
        Panel made{.id = panel};
        made.shape = {1, 4, 4};
        outcome->stages.push_back({stage, {stage}, {}, {made}});
    }
    return outcome;
}

}  // namespace

class tst_explanation_strip : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { delete m_strip; }
    void invitesAtFirst();
    void explainsThePinnedCell();
    void explainsTheHoveredCellWhenNoneIsPinned();
    void explainsOnceAFrame();
    void survivesCellsThatAreGone();
    void lightsUpSources();
    void isLitBySources();
    void followsATermAndComesBack();
    void worksByKeyboard();
    void fallsBehind();
    void copiesItself();
    void folds();
    void namesEverything();

private:
    QString question() const { return m_strip->findChildren<ThemeLabel*>().front()->text(); }
    ExplanationSteps* steps() const { return m_strip->findChild<ExplanationSteps*>(); }
    QToolButton* button(const QString& name) const;
    void pin(int row, int column) const;

    Selection* m_selection = nullptr;
    ExplanationStrip* m_strip = nullptr;
    Lens m_lens{"a", {"A"}, {}, {}, nullptr, nullptr, explain, nullptr, {}};
};

void tst_explanation_strip::init() {
    applyTheme(*qApp, lightTheme());
    explained = 0;
    m_selection = new Selection;
    m_strip = new ExplanationStrip(*m_selection, nullptr);
    m_selection->setParent(m_strip);
    m_strip->setOutcome(&m_lens, outcomeOf());
    m_strip->resize(1000, 240);
    m_strip->show();
    QVERIFY(QTest::qWaitForWindowActive(m_strip));
}

QToolButton* tst_explanation_strip::button(const QString& name) const {
    for (auto* each : m_strip->findChildren<QToolButton*>())
        if (each->accessibleName().startsWith(name)) return each;
    return nullptr;
}

void tst_explanation_strip::pin(int row, int column) const {
    m_selection->pin(Cell{"out/a", 0, row, column});
    QTRY_VERIFY(question().startsWith(QString("Why is a[<b>, %1]").arg(column)));
}

void tst_explanation_strip::invitesAtFirst() {
    QVERIFY(question().startsWith("Point at any number"));
    QVERIFY(!steps()->isVisible());
}

void tst_explanation_strip::explainsThePinnedCell() {
    pin(1, 2);
    QVERIFY(steps()->isVisible());
    QCOMPARE(steps()->words(), "sum: 0.333 [third] + 1.334 [rest] = 1.667\nagain: exp(0.5000 [x]) = 1.649");
    QCOMPARE(m_strip->findChild<FormulaView*>()->words(), "a_ij = exp(x_i) + y^2");
    QVERIFY(m_strip->findChild<ExplanationProfile*>()->isVisible());
    m_selection->hover(Cell{"out/a", 0, 3, 3});
    QTest::qWait(40);
    QVERIFY(question().startsWith("Why is a[<b>, 2]"));
}

void tst_explanation_strip::explainsTheHoveredCellWhenNoneIsPinned() {
    m_selection->hover(Cell{"out/a", 0, 3, 1});
    QTRY_VERIFY(question().startsWith("Why is a[<b>, 1]"));
    m_selection->hover({});
    QTRY_VERIFY(question().startsWith("Point at"));
}

void tst_explanation_strip::explainsOnceAFrame() {
    QTest::qWait(40);
    explained = 0;
    for (int i = 0; i < 1000; ++i) m_selection->hover(Cell{"out/a", 0, i % 4, i % 3});
    QTRY_VERIFY(explained > 0);
    QVERIFY(explained <= 2);
}

void tst_explanation_strip::survivesCellsThatAreGone() {
    for (const Cell& cell : {Cell{"out/a", 0, 4, 0}, Cell{"out/a", 1, 0, 0}, Cell{"out/a", 0, -1, 0}, Cell{"none", 0, 0, 0}}) {
        m_selection->pin(cell);
        QTest::qWait(30);
        QVERIFY(question().startsWith("Point at"));
    }
    pin(1, 2);
    m_strip->setOutcome(nullptr, nullptr);
    QTRY_VERIFY(question().startsWith("Point at"));
    QCOMPARE(explained, 1);
}

void tst_explanation_strip::lightsUpSources() {
    pin(1, 2);
    QTest::mouseMove(steps(), steps()->stopBox(0).center().toPoint());
    QTRY_COMPARE(m_selection->lit(), (std::vector<Cell>{{"in/x", 0, 1, 0}, {"in/x", 0, 0, 2}}));
    QTest::mouseMove(steps(), QPoint(steps()->width() - 2, 2));
    QTRY_VERIFY(m_selection->lit().empty());
}

void tst_explanation_strip::isLitBySources() {
    pin(1, 2);
    const QImage dark = steps()->grab().toImage();
    for (const Cell& cell : {Cell{"in/x", 0, 1, 0}, Cell{"in/x", 0, 0, 2}}) {
        m_selection->hover(cell);
        QVERIFY(steps()->grab().toImage() != dark);
    }
    m_selection->hover(Cell{"in/x", 0, 3, 3});
    QCOMPARE(steps()->grab().toImage(), dark);
}

void tst_explanation_strip::followsATermAndComesBack() {
    pin(1, 2);
    QVERIFY(!button("Back")->isVisible());
    QTest::mouseClick(steps(), Qt::LeftButton, {}, steps()->stopBox(0).center().toPoint());
    QCOMPARE(m_selection->pinned(), (Cell{"in/x", 0, 1, 0}));
    QCOMPARE(m_selection->panel(), std::string("in/x"));
    QTRY_VERIFY(button("Back")->isVisible());
    QTest::mouseClick(button("Back"), Qt::LeftButton);
    QCOMPARE(m_selection->pinned(), (Cell{"out/a", 0, 1, 2}));
    QTRY_VERIFY(!button("Back")->isVisible());
    QTest::mouseClick(button("Let go"), Qt::LeftButton);
    QVERIFY(!m_selection->pinned());
}

void tst_explanation_strip::worksByKeyboard() {
    pin(1, 2);
    steps()->setFocus(Qt::TabFocusReason);
    QCOMPARE(m_selection->lit().size(), 2u);
    QTest::keyClick(steps(), Qt::Key_Right);
    QCOMPARE(m_selection->lit(), (std::vector<Cell>{{"in/x", 0, 1, 1}}));
    QCOMPARE(steps()->accessibleName(), "x: 0.5000");
    QTest::keyClick(steps(), Qt::Key_Return);
    QCOMPARE(m_selection->pinned(), (Cell{"in/x", 0, 1, 1}));
}

void tst_explanation_strip::fallsBehind() {
    pin(1, 2);
    const auto contrast = [this] {
        const QImage shown = m_strip->grab().toImage();
        int darkest = 255;
        for (int y = 0; y < shown.height(); ++y)
            for (int x = 20; x < shown.width() - 20; ++x) darkest = std::min(darkest, qGray(shown.pixel(x, y)));
        return 255 - darkest;
    };
    const int present = contrast();
    m_strip->fallBehind();
    QVERIFY(contrast() < present / 2);
    QVERIFY(!m_strip->accessibleDescription().isEmpty());
    m_strip->setOutcome(&m_lens, outcomeOf());
    QCOMPARE(contrast(), present);
    QVERIFY(m_strip->accessibleDescription().isEmpty());
}

void tst_explanation_strip::copiesItself() {
    pin(1, 2);
    QTest::mouseClick(button("Copy"), Qt::LeftButton);
    const QString copied = QApplication::clipboard()->text();
    QCOMPARE(copied, m_strip->words());
    for (const char* part : {"Why is a[<b>, 2]", "a_ij = ", "0.333 [third]", "And that is that."}) QVERIFY2(copied.contains(part), part);
}

void tst_explanation_strip::folds() {
    pin(1, 2);
    const int open = m_strip->sizeHint().height();
    QSignalSpy folds(m_strip, &ExplanationStrip::foldedChanged);
    QTest::mouseClick(button("Fold"), Qt::LeftButton);
    QVERIFY(m_strip->folded() && !steps()->isVisible());
    QVERIFY(m_strip->sizeHint().height() < open / 2);
    QVERIFY(question().startsWith("Why"));
    QTest::mouseClick(button("Unfold"), Qt::LeftButton);
    QVERIFY(steps()->isVisible());
    QCOMPARE(folds.count(), 2);
}

void tst_explanation_strip::namesEverything() {
    pin(1, 2);
    for (const QWidget* child : m_strip->findChildren<QWidget*>())
        if (child->focusPolicy() != Qt::NoFocus) QVERIFY2(!child->accessibleName().isEmpty(), child->metaObject()->className());
    QVERIFY(steps()->accessibleDescription().contains("0.333"));
}

QTEST_MAIN(tst_explanation_strip)
#include "tst_explanation_strip.moc"
