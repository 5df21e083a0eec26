// SPDX-License-Identifier: GPL-3.0-or-later
// The lens that learns: what goes on live has the bytes of the pure function, a file goes on where it left off, and what explains agrees with
// what is shown.
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <cstring>

#include "engine/core/lens.h"
#include "engine/lenses/common/learning_course.h"
#include "engine/lenses/common/learning_replay.h"
#include "engine/lenses/common/learning_stages.h"
#include "tests/support/train_lens.h"

using namespace att;
using namespace att::lenses;

namespace {

OutcomePtr shown(const SpecPtr& spec) {
    Watch watch;
    watch.keepAll = true;
    return runGuarded(lens(), spec, watch).value();
}

QString difference(const Outcome& a, const Outcome& b) {
    if (a.stages.size() != b.stages.size()) return "another number of stages";
    for (const auto& stage : a.stages)
        for (const auto& panel : stage.panels) {
            const Panel* other = findPanel(b, address(stage, panel));
            if (!other || !(other->shape == panel.shape)) return QString::fromStdString(address(stage, panel)) + " has another shape";
            if (panel.values && std::memcmp(panel.values->data(), other->values->data(), panel.shape.bytes()) != 0)
                return QString::fromStdString(address(stage, panel)) + " has other bytes";
        }
    return {};
}

/// Empty when the steps make what they say, and end at the number that is shown.
QString faultOf(const Outcome& outcome, const Cell& cell) {
    const auto explanation = lens().explain(outcome, cell);
    if (explanation.steps.empty()) return "no steps";
    const double value = double(*valueAt(outcome, cell)), near = 1e-4 * (1 + std::abs(value));
    for (const auto& step : explanation.steps)
        if (const auto made = step.operation == Operation::Masked ? std::optional(0.0) : joined(step.operation, valuesOf(step.terms));
            !made || !(std::abs(*made - step.result) < near))
            return QString::fromStdString(english(step.title)) + " is not what its terms make";
    return std::abs(explanation.steps.back().result - value) < near ? QString() : QString("ends elsewhere");
}

double cellOf(const Outcome& outcome, const char* panel, int row, int column) { return double(valueAt(outcome, {panel, 0, row, column}).value()); }

}  // namespace

class tst_train : public QObject {
    Q_OBJECT
private slots:
    void liveAndPureGiveTheSameBytes_data();
    void liveAndPureGiveTheSameBytes();
    void goesOnFromAFileWithTheSameBytes_data();
    void goesOnFromAFileWithTheSameBytes();
    void explainsItsNumbers_data();
    void explainsItsNumbers();
    void gatesCanBeSwitchedOff();
    void showsOtherPicturesAndWeights();
    void looksBackAndCompares();
    void resetForgets();
    void saysThatItIsFinished();
    void explosionKeepsTheLastGoodStep();
    void refusesDamagedFiles();
    void replayAgrees_data();
    void replayAgrees();
    void trainedHeadsEarnTheirNames();
    void ablationShowsAtOnce();
    void parametersAreCounted();
};

void tst_train::liveAndPureGiveTheSameBytes_data() {
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("gates");
    for (const char* task : {"reverse", "copy", "induction", "lanes"}) QTest::newRow(task) << task << "none";
    for (const char* gates : {"se", "both"}) QTest::addRow("shapes %s", gates) << "shapes" << gates;
}

void tst_train::liveAndPureGiveTheSameBytes() {
    QFETCH(QString, task);
    QFETCH(QString, gates);
    const auto spec = pictureSpec(qPrintable(task), qPrintable(gates));
    const auto course = courseOf(spec);
    QVERIFY(course->advance(25));
    QTRY_COMPARE(course->state().last, 25);
    const auto pure = shown(withValue(spec, "before", 25).value());
    QCOMPARE(difference(*shown(course->moment(spec, {})), *pure), QString());
    course->follow(withValue(spec, "before", 25).value());
    QVERIFY(!course->state().begun);  // it would begin elsewhere
    QVERIFY(course->advance(1));
    QTRY_COMPARE(course->state().last, 26);
    QCOMPARE(difference(*shown(course->moment(spec, {})), *shown(withValue(spec, "before", 26).value())), QString());
}

void tst_train::goesOnFromAFileWithTheSameBytes_data() {
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("gates");
    QTest::addColumn<QString>("optimiser");
    QTest::newRow("reverse") << "reverse"
                             << "none"
                             << "adamw";
    QTest::newRow("shapes") << "shapes"
                            << "both"
                            << "adam";
    QTest::newRow("shapes, momentum") << "shapes"
                                      << "none"
                                      << "sgd";
    QTest::newRow("lanes") << "lanes"
                           << "cbam"
                           << "adamw";
}

