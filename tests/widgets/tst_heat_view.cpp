// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_view.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

#include "tests/support/weights_outcome.h"
#include "widgets/selection.h"

using namespace att;

class tst_heat_view : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void pointingTellsTheCell();
    void aPointerThatRestsReadsTheNewNumber();
    void whatKeysPointAtReadsTheNewNumber();
    void leavingTellsNothing();
    void clickPinsAndReleases();
    void clickAsksForThePlacesOwnMap();
    void draggingPansAndDoesNotPin();
    void wheelKeepsTheCellUnderTheCursor();
    void doubleClickResets();
    void zoomSurvivesNewNumbers();
    void zoomEndsWithAnotherShape();
    void keysMoveTheCursor_data();
    void keysMoveTheCursor();
    void keysPinAndRelease();
    void cursorStaysInSight();
    void bracketsChangeTheHead();
    void tableKeyAsksForTheTable();
    void tokensAreNoMarkup();
    void screenReaderHearsTheCell();
    void brushTurnsCellsOver();
    void spaceTurnsOneCellOver();
    void brushIsOnlyForWhatCanBePainted();
    void newNumbersLeaveNothingOld();
    void nothingToShowIsSaid_data();
    void nothingToShowIsSaid();

private:
    QPoint centre(int row, int column) const { return m_view->layout().cellRect(row, column).center().toPoint(); }
    void show(OutcomePtr outcome, const std::string& panel = "weights/heads");
    Cell cell(int row, int column) const { return {"weights/heads", 1, row, column}; }
    void wheel(const QPoint& place, int steps);

    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<HeatView> m_view;
};

namespace {
const std::vector<std::string> tokens{"我", "吃", "柠檬", "the", "lemon", "<img src=x>", "."};

struct Options : SpecOf<Options> {
    std::string painted;
    void fields(FieldVisitor& visitor) override {
        visitor.text(painted, {.key = "painted", .label = {"Painted"}, .group = {"Mask"}, .help = {"Cells."}, .maximumLength = 1000});
    }
};

OutcomePtr paintedOutcome() {
    auto outcome = std::make_shared<Outcome>(*weightsOutcome(tokens, 3));
    outcome->spec = std::make_shared<Options>();
    outcome->stages.back().panels.front().paints = "painted";
    return outcome;
}

/// One token that is no place, and six places of a map of 2 × 3: a map for each.
OutcomePtr placesOutcome() {
    auto outcome = std::make_shared<Outcome>(*weightsOutcome(tokens, 3));
    auto maps = std::make_shared<Tensor>(Shape{7, 2, 3});
    for (int i = 0; i < 42; ++i) maps->data()[i] = float(i);
    Panel panel{.id = "maps", .kind = PanelKind::Picture, .shape = maps->shape()};
    panel.heads.labels = outcome->tokens;
    panel.values = maps;
    outcome->stages.push_back({"over", {"Over"}, {"Maps."}, {std::move(panel)}});
    return outcome;
}

/// "painted: 2,3 (finished)" for every request of the brush.
QStringList strokes(const QSignalSpy& painted) {
    QStringList lines;
    for (const auto& call : painted) {
        const auto text = QString::fromStdString(std::get<std::string>(call[1].value<FieldValue>()));
        lines += QString("%1: %2%3").arg(call[0].toString(), text, call[2].toBool() ? " (finished)" : "");
    }
    return lines;
}
}  // namespace

void tst_heat_view::init() {
    m_selection = std::make_unique<Selection>();
    m_selection->setHead(1);
    m_view = std::make_unique<HeatView>(*m_selection, nullptr);
    m_view->resize(600, 500);
    show(weightsOutcome(tokens, 3));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->grab();
}

void tst_heat_view::cleanup() { m_view.reset(); }

void tst_heat_view::show(OutcomePtr outcome, const std::string& panel) {
    m_view->setPanel(std::move(outcome), panel, std::static_pointer_cast<const Look>(makeDefault<Look>()));
}

void tst_heat_view::wheel(const QPoint& place, int steps) {
    QWheelEvent event(place, m_view->mapToGlobal(place), {}, QPoint(0, 120 * steps), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_view.get(), &event);
    m_view->grab();
}

