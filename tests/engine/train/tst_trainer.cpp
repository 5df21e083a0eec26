// SPDX-License-Identifier: GPL-3.0-or-later
// Training: the gradient of whole models, the same bytes whatever the threads, explosions, snapshots, the worker and the timeline.
#include <QTest>
#include <cmath>

#include "engine/core/parallel.h"
#include "engine/grad/check.h"
#include "engine/grad/loss.h"
#include "engine/math/block.h"
#include "engine/math/norm.h"
#include "engine/train/model_blocks.h"
#include "engine/train/timeline.h"
#include "engine/train/trainer.h"
#include "engine/train/worker.h"
#include "tests/support/golden.h"
#include "tests/support/weight_gradient.h"

using namespace att;

class tst_trainer : public QObject {
    Q_OBJECT
private slots:
    void gradientOfTheModel_data();
    void gradientOfTheModel();
    void sameBytesOnTwoThreads_data();
    void sameBytesOnTwoThreads();
    void lossFalls();
    void explosionKeepsTheLastGoodStep();
    void refusesImpossibleModels();
    void snapshotShowsEveryHead();
    void blocksComputeTheSame_data();
    void blocksComputeTheSame();
    void ablationTakesAHeadOut();
    void workerLeavesSnapshots();
    void workerStopsAtAnExplosion();
    void workerStandsStillAtTheLastStep();
    void timelineIsBounded();
};

namespace {

TrainOptions small(TaskKind task) {
    TrainOptions options = recipeOf(task);
    options.layers = 1;
    options.heads = 2;
    options.dModel = 16;
    options.dHidden = 16;
    options.batch = 6;
    return options;
}

std::unique_ptr<Trainer> trainerOf(const TrainOptions& options) { return Trainer::create(options).value(); }

std::vector<TaskExample> someExamples(const Task& task, int count) {
    std::vector<TaskExample> examples;
    for (int i = 0; i < count; ++i) examples.push_back(exampleOf(task, 3, Split::Training, std::uint64_t(i)));
    return examples;
}

void addModels() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("place");
    QTest::addColumn<int>("positions");
    for (const auto kind : {TaskKind::Sort, TaskKind::Induction, TaskKind::Copy})
        for (const auto place : {NormPlace::Post, NormPlace::Pre})
            QTest::addRow("%s, %s", taskOf(kind).key, place == NormPlace::Pre ? "pre" : "post")
                << int(kind) << int(place) << int(recipeOf(kind).positions);
    for (const auto kind : {TaskKind::Sort, TaskKind::Induction, TaskKind::Copy})
        for (const auto positions : {Positions::Rotary, Positions::LinearBias})
            QTest::addRow("%s, %s", taskOf(kind).key, positions == Positions::Rotary ? "RoPE" : "ALiBi")
                << int(kind) << int(NormPlace::Pre) << int(positions);
}

TrainOptions optionsOfRow() {
    QFETCH(int, kind);
    QFETCH(int, place);
    QFETCH(int, positions);
    TrainOptions options = small(TaskKind(kind));
    options.normPlace = NormPlace(place);
    options.positions = Positions(positions);
    return options;
}

}  // namespace

void tst_trainer::gradientOfTheModel_data() { addModels(); }

/// Every thirteenth weight, so that it takes no time.
void tst_trainer::gradientOfTheModel() {
    TrainOptions options = optionsOfRow();
    options.activation = Activation::Gelu;
    const ModelSpec spec = modelOf(options);
    const ModelLayout layout = layoutOf(spec);
    const auto initial = initialWeights(spec, layout, 1);
    std::vector<double> weights(initial.begin(), initial.end());
    const Batch batch = batchOf(someExamples(taskOf(options.task), 2));
    const auto loss = [&](double* to) {
        grad::Tape<double> tape;
        const auto pass = passModel<double>(tape, spec, layout, weights.data(), to, batch);
        const auto y = grad::crossEntropy(tape, pass.logits, batch.targets, 0.1);
        if (to) tape.pull(y);
        return *std::as_const(tape).data(y);
    };
    QCOMPARE(gradientFault(weights, loss, 13, 1e-4), QString());
}

void tst_trainer::sameBytesOnTwoThreads_data() { addModels(); }