void tst_train::goesOnFromAFileWithTheSameBytes() {
    QFETCH(QString, task);
    QFETCH(QString, gates);
    QFETCH(QString, optimiser);
    const QTemporaryDir folder;
    const std::string path = folder.filePath("half.safetensors").toStdString();
    auto spec = withValue(pictureSpec(qPrintable(task), qPrintable(gates)), "optimiser", optimiser.toStdString()).value();
    spec = withValue(spec, "decay", 0.1).value();
    const auto first = courseOf(spec);
    QVERIFY(first->advance(20));
    QTRY_COMPARE(first->state().last, 20);
    QVERIFY(first->saving(path)());
    const auto second = courseOf(lens().defaults());
    const auto opened = second->open(path, lens().defaults());
    QVERIFY2(opened, opened ? "" : english(opened.error().message).c_str());
    second->follow(*opened);
    QCOMPARE(second->state().last, 20);
    for (const auto& entry : differences(*spec, **opened)) QVERIFY2(entry.field.editor == Editor::Hidden, entry.field.key);
    QVERIFY(second->advance(8));
    QTRY_COMPARE(second->state().last, 28);
    QCOMPARE(difference(*shown(second->moment(*opened, {})), *shown(withValue(spec, "before", 28).value())), QString());
    QVERIFY(!courseOf(spec)->open(folder.filePath("none.safetensors").toStdString(), spec));
}

void tst_train::explainsItsNumbers_data() {
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("gates");
    QTest::addColumn<std::string>("positions");
    for (const char* gates : {"none", "se", "cbam", "both"}) QTest::addRow("shapes %s", gates) << "shapes" << gates << std::string("none");
    QTest::newRow("lanes") << "lanes"
                           << "cbam" << std::string("none");
    for (const char* task : {"reverse", "induction", "copy"})
        for (const char* positions : {"rope", "alibi"}) QTest::addRow("%s %s", task, positions) << task << "none" << std::string(positions);
}

void tst_train::explainsItsNumbers() {
    QFETCH(QString, task);
    QFETCH(QString, gates);
    QFETCH(std::string, positions);
    const auto spec = withValue(pictureSpec(qPrintable(task), qPrintable(gates)), "positions", positions).value();
    const auto course = courseOf(spec);
    for (int step = 1; step <= 2; ++step) {
        QVERIFY(course->advance(3));
        QTRY_COMPARE(course->state().last, 3 * step);
    }
    const auto outcome = shown(course->moment(spec, {.compared = 0}));
    for (const auto& stage : outcome->stages)
        for (const auto& panel : stage.panels)
            for (int i = 0; panel.values && i < 12; ++i) {  // some of its cells, in every picture
                const Cell cell{address(stage, panel), i % panel.shape.heads, (i * 11 + 1) % panel.shape.rows, (i * 17 + 5) % panel.shape.columns};
                const auto fault = faultOf(*outcome, cell);
                QVERIFY2(fault.isEmpty(), qPrintable(QString::fromStdString(cell.panel) + ": " + fault));
            }
}

void tst_train::gatesCanBeSwitchedOff() {
    SpecPtr spec = withValue(pictureSpec("shapes", "both"), "before", 12).value();
    const auto whole = shown(spec), without = shown(withValue(spec, "gates_off", true).value());
    constexpr int any = 2;  // rows: whole, as now, without any gate, without SE, without CBAM
    QCOMPARE(cellOf(*without, "without/scores", 1, 1), cellOf(*whole, "without/scores", any, 1));
    QCOMPARE(cellOf(*without, "without/scores", 0, 1), cellOf(*whole, "without/scores", 0, 1));
    for (int row = 2; row < 5; ++row) QVERIFY(cellOf(*whole, "without/scores", row, 1) != cellOf(*whole, "without/scores", 0, 1));
    QVERIFY(findStage(*whole, "channels") && !findStage(*without, "channels"));
}

