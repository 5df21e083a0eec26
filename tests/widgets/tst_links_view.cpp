// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/links_view.h"

#include <QTest>
#include <cmath>

#include "tests/support/weights_outcome.h"
#include "widgets/selection.h"

using namespace att;

class tst_links_view : public QObject {
    Q_OBJECT
private slots:
    void opacityFollowsTheWeight();
    void thresholdHidesWeakLinks();
    void pointingIsolates();
    void clickKeepsAQuery();
    void keysWalkAlongTheTokens();
    void thinsOutBeyondItsLimit();
};

namespace {

std::shared_ptr<const Look> lookOf(double threshold) {
    return std::static_pointer_cast<const Look>(withValue(makeDefault<Look>(), "threshold", threshold).value());
}

/// Query i attends to key i alone, with weight `weight`, and with the rest to its neighbour.
OutcomePtr diagonal(int n, float weight) {
    auto outcome = std::make_shared<Outcome>(*weightsOutcome(std::vector<std::string>(std::size_t(n), "token"), 1));
    auto weights = std::make_shared<Tensor>(Shape{1, n, n});
    weights->head(0).setZero();
    for (int i = 0; i < n; ++i) weights->head(0)(i, i) = weight, weights->head(0)(i, (i + 1) % n) = 1 - weight;
    outcome->stages.back().panels.front().values = weights;
    outcome->stages.back().panels.front().highest = 1.0f;
    return outcome;
}

QColor between(const QImage& image, const LinksLayout& layout, int query, int key) {
    const QPointF a = layout.anchor({LinkSide::Query, query}), b = layout.anchor({LinkSide::Key, key});
    return image.pixelColor((a * 0.75 + b * 0.25).toPoint());
}

}  // namespace

void tst_links_view::opacityFollowsTheWeight() {
    Selection selection;
    LinksView view(selection, nullptr);
    view.resize(500, 400);
    double before = -1;
    for (const float weight : {0.1f, 0.4f, 0.7f, 1.0f}) {
        view.setPanel(diagonal(4, weight), "weights/heads", lookOf(0.01));
        const QImage image = view.grab().toImage();
        const QColor line = between(image, view.layout(), 1, 1), ground = lightTheme().card;
        const double strength = std::abs(line.redF() - ground.redF()) + std::abs(line.greenF() - ground.greenF());
        QVERIFY(strength > before + 0.1);
        before = strength;
    }
}

void tst_links_view::thresholdHidesWeakLinks() {
    Selection selection;
    LinksView view(selection, nullptr);
    view.resize(500, 400);
    view.setPanel(diagonal(4, 0.3f), "weights/heads", lookOf(0.5));
    const QImage image = view.grab().toImage();
    QCOMPARE(between(image, view.layout(), 0, 0), lightTheme().card);
    QVERIFY(between(image, view.layout(), 0, 1) != lightTheme().card);
}

void tst_links_view::pointingIsolates() {
    Selection selection;
    LinksView view(selection, nullptr);
    view.resize(500, 400);
    view.setPanel(diagonal(4, 0.9f), "weights/heads", lookOf(0.5));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.grab();
    QTest::mouseMove(&view, view.layout().tokenRect({LinkSide::Key, 2}).center().toPoint());
    const QImage image = view.grab().toImage();
    QVERIFY(between(image, view.layout(), 2, 2) != lightTheme().card);
    QCOMPARE(between(image, view.layout(), 1, 1), lightTheme().card);
}

void tst_links_view::clickKeepsAQuery() {
    Selection selection;
    LinksView view(selection, nullptr);
    view.resize(500, 400);
    view.setPanel(diagonal(4, 0.9f), "weights/heads", lookOf(0.5));
    view.grab();
    const QPoint token = view.layout().tokenRect({LinkSide::Query, 3}).center().toPoint();
    QTest::mouseClick(&view, Qt::LeftButton, {}, token);
    QCOMPARE(selection.query(), 3);
    QTest::mouseClick(&view, Qt::LeftButton, {}, token);
    QVERIFY(!selection.query());
}

void tst_links_view::keysWalkAlongTheTokens() {
    Selection selection;
    LinksView view(selection, nullptr);
    view.resize(500, 400);
    view.setPanel(diagonal(4, 0.9f), "weights/heads", lookOf(0.5));
    view.grab();
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(selection.query(), 1);
    QVERIFY(view.accessibleDescription().contains("0.900"));
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(!selection.query());
}

void tst_links_view::thinsOutBeyondItsLimit() {
    Selection selection;
    LinksView view(selection, nullptr);
    view.resize(500, 400);
    view.setPanel(weightsOutcome(std::vector<std::string>(300, "token"), 1), "weights/heads", lookOf(0));
    QVERIFY(!view.grab().isNull());  // 90,000 links: the strongest are drawn, and the note says so
}

QTEST_MAIN(tst_links_view)
#include "tst_links_view.moc"