void tst_heat_view::pointingTellsTheCell() {
    for (int row = 0; row < 7; ++row)
        for (int column = 0; column < 7; ++column) {
            QTest::mouseMove(m_view.get(), centre(row, column));
            QCOMPARE(m_selection->hovered(), cell(row, column));
        }
    QVERIFY(QToolTip::text().contains("rank"));
}

void tst_heat_view::aPointerThatRestsReadsTheNewNumber() {
    QTest::mouseMove(m_view.get(), centre(2, 2));
    QTRY_VERIFY(QToolTip::isVisible());
    const QString before = QToolTip::text();
    auto next = std::make_shared<Outcome>(*weightsOutcome(tokens, 3));
    Panel& panel = next->stages.back().panels.front();
    auto turned = std::make_shared<Tensor>(panel.shape);
    for (int head = 0; head < panel.shape.heads; ++head) turned->head(head) = panel.values->head(head).rowwise().reverse();
    panel.values = turned;
    show(next);
    QTRY_VERIFY(QToolTip::text() != before);
    QCOMPARE(m_selection->hovered(), cell(2, 2));
}

/// Of another head too, while the mouse rests elsewhere.
void tst_heat_view::whatKeysPointAtReadsTheNewNumber() {
    QTest::mouseMove(m_view.get(), centre(0, 0));
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QTRY_VERIFY(QToolTip::isVisible());
    const QString before = QToolTip::text();
    const Cell there = *m_selection->hovered();
    m_selection->setHead(2);
    show(weightsOutcome(tokens, 3));
    QTRY_VERIFY(QToolTip::text() != before);
    QCOMPARE(m_selection->hovered(), (Cell{there.panel, 2, there.row, there.column}));
}

void tst_heat_view::leavingTellsNothing() {
    QTest::mouseMove(m_view.get(), centre(1, 1));
    QVERIFY(m_selection->hovered());
    QTest::mouseMove(m_view.get(), QPoint(2, 2));
    QVERIFY(!m_selection->hovered());
}

void tst_heat_view::clickPinsAndReleases() {
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, centre(2, 4));
    QCOMPARE(m_selection->pinned(), cell(2, 4));
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, centre(3, 4));
    QCOMPARE(m_selection->pinned(), cell(3, 4));
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, centre(3, 4));
    QVERIFY(!m_selection->pinned());
}

void tst_heat_view::clickAsksForThePlacesOwnMap() {
    show(placesOutcome(), "over/maps");
    m_view->grab();
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, centre(1, 2));
    QCOMPARE(m_selection->head(), 6);
    QCOMPARE(m_selection->pinned(), (Cell{"over/maps", 6, 1, 2}));
    m_view->grab();
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, centre(0, 0));
    QCOMPARE(m_selection->head(), 1);
    const auto look = makeDefault<Look>();
    QCOMPARE(heatScale(*findPanel(*placesOutcome(), "over/maps"), static_cast<const Look&>(*look), 1).highest, 11.0f);
}

void tst_heat_view::draggingPansAndDoesNotPin() {
    wheel(centre(3, 3), 4);
    const QRectF before = m_view->window();
    const QPoint from = m_view->layout().matrix.center().toPoint();
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_view.get(), from - QPoint(40, 25));
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, from - QPoint(40, 25));
    QCOMPARE(m_view->window().size(), before.size());
    QVERIFY(qAbs((m_view->window().left() - before.left()) * m_view->layout().cellWidth() - 40) < 1);
    QVERIFY(qAbs((m_view->window().top() - before.top()) * m_view->layout().cellHeight() - 25) < 1);
    QVERIFY(!m_selection->pinned());
}

void tst_heat_view::wheelKeepsTheCellUnderTheCursor() {
    const QPoint place = centre(2, 5);
    for (const int steps : {1, 1, 2, -1}) {
        wheel(place, steps);
        QCOMPARE(m_view->layout().cellAt(place), QPoint(5, 2));
    }
    QVERIFY(m_view->window().width() < 4);
    wheel(place, -20);
    QCOMPARE(m_view->window(), QRectF(0, 0, 7, 7));
}

void tst_heat_view::doubleClickResets() {
    wheel(centre(3, 3), 3);
    QVERIFY(m_view->window().width() < 7);
    const QPoint place = m_view->layout().matrix.center().toPoint();
    QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, place);
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, place);
    QCOMPARE(m_view->window(), QRectF(0, 0, 7, 7));
}