/// The same network over other pictures, and every weight of every stage once.
void tst_train::showsOtherPicturesAndWeights() {
    const auto spec = withValue(pictureSpec("shapes", "both"), "before", 2).value();
    const auto first = shown(spec), second = shown(withValue(spec, "pictures", 2).value());
    const Panel &before = *findPanel(*first, "prediction/logits"), &after = *findPanel(*second, "prediction/logits");
    QCOMPARE(before.rows.labels->front(), std::string("1"));
    QCOMPARE(after.rows.labels->front(), std::string("5"));
    QVERIFY(std::memcmp(before.values->data(), after.values->data(), before.shape.bytes()) != 0);
    QVERIFY(findPanel(*first, "maps/maps")->backdrop != findPanel(*second, "maps/maps")->backdrop);
    const auto other = shown(withValue(spec, "weights_stage", 2).value());
    const auto convolution = [](const Outcome& outcome, const char* stage) {
        const Panel* panel = findPanel(outcome, std::string("weights/stages.") + stage + ".convolution.weight");
        return panel ? panel->shape : Shape{};
    };
    QCOMPARE(convolution(*first, "0"), (Shape{4, 9, 3}));
    QCOMPARE(convolution(*other, "1"), (Shape{8, 12, 3}));
    QCOMPARE(findStage(*first, "weights")->panels.size(), std::size_t(6));  // a convolution, two layers of each gate, CBAM's kernel
    QCOMPARE(findStage(*other, "weights")->panels.size(), std::size_t(7));  // and the classes
    QCOMPARE(findPanel(*other, "weights/head.weight")->shape, (Shape{1, 8, 8}));
}

void tst_train::looksBackAndCompares() {
    const auto spec = specOf();
    const auto course = courseOf(spec);
    for (int step = 1; step <= 4; ++step) {
        QVERIFY(course->advance(5));
        QTRY_COMPARE(course->state().last, 5 * step);
    }
    const int early = course->nearest(9);  // 10 was kept; where steps are slow, 8 may be as well
    QVERIFY2(std::abs(early - 9) <= 1, qPrintable(QString::number(early)));
    const auto back = shown(course->moment(spec, {.step = early}));
    QCOMPARE(difference(*back, *shown(withValue(spec, "before", early).value())), QString());
    const auto compared = shown(course->moment(spec, {.compared = early}));
    const Panel* change = findPanel(*compared, learning_panel::changedHeads);
    QVERIFY(change);
    for (std::size_t i = 0; i < change->shape.size(); ++i)
        QCOMPARE(change->values->data()[i],
                 findPanel(*compared, "heads/heads")->values->data()[i] - findPanel(*back, "heads/heads")->values->data()[i]);
}

void tst_train::resetForgets() {
    const auto spec = specOf();
    const auto course = courseOf(spec);
    QVERIFY(course->play());
    QTRY_VERIFY(course->state().last > 5);
    const auto revision = course->revision();
    course->reset();
    QVERIFY(!course->state().begun && course->revision() > revision);
    QVERIFY(course->moment(spec, {}) == spec);
}

void tst_train::saysThatItIsFinished() {
    const auto spec = specOf({{"steps", 8}});
    const auto course = courseOf(spec);
    QVERIFY(course->play());
    QTRY_VERIFY(!course->state().playing && course->state().last == 8);
    const auto notices = [&](const CourseView& view) { return shown(course->moment(spec, view))->notices; };
    QVERIFY(english(notices({}).at(0)).starts_with("All 8 steps are done"));
    QVERIFY(notices({.step = 0}).empty());
    QVERIFY(course->advance(1));
    QTRY_COMPARE(course->state().last, 9);
    QVERIFY(notices({}).empty());
}

void tst_train::explosionKeepsTheLastGoodStep() {
    const auto spec = specOf({{"rate", 1e6}, {"warmup", 0}});
    const auto course = courseOf(spec);
    QVERIFY(course->play());
    QTRY_VERIFY(course->state().fault);
    QVERIFY(!course->state().playing);
    QTRY_VERIFY(!shown(course->moment(spec, {}))->notices.empty());
    const auto outcome = shown(course->moment(spec, {}));
    QVERIFY(english(outcome->notices.front()).starts_with("The loss exploded after step 1."));
    QTRY_COMPARE(course->state().last, 0);
    for (const auto& stage : outcome->stages)
        for (const auto& panel : stage.panels)
            for (std::size_t i = 0; panel.values && i < panel.shape.size(); ++i) QVERIFY(std::isfinite(panel.values->data()[i]));
}

void tst_train::refusesDamagedFiles() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("half.safetensors").toStdString();
    const auto course = courseOf(specOf());
    QVERIFY(course->advance(1));
    QTRY_COMPARE(course->state().last, 1);
    QVERIFY(course->saving(path)());
    QFile file(QString::fromStdString(path));
    QVERIFY(file.resize(file.size() - 100));
    const auto opened = course->open(path, specOf());
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::File);
    QCOMPARE(course->state().last, 1);  // as if nothing had been opened
}

