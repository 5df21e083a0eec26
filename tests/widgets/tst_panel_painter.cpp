// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panel_painter.h"

#include <QImage>
#include <QPainter>
#include <QTest>
#include <cmath>

#include "tests/support/weights_outcome.h"
#include "widgets/colour_map.h"
#include "widgets/heat_layout.h"
#include "widgets/heat_scale.h"

using namespace att;

class tst_panel_painter : public QObject {
    Q_OBJECT
private slots:
    void coloursAreTheWeights_data();
    void coloursAreTheWeights();
    void scalesAreWhatTheyAreCalled();
    void everyKindIsPainted_data();
    void everyKindIsPainted();
    void anyTextAndAnySizeSurvives_data();
    void anyTextAndAnySizeSurvives();
    void pinIsMarked();
    void gridHasItsParts();
};

namespace {

std::shared_ptr<const Look> lookOf(const QString& words) {
    SpecPtr spec = makeDefault<Look>();
    for (const auto& word : words.split(' ', Qt::SkipEmptyParts))
        spec = withWords(spec, word.section('=', 0, 0).toStdString(), word.section('=', 1).toStdString()).value();
    return std::static_pointer_cast<const Look>(spec);
}

std::vector<std::string> tokens(int count) {
    static const std::vector<std::string> words{"我", "吃", "柠檬", "the", "lemon", "because"};
    std::vector<std::string> tokens;
    for (int i = 0; i < count; ++i) tokens.push_back(words[std::size_t(i) % words.size()]);
    return tokens;
}

PanelScene sceneOf(OutcomePtr outcome, const std::string& panel, const QString& look) {
    return {.outcome = std::move(outcome), .panel = panel, .head = 2, .look = lookOf(look), .theme = lightTheme()};
}

/// Painted at a scale and an offset as figures are, which need not be whole.
QImage painted(const PanelScene& scene, const QRectF& area, double scale) {
    QImage image((area.size() * scale + QSizeF(20, 20)).toSize(), QImage::Format_RGB32);
    image.fill(scene.theme.card);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintPanel(painter, area, scene);
    return image;
}

OutcomePtr outcomeOf(Panel panel) {
    auto outcome = std::make_shared<Outcome>();
    panel.id = "p";
    outcome->mainPanel = "s/p";
    outcome->stages = {{"s", Text{"stage"}, Text{}, {std::move(panel)}}};
    return outcome;
}

bool blank(const QImage& image) {
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) != image.pixel(0, 0)) return false;
    return true;
}

}  // namespace

void tst_panel_painter::coloursAreTheWeights_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("vector");
    for (const int count : {1, 2, 7, 64})
        for (const double scale : {1.0, 1.5, 2.0, 3.125}) QTest::addRow("%d tokens, scale %g", count, scale) << count << scale << false;
    QTest::newRow("rectangles") << 7 << 2.0 << true;
    QTest::newRow("many rectangles") << 64 << 1.0 << true;
}

void tst_panel_painter::coloursAreTheWeights() {
    QFETCH(int, count);
    QFETCH(double, scale);
    QFETCH(bool, vector);
    auto scene = sceneOf(weightsOutcome(tokens(count), 4), "weights/heads", "");
    scene.numbers = false;
    scene.vector = vector;
    const QRectF area(13.3, 7.7, 520, 430);
    const QImage image = painted(scene, area, scale);
    const Panel& panel = *findPanel(*scene.outcome, scene.panel);
    const HeatLayout layout = layOutHeat(panel, {area, scene.font, {}, true, true, true});
    const HeatScale colours = heatScale(panel, *scene.look, 2);
    const auto& table = colourTable(ColourMap::Viridis);
    for (int row = 0; row < count; ++row)
        for (int column = 0; column < count; ++column) {
            const QRgb pixel = image.pixel((layout.cellRect(row, column).center() * scale).toPoint());
            const auto entry = std::find(table.begin(), table.end(), pixel);
            QVERIFY2(entry != table.end(), qPrintable(QString("no colour of the map at %1, %2").arg(row).arg(column)));
            const double value = colours.valueAt(double(entry - table.begin()) / double(table.size() - 1));
            QVERIFY(std::abs(value - double(panel.values->at(2, row, column))) <= (colours.highest - colours.lowest) / 255);
        }
}

void tst_panel_painter::scalesAreWhatTheyAreCalled() {
    const auto outcome = weightsOutcome(tokens(6), 4);
    const Panel& panel = *findPanel(*outcome, "weights/heads");
    float highest = 0, highestWithoutFirst = 0;
    for (int h = 0; h < 4; ++h) highest = std::max(highest, panel.values->head(h).maxCoeff());
    for (int h = 0; h < 4; ++h) highestWithoutFirst = std::max(highestWithoutFirst, panel.values->head(h).rightCols(5).maxCoeff());
    QCOMPARE(heatScale(panel, *lookOf(""), 1).highest, highest);
    QCOMPARE(heatScale(panel, *lookOf(""), 1).lowest, 0.0f);
    QCOMPARE(heatScale(panel, *lookOf("scale_of=head"), 1).highest, panel.values->head(1).maxCoeff());
    QCOMPARE(heatScale(panel, *lookOf("leave_out_first=on"), 1).highest, highestWithoutFirst);
    QVERIFY(heatScale(panel, *lookOf("leave_out_first=on"), 1).title.contains("first key left out"));
    const HeatScale logarithmic = heatScale(panel, *lookOf("logarithmic=on"), 1);
    QVERIFY(logarithmic.logarithmic && logarithmic.lowest > 0);
    QVERIFY(logarithmic.title.contains("logarithmic"));
    QCOMPARE(logarithmic.position(std::sqrt(double(logarithmic.lowest) * logarithmic.highest)), 0.5);
    // Signed numbers keep zero in the middle whatever is asked.
    const HeatScale diverging = heatScale(*findPanel(*outcome, "input/x"), *lookOf("logarithmic=on colours=magma"), 0);
    QCOMPARE(diverging.lowest, -diverging.highest);
    QCOMPARE(diverging.map, ColourMap::Diverging);
    QVERIFY(!diverging.logarithmic);
}