void tst_heat_view::zoomSurvivesNewNumbers() {
    wheel(centre(3, 3), 3);
    const QRectF window = m_view->window();
    show(weightsOutcome(tokens, 3));
    m_view->grab();
    QCOMPARE(m_view->window(), window);
}

void tst_heat_view::zoomEndsWithAnotherShape() {
    wheel(centre(3, 3), 3);
    show(weightsOutcome({"a", "b", "c"}, 3));
    m_view->grab();
    QCOMPARE(m_view->window(), QRectF(0, 0, 3, 3));
}

void tst_heat_view::keysMoveTheCursor_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QPoint>("to");  // from row 3, column 2
    QTest::newRow("left") << int(Qt::Key_Left) << 0 << QPoint(1, 3);
    QTest::newRow("right") << int(Qt::Key_Right) << 0 << QPoint(3, 3);
    QTest::newRow("up") << int(Qt::Key_Up) << 0 << QPoint(2, 2);
    QTest::newRow("down") << int(Qt::Key_Down) << 0 << QPoint(2, 4);
    QTest::newRow("home") << int(Qt::Key_Home) << 0 << QPoint(0, 3);
    QTest::newRow("end") << int(Qt::Key_End) << 0 << QPoint(6, 3);
    QTest::newRow("first cell") << int(Qt::Key_Home) << int(Qt::ControlModifier) << QPoint(0, 0);
    QTest::newRow("last cell") << int(Qt::Key_End) << int(Qt::ControlModifier) << QPoint(6, 6);
    QTest::newRow("far left") << int(Qt::Key_Left) << int(Qt::ControlModifier) << QPoint(0, 3);
    QTest::newRow("page up") << int(Qt::Key_PageUp) << 0 << QPoint(2, 0);
    QTest::newRow("page down") << int(Qt::Key_PageDown) << 0 << QPoint(2, 6);
}

void tst_heat_view::keysMoveTheCursor() {
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(QPoint, to);
    m_selection->hover(cell(3, 2));
    QTest::keyClick(m_view.get(), Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QCOMPARE(m_selection->hovered(), cell(to.y(), to.x()));
}

void tst_heat_view::keysPinAndRelease() {
    QTest::keyClick(m_view.get(), Qt::Key_Right);  // shows where the cursor stands
    QCOMPARE(m_selection->hovered(), cell(0, 0));
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(m_selection->pinned(), cell(0, 1));
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(!m_selection->pinned());
    QVERIFY(!m_selection->hovered());
}

void tst_heat_view::cursorStaysInSight() {
    wheel(centre(0, 0), 5);
    m_selection->hover(cell(0, 0));
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
    QVERIFY(m_view->window().contains(QRectF(6, 6, 1, 1)));
    QTest::keyClick(m_view.get(), Qt::Key_0);
    QCOMPARE(m_view->window(), QRectF(0, 0, 7, 7));
}

void tst_heat_view::bracketsChangeTheHead() {
    QTest::keyClick(m_view.get(), Qt::Key_BracketRight);
    QCOMPARE(m_selection->head(), 2);
    QTest::keyClick(m_view.get(), Qt::Key_BracketRight);
    QCOMPARE(m_selection->head(), 2);
    QTest::keyClick(m_view.get(), Qt::Key_BracketLeft);
    QCOMPARE(m_selection->head(), 1);
}

void tst_heat_view::tableKeyAsksForTheTable() {
    QSignalSpy asked(m_view.get(), &HeatView::tableRequested);
    QTest::keyClick(m_view.get(), Qt::Key_T);
    QCOMPARE(asked.count(), 1);
}

void tst_heat_view::tokensAreNoMarkup() {
    QTest::mouseMove(m_view.get(), centre(5, 1));
    QCOMPARE(m_selection->hovered(), cell(5, 1));
    QTRY_VERIFY2(QToolTip::text().contains("&lt;img src=x&gt;"), qPrintable(QToolTip::text()));
    QVERIFY(!QToolTip::text().contains("<img"));
}

void tst_heat_view::screenReaderHearsTheCell() {
    QVERIFY(m_view->accessibleName().contains("attention weights A"));
    m_selection->hover(cell(2, 2));
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QVERIFY(m_view->accessibleDescription().contains("lemon") || m_view->accessibleDescription().contains("the"));
    QVERIFY(m_view->accessibleDescription().contains("rank"));
}

/// A fast drag leaves no gap, and nothing is pinned or panned.
void tst_heat_view::brushTurnsCellsOver() {
    show(paintedOutcome());
    m_view->grab();
    QSignalSpy painted(m_view.get(), &HeatView::painted);
    m_view->setPainting(true);
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, centre(1, 2));
    QTest::mouseMove(m_view.get(), centre(1, 4));
    QTest::mouseMove(m_view.get(), QPoint(2, 2));
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, centre(1, 4));
    QCOMPARE(strokes(painted), (QStringList{"painted: 2,3", "painted: 2,3 2,4 2,5", "painted: 2,3 2,4 2,5 (finished)"}));
    QVERIFY(!m_selection->pinned());
    QCOMPARE(m_view->window(), QRectF(0, 0, 7, 7));
}