void tst_train::replayAgrees_data() {
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("off");
    QTest::addColumn<std::string>("positions");
    for (const char* task : {"reverse", "copy", "induction"})
        for (const char* off : {"", "heads_off", "layer_off", "positions_off", "mask_off"})
            QTest::addRow("%s %s", task, off) << task << off << std::string("learned");
    for (const char* task : {"reverse", "copy", "induction"})
        for (const char* positions : {"rope", "alibi"}) {
            QTest::addRow("%s %s", task, positions) << task << "" << std::string(positions);
            QTest::addRow("%s without %s", task, positions) << task << "positions_off" << std::string(positions);
        }
}

void tst_train::replayAgrees() {
    QFETCH(QString, task);
    QFETCH(QString, off);
    QFETCH(std::string, positions);
    auto spec = specOf({{"task", task.toStdString()}, {"before", 5}, {"positions", positions}});
    if (off == "heads_off") spec = withValue(spec, "heads_off", std::string("1,2")).value();
    if (off == "layer_off") spec = withValue(spec, "layer_off", 1).value();
    if (off == "positions_off" || off == "mask_off") spec = withValue(spec, off.toStdString(), true).value();
    const auto outcome = shown(spec);
    const LearningView view(static_cast<const LearningOptions&>(*outcome->spec));
    const auto replay = replayOf(view.model, view.layout, view.weights(), view.example(), view.ablation);
    for (const auto& [id, kind] : view.kinds()) {
        const Panel* panel = findPanel(*outcome, std::string(id) + "/heads");
        for (const auto& row : view.rowsOf(kind)) {
            const auto* trace = traceAt(replay, row.place);
            for (int h = 0; h < view.model.heads; ++h)
                for (int i = 0; i < panel->shape.rows; ++i)
                    for (int j = 0; j < panel->shape.columns; ++j) {
                        const double replayed = trace ? double(trace->weights(h)(i, j)) : 0;
                        QVERIFY(std::abs(replayed - double(panel->values->at(row.place.layer * view.model.heads + h, i, j))) < 1e-5);
                    }
        }
    }
}

void tst_train::trainedHeadsEarnTheirNames() {
    for (const char* task : {"Reverse: trained", "Repeat what came after: trained"}) {
        SpecPtr spec = lens().defaults();
        for (const auto& example : lens().examples)
            if (QString(example.title.source) == task)
                for (const auto& [key, value] : example.values) spec = withValue(spec, key, value).value();
        const auto outcome = shown(spec);
        const Panel* heads = findPanel(*outcome, "heads/heads");
        const auto earned = std::ranges::count_if(
            heads->headNames, [](const HeadName& name) { return QString(name.measure.source) == "on the answer" && name.value >= name.threshold; });
        QVERIFY2(earned > 0, task);
        QVERIFY(cellOf(*outcome, learning_panel::scores, 0, 0) > 99);
    }
}

void tst_train::ablationShowsAtOnce() {
    SpecPtr spec = lens().defaults();
    spec = withValue(spec, "start", std::string("trained")).value();
    const auto whole = shown(spec);
    const auto without = shown(withValue(spec, "positions_off", true).value());
    QVERIFY(cellOf(*without, learning_panel::scores, 1, 0) < 50);
    QCOMPARE(cellOf(*without, learning_panel::scores, 0, 0), cellOf(*whole, learning_panel::scores, 0, 0));
    QCOMPARE(cellOf(*shown(withValue(spec, "heads_off", std::string("2,1")).value()), learning_panel::scores, 1, 0),
             cellOf(*whole, learning_panel::without, 1, 0));
    QVERIFY(!shown(withValue(spec, "heads_off", std::string("9,9 x")).value())->notices.empty());
}

void tst_train::parametersAreCounted() {
    const int d = 32, dff = 64, words = 17, positions = 13, layers = 2;
    const int layer = 4 * d * d + 4 * d + 2 * d * dff + dff + d + 4 * d;
    QCOMPARE(shown(lens().defaults())->cost.parameters, std::int64_t(words * d + positions * d + layers * layer + 2 * d + words * d + words));
    const std::int64_t n = 13, pass = layers * (4 * n * d * d + 2 * n * n * d + 2 * n * d * dff) + n * d * words;
    QCOMPARE(shown(lens().defaults())->cost.multiplyAdds, 3 * 32 * pass);
}

QTEST_GUILESS_MAIN(tst_train)
#include "tst_train.moc"
