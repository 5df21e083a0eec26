// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage_strip.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "widgets/selection.h"
#include "widgets/stage_strip_button.h"
#include "widgets/stage_strip_thumbnail.h"
#include "widgets/theme.h"

using namespace att;

namespace {

Panel panelOf(const char* id, Shape shape, Tone tone = Tone::Diverging) {
    auto values = std::make_shared<Tensor>(shape);
    for (std::size_t i = 0; i < shape.size(); ++i) values->data()[i] = static_cast<float>(i % 17) - (tone == Tone::Diverging ? 8.0f : 0.0f);
    Panel panel{.id = id, .kind = shape.heads > 1 ? PanelKind::Heads : PanelKind::Heat, .tone = tone};
    panel.shape = shape;
    panel.values = values;
    return panel;
}

OutcomePtr outcomeOf(int T, int H = 8) {
    auto outcome = std::make_shared<Outcome>();
    outcome->stages.push_back({"input", {"X"}, {"Vectors."}, {panelOf("x", {1, T, 512})}});
    outcome->stages.push_back({"qkv", {"Q K V"}, {"Projected."}, {panelOf("q", {H, T, 64}), panelOf("k", {H, T, 64}), panelOf("v", {H, T, 64})}});
    outcome->stages.push_back({"scores", {"scores"}, {"Compared."}, {panelOf("heads", {H, T, T})}});
    outcome->stages.push_back({"weights", {"weights"}, {"Normalised."}, {panelOf("heads", {H, T, T}, Tone::Sequential)}});
    return outcome;
}

std::shared_ptr<const Look> look() { return std::static_pointer_cast<const Look>(makeDefault<Look>()); }

}  // namespace

class tst_stage_strip : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { delete m_strip; }
    void choosesByMouse();
    void walksByKeyboard();
    void followsTheSelection();
    void keepsItsButtons();
    void namesTheShapes();
    void scrollsWhenNarrow();
    void reducesByBlocks();
    void samplesWholeRows();
    void showsWhatIsNoNumber();
    void samplesWhatWasNotKept();

private:
    QList<StageButton*> buttons() const { return m_strip->findChildren<StageButton*>(); }
    Selection m_selection;
    StageStrip* m_strip = nullptr;
};

void tst_stage_strip::init() {
    applyTheme(*qApp, lightTheme());
    m_strip = new StageStrip(m_selection, nullptr);
    m_selection.setPanel("weights/heads");
    m_strip->setOutcome(outcomeOf(7), look());
    m_strip->resize(800, m_strip->sizeHint().height());
    m_strip->show();
    QVERIFY(QTest::qWaitForWindowActive(m_strip));
}

void tst_stage_strip::choosesByMouse() {
    QTest::mouseClick(buttons().at(1), Qt::LeftButton);
    QCOMPARE(m_selection.panel(), std::string("qkv/q"));
    QVERIFY(buttons().at(1)->isChecked());
    QVERIFY(!buttons().at(3)->isChecked());
}

void tst_stage_strip::walksByKeyboard() {
    buttons().at(3)->setFocus();
    QTest::keyClick(buttons().at(3), Qt::Key_Left);
    QCOMPARE(m_selection.panel(), std::string("scores/heads"));
    QVERIFY(buttons().at(2)->hasFocus());
    QTest::keyClick(buttons().at(2), Qt::Key_Home);
    QCOMPARE(m_selection.panel(), std::string("input/x"));
    QTest::keyClick(buttons().at(0), Qt::Key_Left);
    QCOMPARE(m_selection.panel(), std::string("input/x"));
    QTest::keyClick(buttons().at(0), Qt::Key_End);
    QCOMPARE(m_selection.panel(), std::string("weights/heads"));
}

void tst_stage_strip::followsTheSelection() {
    m_selection.setPanel("qkv/v");
    QVERIFY(buttons().at(1)->isChecked());
    m_selection.setPanel("nowhere/x");
    for (const StageButton* button : buttons()) QVERIFY(!button->isChecked());
}

void tst_stage_strip::keepsItsButtons() {
    const auto before = buttons();
    m_strip->setOutcome(outcomeOf(9), look());
    QCOMPARE(buttons(), before);
    m_strip->setOutcome(nullptr, look());
    QVERIFY(buttons().isEmpty());
}

