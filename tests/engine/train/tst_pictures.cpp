// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks of pictures and the networks that learn them: the same from the same seed, kept apart, right gradients, and learning that gets somewhere.
#include <QTest>
#include <set>

#include "engine/core/parallel.h"
#include "engine/grad/loss.h"
#include "engine/train/picture_trainer.h"
#include "tests/support/weight_gradient.h"

using namespace att;

class tst_pictures : public QObject {
    Q_OBJECT
private slots:
    void examplesFit_data();
    void examplesFit();
    void splitsAreApart_data() { examplesFit_data(); }
    void splitsAreApart();
    void everyThingIsDrawn();
    void linesReachAllTheWayDown();
    void zoomShowsTheSameScene_data() { examplesFit_data(); }
    void zoomShowsTheSameScene();
    void gradientOfTheNetwork_data();
    void gradientOfTheNetwork();
    void foldedComputesTheSame();
    void sameBytesOnTwoThreads();
    void distillationCountsWhenItIsDue();
    void goesOnFromAState();
    void learnsFast_data();
    void learnsFast();
    void explosionKeepsTheLastGoodStep();
    void refusesImpossibleNetworks();
};

namespace {

const PictureTask& task() {
    QFETCH(int, kind);
    return taskOf(PictureTaskKind(kind));
}

PictureTrainOptions small(PictureTaskKind kind, PictureAttention attention = PictureAttention::None) {
    PictureTrainOptions options = recipeOf(kind);
    options.stages = 2;
    options.channels = 4;
    options.attention = attention;
    options.batch = 8;
    options.warmup = 10;
    return options;
}

std::vector<PictureExample> someExamples(const PictureTask& task, int count) {
    std::vector<PictureExample> examples;
    for (int i = 0; i < count; ++i) examples.push_back(exampleOf(task, 3, Split::Training, std::uint64_t(i)));
    return examples;
}

/// The upper left corner of a batch, to be fast: 12 × 12 of every picture.
PictureBatch cropped(const PictureBatch& batch) {
    constexpr int side = 12;
    PictureBatch small{.pixels = {}, .targets = {}, .shape = {3, side, side}, .count = batch.count};
    const auto [planes, rows, columns] = batch.shape;
    for (int i = 0; i < batch.count * planes; ++i)
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) small.pixels.push_back(batch.pixels[std::size_t((i * rows + y + 10) * columns + x + 10)]);
    return small;
}

}  // namespace

void tst_pictures::examplesFit_data() {
    QTest::addColumn<int>("kind");
    for (const auto& each : pictureTasks()) QTest::newRow(each.key) << int(each.kind);
}

void tst_pictures::examplesFit() {
    const PictureTask& t = task();
    QCOMPARE(&t, &pictureTasks()[std::size_t(t.kind)]);
    for (std::uint64_t i = 0; i < 50; ++i) {
        const PictureExample e = exampleOf(t, 5, Split::Training, i), again = exampleOf(t, 5, Split::Training, i);
        QVERIFY(*e.picture == *again.picture && e.targets == again.targets);
        QVERIFY(e.picture->width == t.side && e.picture->height == t.side);
        QCOMPARE(e.targets.size(), t.answer == PictureAnswer::Class ? std::size_t(1) : std::size_t(t.side) * std::size_t(t.side));
        QVERIFY(std::ranges::all_of(e.targets, [&](int target) { return target >= 0 && target < int(t.classes.size()); }));
        QVERIFY(!(*e.picture == *exampleOf(t, 6, Split::Training, i).picture));
    }
}

void tst_pictures::splitsAreApart() {
    std::set<std::vector<std::uint8_t>> trained;
    for (std::uint64_t i = 0; i < 400; ++i) trained.insert(exampleOf(task(), 5, Split::Training, i).picture->rgb);
    QCOMPARE(trained.size(), std::size_t(400));
    for (std::uint64_t i = 0; i < 100; ++i) QVERIFY(!trained.contains(exampleOf(task(), 5, Split::Unseen, i).picture->rgb));
    for (std::uint64_t scene = 0; scene < 1000; ++scene) QCOMPARE(splitOf(scene) == Split::Unseen, scene % 8 == 0);
}

void tst_pictures::everyThingIsDrawn() {
    const PictureTask& shapes = taskOf(PictureTaskKind::Shapes);
    std::vector<int> counts(shapes.classes.size());
    for (std::uint64_t i = 0; i < 800; ++i) ++counts[std::size_t(exampleOf(shapes, 5, Split::Unseen, i).targets.front())];
    QVERIFY(std::ranges::min(counts) > 60 && std::ranges::max(counts) < 150);
}