void tst_trainer::sameBytesOnTwoThreads() {
    std::vector<std::vector<float>> ends;
    for (const int threads : {1, 2, 2}) {
        setThreadCount(threads);
        const auto trainer = trainerOf(optionsOfRow());
        for (int i = 0; i < 5; ++i) QVERIFY(trainer->step());
        ends.push_back(trainer->weights());
    }
    setThreadCount(0);
    QVERIFY(ends[0] == ends[1]);
    QVERIFY(ends[1] == ends[2]);
}

void tst_trainer::lossFalls() {
    const auto trainer = trainerOf(small(TaskKind::Sort));
    QVERIFY(trainer->step());
    const double before = trainer->judge().training.loss;
    for (int i = 0; i < 200; ++i) QVERIFY(trainer->step());
    QVERIFY(trainer->judge().training.loss < 0.8 * before);
}

void tst_trainer::explosionKeepsTheLastGoodStep() {
    TrainOptions options = small(TaskKind::Sort);
    options.rate = 1e6;
    options.warmup = 0;
    const auto trainer = trainerOf(options);
    const auto good = trainer->weights();
    QVERIFY(trainer->step());
    QVERIFY(trainer->weights() != good);
    const Status status = trainer->step();
    QVERIFY(!status);
    QCOMPARE(status.error().where, std::string("rate"));
    QVERIFY(trainer->weights() == good);
    QCOMPARE(trainer->steps(), 0);
    QVERIFY(trainer->state().memory.first.empty());
    QVERIFY(!trainer->step());
}

void tst_trainer::refusesImpossibleModels() {
    TrainOptions options = small(TaskKind::Sort);
    options.heads = 3;
    const auto trainer = Trainer::create(options);
    QVERIFY(!trainer);
    QCOMPARE(trainer.error().kind, ErrorKind::Input);
    QCOMPARE(trainer.error().where, std::string("heads"));
}

void tst_trainer::snapshotShowsEveryHead() {
    const auto trainer = trainerOf(small(TaskKind::Copy));
    QVERIFY(trainer->step());
    const auto a = trainer->snapshot(), b = trainer->snapshot();
    QCOMPARE(a->step, 1);
    QCOMPARE(int(a->examples.size()), 4);
    QCOMPARE(int(a->examples[0].maps.size()), 3);  // encoder, decoder, cross
    for (const auto& view : a->examples) {
        QCOMPARE(view.predicted.size(), view.example.targets.size());
        for (const auto& map : view.maps) {
            QCOMPARE(map.weights->shape().heads, 2);
            for (int i = 0; i < map.weights->shape().rows; ++i) QVERIFY(std::abs(map.weights->head(1).row(i).sum() - 1) < 1e-5f);
        }
    }
    QVERIFY(a->examples[1].example == b->examples[1].example);
    QVERIFY(*a->weights == trainer->weights());
}

void tst_trainer::blocksComputeTheSame_data() { addModels(); }