void tst_stage_strip::namesTheShapes() {
    QCOMPARE(buttons().at(0)->accessibleName(), "Stage X, 7×512");
    QCOMPARE(buttons().at(1)->accessibleName(), "Stage Q K V, 3 × 8×7×64");
    QCOMPARE(buttons().at(2)->accessibleName(), "Stage scores, 8×7×7");
    QVERIFY(buttons().at(2)->toolTip().contains("Compared."));
}

void tst_stage_strip::scrollsWhenNarrow() {
    const auto scrollers = m_strip->findChildren<QToolButton*>();
    QVERIFY(!scrollers.at(0)->isVisible() && !scrollers.at(1)->isVisible());
    m_strip->resize(200, m_strip->height());
    QTRY_VERIFY(scrollers.at(0)->isVisible() || scrollers.at(1)->isVisible());
    buttons().at(0)->setFocus();
    QTest::keyClick(buttons().at(0), Qt::Key_End);
    QTRY_VERIFY(m_strip->rect().contains(QRect(buttons().at(3)->mapTo(m_strip, QPoint()), buttons().at(3)->size())));
}

void tst_stage_strip::reducesByBlocks() {
    Panel panel = panelOf("heads", {2, 100, 100}, Tone::Sequential);
    auto values = std::make_shared<Tensor>(Shape{2, 100, 100});
    values->head(0).setZero();
    values->head(1).setZero();
    values->head(1)(99, 0) = 1;
    panel.values = values;
    const QImage dark = thumbnailOf(panel, 0, *look(), lightTheme(), {10, 5}), lit = thumbnailOf(panel, 1, *look(), lightTheme(), {10, 5});
    QCOMPARE(dark.size(), QSize(10, 5));
    for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 10; ++x) QCOMPARE(dark.pixel(x, y) == lit.pixel(x, y), !(x == 0 && y == 4));
    QCOMPARE(thumbnailOf(panelOf("x", {1, 3, 4}), 0, *look(), lightTheme(), {50, 50}).size(), QSize(4, 3));
    panel.values = nullptr;
    QVERIFY(thumbnailOf(panel, 0, *look(), lightTheme(), {10, 5}).isNull());
}

/// What a token looks at beside itself, and a token that all look at, are met in a matrix too large to be read.
void tst_stage_strip::samplesWholeRows() {
    constexpr int T = 1000, sink = 777;
    Panel panel = panelOf("heads", {1, T, T}, Tone::Sequential);
    auto values = std::make_shared<Tensor>(panel.shape);
    values->head(0).setZero();
    values->head(0).diagonal(-1).setOnes();
    values->head(0).col(sink).setOnes();
    panel.values = values;
    const QImage image = thumbnailOf(panel, 0, *look(), lightTheme(), {10, 10});
    const QRgb dark = image.pixel(9, 0);
    for (int y = 0; y < 10; ++y)
        for (int x = 0; x < 10; ++x) {
            const bool meets = x == y || x == sink * 10 / T;
            if (x != y - 1) QCOMPARE(image.pixel(x, y) != dark, meets);  // before the diagonal one cell of the corner may be met
        }
}

void tst_stage_strip::showsWhatIsNoNumber() {
    Panel panel = panelOf("x", {1, 2, 2});
    auto values = std::make_shared<Tensor>(Shape{1, 2, 2});
    values->head(0) << 1, -INFINITY, NAN, INFINITY;
    panel.values = values;
    const QImage image = thumbnailOf(panel, 0, *look(), lightTheme(), {2, 2});
    QVERIFY(image.pixel(0, 0) != image.pixel(1, 0));
    QCOMPARE(image.pixel(0, 1), image.pixel(1, 1));
}

void tst_stage_strip::samplesWhatWasNotKept() {
    Panel panel = panelOf("heads", {2, 6, 6}), sampled = panel, lost = panel;
    sampled.sample = std::exchange(sampled.values, nullptr);
    lost.values = nullptr;
    const auto stamp = [&](const Panel& of) { return thumbnailOf(of, 1, *look(), lightTheme(), {56, 38}); };
    QCOMPARE(stamp(sampled), stamp(panel));
    QVERIFY(stamp(lost).isNull());
    auto outcome = std::make_shared<Outcome>();
    outcome->stages = {{"a", {"A"}, {"Sampled."}, {sampled}}, {"b", {"B"}, {"Lost."}, {lost}}};
    m_strip->setOutcome(outcome, look());
    QVERIFY(buttons().at(0)->grab().toImage() != buttons().at(1)->grab().toImage());
}

QTEST_MAIN(tst_stage_strip)
#include "tst_stage_strip.moc"
