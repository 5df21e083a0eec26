// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heads_view.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/weights_outcome.h"
#include "widgets/selection.h"
#include "widgets/word_button.h"

using namespace att;

class tst_heads_view : public QObject {
    Q_OBJECT
private slots:
    void gridFillsItsArea_data();
    void gridFillsItsArea();
    void orderFollowsTheMeasure();
    void captionsCarryTheEvidence();
    void clickChooses();
    void arrowsChoose();
    void menuReportsTheOrder();
    void mapsFollowBeforeTheirOrder();
};

namespace {

OutcomePtr measured(int heads) {
    auto outcome = std::make_shared<Outcome>(*weightsOutcome({"a", "b", "c", "d"}, heads));
    Panel& panel = outcome->stages.back().panels.front();
    Measure entropy{"entropy", Text{"entropy"}, Text{"bits"}, Text{"how spread out"}, {}};
    for (int h = 0; h < heads; ++h) entropy.perHead.push_back(float((h * 5) % heads));
    panel.measures = {entropy};
    panel.headNames.resize(std::size_t(heads));
    panel.headNames[1] = {Text{"previous"}, Text{"weight on the previous token"}, 0.98f, 0.6f};
    return outcome;
}

const Panel& panelOf(const Outcome& outcome) { return *findPanel(outcome, "weights/heads"); }

std::shared_ptr<const Look> lookOf(const std::string& order) {
    return std::static_pointer_cast<const Look>(withValue(makeDefault<Look>(), "order", order).value());
}

}  // namespace

void tst_heads_view::gridFillsItsArea_data() {
    QTest::addColumn<int>("heads");
    QTest::addColumn<QSizeF>("area");
    for (const int heads : {1, 2, 3, 5, 8, 12, 16, 24, 32})
        for (const QSizeF size : {QSizeF(270, 450), QSizeF(160, 350), QSizeF(500, 300), QSizeF(900, 800)})
            QTest::addRow("%d heads in %g × %g", heads, size.width(), size.height()) << heads << size;
}

void tst_heads_view::gridFillsItsArea() {
    QFETCH(int, heads);
    QFETCH(QSizeF, area);
    const auto outcome = measured(std::max(2, heads));
    Panel panel = panelOf(*outcome);
    panel.shape.heads = heads;
    const QRectF room(QPointF(3, 4), area);
    const HeadsLayout layout = layOutHeads(panel, "number", room, QFont());
    QCOMPARE(layout.places.size(), std::size_t(heads));
    double covered = 0;
    for (std::size_t i = 0; i < layout.places.size(); ++i) {
        const QRectF& map = layout.places[i].map;
        QVERIFY(room.adjusted(-1, -1, 1, 1).contains(map));
        QVERIFY(map.width() >= 16);
        covered += map.width() * map.height();
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!layout.places[j].map.united(QRectF(layout.places[j].map.bottomLeft(), QSizeF(1, 10))).intersects(map));
    }
    // Squares in a rectangle with labels under them: a third is what the worst shape allows.
    QVERIFY2(covered > 0.3 * area.width() * area.height() || heads < 4, qPrintable(QString::number(covered / area.width() / area.height())));
}

void tst_heads_view::orderFollowsTheMeasure() {
    const auto outcome = measured(8);
    QCOMPARE(orderOfHeads(panelOf(*outcome), "number"), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}));
    QCOMPARE(orderOfHeads(panelOf(*outcome), "no such measure"), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}));
    QCOMPARE(orderOfHeads(panelOf(*outcome), "entropy"), (std::vector<int>{3, 6, 1, 4, 7, 2, 5, 0}));
}

void tst_heads_view::captionsCarryTheEvidence() {
    const auto outcome = measured(8);
    const Panel& panel = panelOf(*outcome);
    QCOMPARE(headCaption(panel, 0, "number", true), QString("1"));
    QCOMPARE(headCaption(panel, 1, "number", true), QString("2 · previous 0.98"));
    QCOMPARE(headCaption(panel, 1, "number", false), QString("2 · previous"));
    QCOMPARE(headCaption(panel, 3, "entropy", true), QString("4 · 7.00 bits"));
    QVERIFY(headWords(panel, 1).contains("weight on the previous token is 0.980, at least 0.60 is needed"));
    QVERIFY(headWords(panel, 1).contains("entropy: 5.00 bits"));
}

void tst_heads_view::clickChooses() {
    Selection selection;
    HeadsView view(selection, nullptr);
    view.resize(300, 500);
    view.setPanel(measured(8), "weights/heads", lookOf("entropy"));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.grab();
    const auto places = view.layout().places;  // a copy: a click lays out anew
    for (const auto& place : places) {
        QTest::mouseClick(&view, Qt::LeftButton, {}, place.map.center().toPoint());
        QCOMPARE(selection.head(), place.head);
    }
    QTest::mouseMove(&view, places[2].map.topLeft().toPoint() + QPoint(3, 3));
    QCOMPARE(selection.hovered(), (Cell{"weights/heads", places[2].head, 0, 0}));
}

void tst_heads_view::arrowsChoose() {
    Selection selection;
    HeadsView view(selection, nullptr);
    view.resize(300, 500);
    view.setPanel(measured(8), "weights/heads", lookOf("number"));
    view.grab();
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(selection.head(), 1);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(selection.head(), 1 + view.layout().columns);
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(selection.head(), 7);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(selection.head(), 7);
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(selection.head(), 0);
}

void tst_heads_view::menuReportsTheOrder() {
    Selection selection;
    HeadsView view(selection, nullptr);
    view.setPanel(measured(8), "weights/heads", lookOf("entropy"));
    QSignalSpy chosen(&view, &HeadsView::orderChosen);
    QVERIFY(view.orderButton()->text().contains("entropy"));
    const auto actions = view.orderButton()->menu()->actions();
    QCOMPARE(actions.size(), 2);
    actions[0]->trigger();
    actions[1]->trigger();
    QCOMPARE(chosen.at(0).at(0).toString(), QString("number"));
    QCOMPARE(chosen.at(1).at(0).toString(), QString("entropy"));
}

/// Of weights that change faster than labels can be read.
void tst_heads_view::mapsFollowBeforeTheirOrder() {
    Selection selection;
    HeadsView view(selection, nullptr);
    view.resize(300, 500);
    const auto look = lookOf("entropy");
    view.setPanel(measured(8), "weights/heads", look);
    const QImage before = view.grab().toImage();
    const auto headsOf = [&view] {
        std::vector<int> heads;
        for (const auto& place : view.layout().places) heads.push_back(place.head);
        return heads;
    };
    const auto orderBefore = headsOf();
    auto next = std::make_shared<Outcome>(*measured(8));
    Panel& panel = next->stages.back().panels.front();
    auto turned = std::make_shared<Tensor>(panel.values->shape());
    for (int head = 0; head < 8; ++head) turned->head(head) = panel.values->head(head).rowwise().reverse();
    panel.values = turned;
    std::ranges::reverse(panel.measures.front().perHead);
    view.setPanel(next, "weights/heads", look);
    const QImage after = view.grab().toImage();
    QCOMPARE(headsOf(), orderBefore);
    QVERIFY(after.copy(view.layout().places.front().map.toRect()) != before.copy(view.layout().places.front().map.toRect()));
    QTRY_VERIFY((view.grab(), headsOf() == orderOfHeads(panel, "entropy")));
}

QTEST_MAIN(tst_heads_view)
#include "tst_heads_view.moc"