/// From the horizon to the lower edge every row has a line, but for lines that leave the picture at its sides.
void tst_pictures::linesReachAllTheWayDown() {
    const PictureTask& lanes = taskOf(PictureTaskKind::Lanes);
    int whole = 0;
    for (std::uint64_t i = 0; i < 50; ++i) {
        const auto e = exampleOf(lanes, 5, Split::Unseen, i);
        const auto first = std::ranges::find(e.targets, 1) - e.targets.begin();
        QVERIFY(first / lanes.side > lanes.side / 5 && first / lanes.side < lanes.side / 2);
        int rows = 0;
        for (auto y = first / lanes.side; y < lanes.side; ++y)
            rows += std::ranges::count(e.targets.begin() + y * lanes.side, e.targets.begin() + (y + 1) * lanes.side, 1) > 0;
        whole += rows == lanes.side - first / lanes.side;
    }
    QVERIFY2(whole > 40, qPrintable(QString::number(whole)));
}

/// The means over its pixels are the small picture, but for the noise.
void tst_pictures::zoomShowsTheSameScene() {
    constexpr int zoom = 4;
    const auto small = exampleOf(task(), 5, Split::Unseen, 3), large = exampleOf(task(), 5, Split::Unseen, 3, zoom);
    QCOMPARE(small.targets, large.targets);
    double away = 0;
    for (int y = 0; y < task().side; ++y)
        for (int x = 0; x < task().side; ++x)
            for (int c = 0; c < 3; ++c) {
                double sum = 0;
                for (int i = 0; i < zoom * zoom; ++i) sum += large.picture->pixel(zoom * y + i / zoom, zoom * x + i % zoom)[c];
                away += std::abs(sum / (zoom * zoom) - small.picture->pixel(y, x)[c]);
            }
    QVERIFY2(away / (3 * task().side * task().side) < 16, qPrintable(QString::number(away / (3 * task().side * task().side))));
}

void tst_pictures::gradientOfTheNetwork_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("attention");
    QTest::newRow("no gates") << int(PictureTaskKind::Shapes) << int(PictureAttention::None);
    QTest::newRow("SE") << int(PictureTaskKind::Shapes) << int(PictureAttention::Se);
    QTest::newRow("CBAM") << int(PictureTaskKind::Shapes) << int(PictureAttention::Cbam);
    QTest::newRow("both") << int(PictureTaskKind::Shapes) << int(PictureAttention::Both);
    QTest::newRow("places") << int(PictureTaskKind::Lanes) << int(PictureAttention::None);
}

/// In training, batch norms and all. The step is short, so that none crosses a bend of ReLU or of a maximum.
void tst_pictures::gradientOfTheNetwork() {
    QFETCH(int, attention);
    const PictureModel model = modelOf(small(task().kind, PictureAttention(attention)));
    const PictureLayout layout = trainingLayoutOf(model);
    const auto initial = initialWeights(model, layout, 1);
    std::vector<double> weights(initial.begin(), initial.end());
    PictureBatch batch = cropped(batchOf(someExamples(task(), 2)));
    const int rows = model.answer == PictureAnswer::Class ? batch.count : batch.count * batch.shape.rows * batch.shape.columns;
    for (int i = 0; i < rows; ++i) batch.targets.push_back(i * 5 % 7 % model.classes);
    const std::vector<double> pixels(batch.pixels.begin(), batch.pixels.end());
    const auto loss = [&](double* to) {
        grad::Tape<double> tape;
        const grad::Maps pictures{tape.constant(pixels.data(), batch.count, int(batch.shape.size())), batch.shape};
        const auto pass = passModel<double>(tape, model, layout, weights.data(), to, pictures);
        const auto y = grad::crossEntropy(tape, pass.logits, batch.targets, 1.0 / rows);
        if (to) tape.pull(y);
        return *std::as_const(tape).data(y);
    };
    QCOMPARE(gradientFault(weights, loss, 3, 1e-5), QString());
}

/// By the statistics of a batch the folded network answers that batch as the one in training does.
void tst_pictures::foldedComputesTheSame() {
    const PictureModel model = modelOf(small(PictureTaskKind::Shapes, PictureAttention::Both));
    const PictureLayout training = trainingLayoutOf(model), layout = layoutOf(model);
    auto weights = initialWeights(model, training, 1);
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] += 0.1f * float(i % 7);  // γ and biases that are not 1 and 0
    const PictureBatch batch = batchOf(someExamples(taskOf(PictureTaskKind::Shapes), 4));
    grad::Tape<float> tape;
    const grad::Maps pictures{tape.constant(batch.pixels.data(), batch.count, int(batch.shape.size())), batch.shape};
    std::vector<NormStatistics> statistics;
    const auto learning = passModel<float>(tape, model, training, weights.data(), nullptr, pictures, &statistics);
    std::vector<RunningStatistics> running;
    for (const auto& each : statistics) {
        running.emplace_back(int(each.mean.size()));
        running.back().mean = each.mean;
        running.back().variance = each.variance;
    }
    const auto plain = folded(training, weights, running);
    QCOMPARE(plain.size(), layout.size);
    const auto used = passModel<float>(tape, model, layout, plain.data(), nullptr, pictures);
    const auto a = std::as_const(tape).value(learning.logits), b = std::as_const(tape).value(used.logits);
    QVERIFY2((a - b).cwiseAbs().maxCoeff() < 1e-4f * std::max(1.0f, a.cwiseAbs().maxCoeff()),
             qPrintable(QString::number((a - b).cwiseAbs().maxCoeff())));
}