void tst_panel_painter::everyKindIsPainted_data() {
    QTest::addColumn<int>("kind");
    for (const auto& [name, kind] : {std::pair{"heat", PanelKind::Heat},
                                     {"heads", PanelKind::Heads},
                                     {"series", PanelKind::Series},
                                     {"bars", PanelKind::Bars},
                                     {"picture", PanelKind::Picture},
                                     {"table", PanelKind::Table},
                                     {"prose", PanelKind::Prose}})
        QTest::newRow(name) << int(kind);
}

void tst_panel_painter::everyKindIsPainted() {
    QFETCH(int, kind);
    Panel panel = *findPanel(*weightsOutcome(tokens(7), 4), "weights/heads");
    panel.kind = PanelKind(kind);
    panel.title = {};
    panel.prose = {say(Text{"a sentence with <b>%1</b>"}, "%2")};
    auto scene = sceneOf(outcomeOf(panel), "s/p", "");
    scene.head.reset();
    for (const bool dark : {false, true}) {
        scene.theme = dark ? darkTheme() : lightTheme();
        QVERIFY(!blank(painted(scene, QRectF(0, 0, 400, 300), 1)));
        QVERIFY(naturalAspect(scene) > 0);
    }
}

void tst_panel_painter::anyTextAndAnySizeSurvives_data() {
    QTest::addColumn<QString>("token");
    QTest::newRow("empty") << "";
    QTest::newRow("markup and places") << "<img src=x>%1 &File";
    QTest::newRow("right to left") << QString("שלום עולם");
    QTest::newRow("family") << QString("👨‍👩‍👧‍👦");
    QTest::newRow("900 marks") << "a" + QString(900, QChar(0x0301));
    QTest::newRow("unbalanced controls") << QString(600, QChar(0x202E)) + "x";
    QTest::newRow("newline and nul") << QString("a\nb") + QChar(0);
    QTest::newRow("very long") << QString(100000, 'm');
}

void tst_panel_painter::anyTextAndAnySizeSurvives() {
    QFETCH(QString, token);
    const std::vector<std::string> words(5, token.toStdString());
    for (const char* look : {"form=matrix", "form=links", "form=matrix numbers=on reduce=mean"})
        for (const QSizeF size : {QSizeF(0, 0), QSizeF(1, 1), QSizeF(20, 400), QSizeF(400, 20), QSizeF(90, 70), QSizeF(500, 400)})
            for (const std::optional<int> head : {std::optional<int>(), std::optional(1)}) {
                auto scene = sceneOf(weightsOutcome(words, 3), "weights/heads", look);
                scene.head = head;
                painted(scene, QRectF(QPointF(5, 5), size), 1);
            }
}

void tst_panel_painter::pinIsMarked() {
    auto scene = sceneOf(weightsOutcome(tokens(6), 4), "weights/heads", "");
    scene.pinned = Cell{scene.panel, 2, 1, 3};
    const QRectF area(0, 0, 500, 450);
    const QImage image = painted(scene, area, 1);
    const HeatLayout layout = layOutHeat(*findPanel(*scene.outcome, scene.panel), {area, scene.font, {}, true, true, true});
    const QRectF cell = layout.cellRect(1, 3);
    QCOMPARE(QColor(image.pixel(QPointF(cell.center().x(), cell.top() + 1.5).toPoint())), scene.theme.marker);
    scene.pinned = Cell{scene.panel, 1, 1, 3};  // of another head
    QVERIFY(QColor(painted(scene, area, 1).pixel(QPointF(cell.center().x(), cell.top() + 1.5).toPoint())) != scene.theme.marker);
}

/// The grid of all heads says what its rows, columns and colours are, and nothing that is not wanted.
void tst_panel_painter::gridHasItsParts() {
    for (const char* look : {"scale_of=shared", "scale_of=head"})
        for (const bool vector : {false, true}) {
            auto scene = sceneOf(weightsOutcome(tokens(6), 4), "weights/heads", look);
            scene.head.reset();
            scene.vector = vector;
            const QRectF area(0, 0, 700, 600);
            const QImage whole = painted(scene, area, 1);
            for (bool PanelScene::*part : {&PanelScene::title, &PanelScene::axes, &PanelScene::colourBar}) {
                PanelScene without = scene;
                without.*part = false;
                QVERIFY(painted(without, area, 1) != whole);
            }
            scene.numbers = false;
            QCOMPARE(painted(scene, area, 1), whole);  // as on screen, where the maps are small
            scene.numbers = true;
            QVERIFY(painted(scene, area, 1) != whole);
        }
}

QTEST_MAIN(tst_panel_painter)
#include "tst_panel_painter.moc"
