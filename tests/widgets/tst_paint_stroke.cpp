// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paint_stroke.h"

#include <QTest>

using namespace att;

namespace {

struct Options : SpecOf<Options> {
    std::string painted;
    void fields(FieldVisitor& visitor) override {
        visitor.text(painted, {.key = "painted", .label = {"Painted"}, .group = {"Mask"}, .help = {"Cells."}, .maximumLength = 1000});
    }
};

/// 4 × 4, shown on and under the diagonal.
OutcomePtr outcomeWith(const std::string& painted, const char* paints = "painted") {
    auto spec = std::make_shared<Options>();
    spec->painted = painted;
    auto values = std::make_shared<Tensor>(Shape{1, 4, 4});
    for (int i = 0; i < 4; ++i)
        for (int j = 0; j < 4; ++j) values->head(0)(i, j) = j <= i ? 1.0f + float(j) : j % 2 ? 0.0f : -INFINITY;
    Panel panel{.id = "map", .shape = values->shape(), .values = values, .paints = paints};
    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->stages = {{"mask", {}, {}, {panel}}};
    return outcome;
}

PaintStroke strokeFrom(const OutcomePtr& outcome, int row, int column) { return *PaintStroke::begin(*outcome, {"mask/map", 0, row, column}); }

QString text(const PaintStroke& stroke) { return QString::fromStdString(stroke.text()); }

}  // namespace

class tst_paint_stroke : public QObject {
    Q_OBJECT
private slots:
    void turnsOverTheFirstCell();
    void takesOnlyCellsLikeTheFirst();
    void leavesNoGaps();
    void takesACellOnce();
    void paintsNothingElsewhere();
};

void tst_paint_stroke::turnsOverTheFirstCell() {
    QCOMPARE(text(strokeFrom(outcomeWith(""), 2, 0)), "3,1");
    QCOMPARE(text(strokeFrom(outcomeWith("1,4"), 2, 0)), "1,4 3,1");
    QCOMPARE(text(strokeFrom(outcomeWith("1,4 3,1"), 2, 0)), "1,4");
}

/// Down the first column all are shown; along the first row only the first is.
void tst_paint_stroke::takesOnlyCellsLikeTheFirst() {
    auto shown = strokeFrom(outcomeWith(""), 0, 0);
    QVERIFY(shown.extendTo({0, 3}));
    QVERIFY(!shown.extendTo({0, 0}));
    QVERIFY(!shown.extendTo({3, 0}));
    QCOMPARE(text(shown), "1,1 2,1 3,1 4,1");
    auto hidden = strokeFrom(outcomeWith(""), 0, 3);
    hidden.extendTo({0, 0});
    QCOMPARE(text(hidden), "1,2 1,3 1,4");
}

void tst_paint_stroke::leavesNoGaps() {
    auto stroke = strokeFrom(outcomeWith(""), 3, 0);
    stroke.extendTo({3, 3});
    QCOMPARE(text(stroke), "4,1 4,2 4,3 4,4");
    auto steep = strokeFrom(outcomeWith(""), 1, 0);
    steep.extendTo({1, 3});
    QCOMPARE(text(steep), "2,1 3,2 4,2");
}

void tst_paint_stroke::takesACellOnce() {
    auto stroke = strokeFrom(outcomeWith(""), 3, 0);
    stroke.extendTo({1, 3});
    stroke.extendTo({0, 3});
    QCOMPARE(text(stroke), "4,1 4,2");
}

void tst_paint_stroke::paintsNothingElsewhere() {
    QVERIFY(!PaintStroke::begin(*outcomeWith("", ""), {"mask/map", 0, 0, 0}));
    QVERIFY(!PaintStroke::begin(*outcomeWith(""), {"mask/other", 0, 0, 0}));
    QVERIFY(!PaintStroke::begin(*outcomeWith(""), {"mask/map", 0, 4, 0}));
}

QTEST_APPLESS_MAIN(tst_paint_stroke)
#include "tst_paint_stroke.moc"