void tst_heat_view::spaceTurnsOneCellOver() {
    show(paintedOutcome());
    QSignalSpy painted(m_view.get(), &HeatView::painted);
    m_selection->hover(cell(3, 0));
    QTest::keyClick(m_view.get(), Qt::Key_P);
    QVERIFY(m_view->painting());
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(strokes(painted), (QStringList{"painted: 4,1", "painted: 4,1 (finished)"}));
    QVERIFY(!m_selection->pinned());
    QTest::keyClick(m_view.get(), Qt::Key_P);
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(m_selection->pinned(), cell(3, 0));
}

void tst_heat_view::brushIsOnlyForWhatCanBePainted() {
    QSignalSpy painted(m_view.get(), &HeatView::painted);
    QTest::keyClick(m_view.get(), Qt::Key_P);
    QVERIFY(!m_view->painting());
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, centre(2, 4));
    QCOMPARE(m_selection->pinned(), cell(2, 4));
    QVERIFY(painted.isEmpty());
}

/// The cells alone are painted anew where nothing else has changed, and the colour bar with them where it has.
void tst_heat_view::newNumbersLeaveNothingOld() {
    const auto onScreen = [this] { return m_view->screen()->grabWindow(m_view->winId()).toImage().convertToFormat(QImage::Format_RGB32); };
    const auto whole = [this] { return m_view->grab().toImage().convertToFormat(QImage::Format_RGB32); };
    const auto look = std::static_pointer_cast<const Look>(makeDefault<Look>());
    m_selection->pin(cell(2, 6));
    QImage before;
    for (const float factor : {1.0f, 0.5f, 0.25f}) {
        auto outcome = std::make_shared<Outcome>(*weightsOutcome(tokens, 3));
        Panel& panel = outcome->stages.back().panels.front();
        auto values = std::make_shared<Tensor>(panel.shape);
        for (std::size_t i = 0; i < panel.shape.size(); ++i) values->data()[i] = factor * float(i) / float(panel.shape.size());
        panel.values = values;
        if (factor < 0.5f) panel.highest = 0.5f;
        m_view->setPanel(outcome, "weights/heads", look);
        QTRY_COMPARE(onScreen(), whole());
        QVERIFY(onScreen() != before);
        before = onScreen();
    }
}

void tst_heat_view::nothingToShowIsSaid_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("panel");
    QTest::newRow("no tokens") << QStringList() << "weights/heads";
    QTest::newRow("not kept") << QStringList{"a", "b"} << "kept/nothing";
}

void tst_heat_view::nothingToShowIsSaid() {
    QFETCH(QStringList, words);
    QFETCH(QString, panel);
    std::vector<std::string> list;
    for (const auto& word : words) list.push_back(word.toStdString());
    show(weightsOutcome(list, 2), panel.toStdString());
    const QImage image = m_view->grab().toImage();
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, QPoint(300, 250));
    for (const auto key : {Qt::Key_Right, Qt::Key_Return, Qt::Key_0, Qt::Key_Plus, Qt::Key_T}) QTest::keyClick(m_view.get(), key);
    QVERIFY(!m_selection->pinned());
    int ink = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) ink += image.pixel(x, y) != image.pixel(0, 0);
    QVERIFY(ink > 100);
}

QTEST_MAIN(tst_heat_view)
#include "tst_heat_view.moc"