void tst_pictures::sameBytesOnTwoThreads() {
    std::vector<std::vector<float>> ends;
    for (const int threads : {1, 2, 2}) {
        setThreadCount(threads);
        const auto trainer = PictureTrainer::create(small(PictureTaskKind::Shapes, PictureAttention::Both)).value();
        for (int i = 0; i < 3; ++i) QVERIFY(trainer->step());
        ends.push_back(trainer->weights());
    }
    setThreadCount(0);
    QVERIFY(ends[0] == ends[1] && ends[1] == ends[2]);
}

void tst_pictures::distillationCountsWhenItIsDue() {
    PictureTrainOptions options = small(PictureTaskKind::Lanes);
    options.batch = 4;
    options.steps = 4;
    options.distilWeight = 1000;
    options.distilFrom = 50;
    std::vector<std::vector<float>> middle, end;
    for (const bool distil : {false, true}) {
        options.distil = distil;
        const auto trainer = PictureTrainer::create(options).value();
        for (int i = 0; i < 2; ++i) QVERIFY(trainer->step());
        middle.push_back(trainer->weights());
        for (int i = 0; i < 2; ++i) QVERIFY(trainer->step());
        end.push_back(trainer->weights());
    }
    QVERIFY(middle[0] == middle[1]);
    QVERIFY(end[0] != end[1]);
}

/// To the bit. Without what is folded away the network is the same; its batch norms, taken anew, make nearly the same of the next batch.
void tst_pictures::goesOnFromAState() {
    PictureTrainOptions options = small(PictureTaskKind::Shapes, PictureAttention::Cbam);
    options.batch = 16;
    const auto make = [&] { return PictureTrainer::create(options).value(); };
    const auto first = make(), second = make(), anew = make();
    for (int i = 0; i < 30; ++i) QVERIFY(first->step());
    const auto state = first->state();
    second->resume(state);
    anew->resume({state.step, state.weights, {}, state.last});
    QVERIFY(second->weights() == first->weights() && anew->weights() == first->weights());
    QCOMPARE(second->steps(), 30);
    for (const auto& trainer : {first.get(), second.get(), anew.get()}) QVERIFY(trainer->step());
    const double loss = first->state().last.loss, resumed = anew->state().last.loss;
    QVERIFY2(std::abs(resumed / loss - 1) < 0.1, qPrintable(QString("%1 %2").arg(loss).arg(resumed)));
    QVERIFY(second->weights() == first->weights() && anew->weights() != first->weights());
}

void tst_pictures::learnsFast_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("steps");
    QTest::addColumn<double>("least");
    QTest::newRow("shapes") << int(PictureTaskKind::Shapes) << 200 << 0.2;
    QTest::newRow("lanes") << int(PictureTaskKind::Lanes) << 80 << 0.3;
}

/// Blind guessing gets 0.125 of the shapes; F1 of no lines at all is 0.
void tst_pictures::learnsFast() {
    QFETCH(int, steps);
    QFETCH(double, least);
    PictureTrainOptions options = small(task().kind);
    options.stages = 3;
    options.channels = 8;
    options.batch = 16;
    options.steps = steps;
    const auto trainer = PictureTrainer::create(options).value();
    for (int i = 0; i < steps; ++i) QVERIFY(trainer->step());
    const auto score = scoreOf(task(), trainer->model(), trainer->layout(), trainer->weights().data(), 9, Split::Unseen, 150, Watch());
    QVERIFY2(score && score->sequences > least, qPrintable(QString::number(score->sequences)));
    const auto example = exampleOf(task(), 9, Split::Unseen, 0);
    QCOMPARE(answersOf(trainer->model(), trainer->layout(), trainer->weights().data(), *example.picture).size(), example.targets.size());
}

void tst_pictures::explosionKeepsTheLastGoodStep() {
    PictureTrainOptions options = small(PictureTaskKind::Shapes);
    options.rate = 1e6;
    options.warmup = 0;
    const auto trainer = PictureTrainer::create(options).value();
    Status status = Done{};
    for (int i = 0; i < 20 && status; ++i) status = trainer->step();
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Input);
    const auto kept = trainer->weights();
    QVERIFY(std::ranges::all_of(kept, [](float weight) { return std::isfinite(weight); }));
    QVERIFY(!trainer->step());
}

void tst_pictures::refusesImpossibleNetworks() {
    PictureTrainOptions options = small(PictureTaskKind::Shapes);
    options.stages = 9;
    const auto trainer = PictureTrainer::create(options);
    QVERIFY(!trainer);
    QCOMPARE(trainer.error().where, std::string("stages"));
}

QTEST_APPLESS_MAIN(tst_pictures)
#include "tst_pictures.moc"