/// The layers as lenses show them give the logits that training sees.
void tst_trainer::blocksComputeTheSame() {
    const TrainOptions options = optionsOfRow();
    const auto trainer = trainerOf(options);
    for (int i = 0; i < 3; ++i) QVERIFY(trainer->step());
    const ModelSpec& spec = trainer->model();
    const ModelLayout& layout = trainer->layout();
    const float* const w = trainer->weights().data();
    const TaskExample example = exampleOf(taskOf(options.task), 3, Split::Unseen, 0);
    const bool decoderOnly = spec.arrangement == Arrangement::Decoder, both = spec.arrangement == Arrangement::EncoderDecoder;
    const BlockOptions block{spec.normPlace, 1e-5};
    const auto rows = int(both ? example.input.size() : example.source.size());
    const auto causal = visibleKeys({.kind = MaskKind::Causal}, rows, rows);
    Matrix<float> X = embedded(spec, layout, w, decoderOnly, example.source);
    const auto finish = [&](const ModelLayout::Stack& stack, Matrix<float> x) {
        if (spec.normPlace == NormPlace::Post) return x;
        NormParameters<float> last;
        last.gamma = MatrixView<float>(w + stack.last.gamma, 1, spec.dModel);
        last.beta = MatrixView<float>(w + stack.last.beta, 1, spec.dModel);
        return layerNorm<float>(x, last);
    };
    if (!decoderOnly) X = finish(layout.encoder, encode<float>(encoderLayerOf(spec, layout, w, 0), block, X, {}, Watch())->output());
    if (decoderOnly) {
        EncoderLayer<float> layer;  // a decoder that reads nothing is an encoder under a causal mask
        const auto d = decoderLayerOf(spec, layout, w, 0);
        layer = {d.self, d.feedForward, {d.norms[0], d.norms[2]}};
        Sight sight;
        sight.visible = causal.data();
        X = finish(layout.decoder, encode<float>(layer, block, X, sight, Watch())->output());
    }
    if (both) {
        DecoderSight<float> sight;
        sight.memory = X;
        sight.self.visible = causal.data();
        X = finish(
            layout.decoder,
            decode<float>(decoderLayerOf(spec, layout, w, 0), block, embedded(spec, layout, w, true, example.input), sight, Watch())->output());
    }
    Matrix<float> logits = X * MatrixView<float>(w + layout.head.W, layout.head.out, layout.head.in).transpose();
    logits.rowwise() += MatrixView<float>(w + layout.head.b, 1, layout.head.out).row(0);
    grad::Tape<float> tape;
    const auto pass = passModel<float>(tape, spec, layout, w, nullptr, batchOf({example}));
    const QString difference = compareMatrices(Matrix<float>(std::as_const(tape).value(pass.logits)), logits, 1e-5);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void tst_trainer::ablationTakesAHeadOut() {
    const auto trainer = trainerOf(small(TaskKind::Sort));
    const TaskExample example = exampleOf(taskOf(TaskKind::Sort), 3, Split::Unseen, 0);
    const auto logits = [&](const Ablation& ablation) {
        grad::Tape<float> tape;
        const auto pass =
            passModel<float>(tape, trainer->model(), trainer->layout(), trainer->weights().data(), nullptr, batchOf({example}), ablation);
        return Matrix<float>(std::as_const(tape).value(pass.logits));
    };
    const Matrix<float> whole = logits({});
    QVERIFY(logits({.heads = {{false, false, 0, 1}}}) != whole);
    QVERIFY(logits({.layers = {0}}) != whole);
    QVERIFY(logits({.positions = true}) != whole);
    QVERIFY(logits({.heads = {{true, false, 0, 1}}}) == whole);  // there is no decoder
}

void tst_trainer::workerLeavesSnapshots() {
    const auto worker = TrainingWorker::create(small(TaskKind::Sort)).value();
    QCOMPARE(worker->newest()->step, 0);
    worker->stepOnce();
    QTRY_COMPARE(worker->newest()->step, 1);
    worker->play();
    QVERIFY(worker->playing());
    QTRY_VERIFY(worker->newest()->step > 10);
    worker->setStepsPerSecond(40);
    QTRY_VERIFY(worker->newest()->step > 20);
    worker->pause();
    QTRY_COMPARE(worker->newest()->now.step, worker->newest()->step);  // where it stands still it is judged
    QVERIFY(!worker->fault());
}

void tst_trainer::workerStopsAtAnExplosion() {
    TrainOptions options = small(TaskKind::Sort);
    options.rate = 1e6;
    options.warmup = 0;
    const auto worker = TrainingWorker::create(options).value();
    worker->play();
    QTRY_VERIFY(worker->fault());
    QVERIFY(!worker->playing());
}

void tst_trainer::workerStandsStillAtTheLastStep() {
    TrainOptions options = small(TaskKind::Sort);
    options.steps = 12;
    const auto worker = TrainingWorker::create(options).value();
    worker->play();
    QTRY_VERIFY(!worker->playing());
    QTRY_COMPARE(worker->newest()->step, 12);
    worker->play();  // who wants more gets more
    QTRY_VERIFY(worker->newest()->step > 20);
}

void tst_trainer::timelineIsBounded() {
    Timeline timeline(16);
    QVERIFY(!timeline.at(3));
    for (int step = 0; step <= 1000; ++step) {
        auto snapshot = std::make_shared<Snapshot>();
        snapshot->step = step;
        timeline.add(snapshot);
    }
    QCOMPARE(int(timeline.all().size()), 16);
    QCOMPARE(timeline.at(0)->step, 0);
    QCOMPARE(timeline.at(2000)->step, 1000);
    QVERIFY(std::abs(timeline.at(500)->step - 500) < 100);
    timeline.add(std::make_shared<Snapshot>());  // a reset
    QCOMPARE(int(timeline.all().size()), 1);
}

QTEST_APPLESS_MAIN(tst_trainer)
#include "tst_trainer.moc"
