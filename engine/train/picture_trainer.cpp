// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/picture_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/parallel.h"
#include "engine/grad/distillation.h"
#include "engine/grad/elementwise.h"
#include "engine/grad/loss.h"

namespace att {
namespace {

/// Counts of answers, to be added up over parts. Class 0 is what there is none of, for F1.
struct Tally {
    double loss = 0;
    int rows = 0, right = 0;
    int found = 0, invented = 0, missed = 0;  ///< rows of another class than 0: true positives, false positives, false negatives

    Tally& operator+=(const Tally& other) {
        loss += other.loss;
        rows += other.rows, right += other.right;
        found += other.found, invented += other.invented, missed += other.missed;
        return *this;
    }
    void add(int answer, int target) {
        ++rows;
        right += answer == target;
        found += target > 0 && answer == target;
        invented += answer > 0 && answer != target;
        missed += target > 0 && answer != target;
    }
    Score score(PictureAnswer kind) const {
        const double share = right / std::max(1.0, double(rows));
        const double f1 = 2 * found / std::max(1.0, double(2 * found + invented + missed));
        return {loss / std::max(1, rows), share, kind == PictureAnswer::Class ? share : f1};
    }
};

std::vector<int> largestOf(const MatrixView<float>& logits) {
    std::vector<int> answers;
    for (Eigen::Index i = 0; i < logits.rows(); ++i) {
        const float* const row = logits.data() + i * logits.cols();
        answers.push_back(int(std::max_element(row, row + logits.cols()) - row));
    }
    return answers;
}

/// One part of a batch, and what comes of it.
struct Worker {
    PictureBatch batch;
    std::vector<NormStatistics> statistics;  ///< of a network in training
    Tally tally;
};

grad::Maps mapsOf(grad::Tape<float>& tape, const PictureBatch& batch) {
    return {tape.constant(batch.pixels.data(), batch.count, int(batch.shape.size())), batch.shape};
}

/// Of self attention distillation; no weight: it does not count.
struct Distilling {
    double weight = 0, temperature = 1;
    double share = 0;  ///< 1 / pictures of the whole batch
};

grad::Var distilled(grad::Tape<float>& tape, const PicturePass& pass, const Distilling& d) {
    std::vector<grad::Maps> stages;
    for (const auto& stage : pass.stages) stages.push_back(stage.out);
    const Shape& first = stages.front().shape;
    return grad::distillationLoss<float>(
        tape, stages, {.map = {}, .size = {.height = first.rows, .width = first.columns}, .temperature = d.temperature, .weight = d.weight},
        float(d.share));
}

/// One part of a batch: forward, and back when there is a place for gradients. `factor` is 1 / (rows of the whole batch).
void run(grad::Tape<float>& tape, Worker& worker, const PictureModel& model, const PictureLayout& layout, const float* weights, float* gradients,
         double factor, const Distilling& distilling) {
    worker.tally = {};
    if (worker.batch.count == 0) return;
    const auto pass = passModel<float>(tape, model, layout, weights, gradients, mapsOf(tape, worker.batch), gradients ? &worker.statistics : nullptr);
    const grad::Var loss = grad::crossEntropy(tape, pass.logits, worker.batch.targets, float(factor));
    if (gradients) tape.pull(distilling.weight > 0 ? grad::add(tape, loss, distilled(tape, pass, distilling)) : loss);
    const auto answers = largestOf(std::as_const(tape).value(pass.logits));
    for (std::size_t i = 0; i < answers.size(); ++i) worker.tally.add(answers[i], worker.batch.targets[i]);
    worker.tally.loss = double(*std::as_const(tape).data(loss)) / factor;
}

}  // namespace

PictureBatch batchOf(const std::vector<PictureExample>& examples) {
    PictureBatch batch{.count = int(examples.size())};
    if (examples.empty()) return batch;
    batch.shape = {3, examples.front().picture->height, examples.front().picture->width};
    batch.pixels.resize(examples.size() * batch.shape.size());
    for (std::size_t i = 0; i < examples.size(); ++i) {
        readPixels(*examples[i].picture, batch.pixels.data() + i * batch.shape.size());
        batch.targets.insert(batch.targets.end(), examples[i].targets.begin(), examples[i].targets.end());
    }
    return batch;
}

std::vector<int> answersOf(const PictureModel& model, const PictureLayout& layout, const float* weights, const Bitmap& picture) {
    const PictureBatch batch = batchOf({{std::make_shared<const Bitmap>(picture), {}}});
    grad::Tape<float> tape;
    const auto pass = passModel<float>(tape, model, layout, weights, nullptr, mapsOf(tape, batch));
    return largestOf(std::as_const(tape).value(pass.logits));
}

Result<Score> scoreOf(const PictureTask& task, const PictureModel& model, const PictureLayout& layout, const float* weights, std::uint64_t seed,
                      Split split, int count, const Watch& watch) {
    constexpr int atOnce = 16;
    const int groups = (count + atOnce - 1) / atOnce;
    std::vector<Tally> tallies(static_cast<std::size_t>(groups));
    grad::SpareTapes tapes;
    parallelFor(groups, 1000.0 * count, [&](int g) {
        if (watch.stopped()) return;
        std::vector<PictureExample> examples;
        for (int i = g * atOnce; i < std::min(count, (g + 1) * atOnce); ++i) examples.push_back(exampleOf(task, seed, split, std::uint64_t(i)));
        Worker worker{.batch = batchOf(examples), .statistics = {}, .tally = {}};
        tapes.lendTo([&](auto& tape) { run(tape, worker, model, layout, weights, nullptr, 1, {}); });
        tallies[std::size_t(g)] = worker.tally;
    });
    if (watch.stopped()) return stoppedError();
    Tally all;
    for (const auto& tally : tallies) all += tally;
    return all.score(model.answer);
}

struct PictureTrainer::State {
    explicit State(const PictureTrainOptions& given)
        : options(given),
          task(taskOf(given.task)),
          model(modelOf(given)),
          layout(layoutOf(model)),
          training(trainingLayoutOf(model)),
          descent(given, initialWeights(model, training, std::uint64_t(given.seed)), std::log(double(model.classes))) {
        for (int i = 0; i < model.stages; ++i) running.emplace_back(model.channelsOf(i));
        fold();
    }

    PictureTrainOptions options;
    const PictureTask& task;
    PictureModel model;
    PictureLayout layout, training;
    Descent descent;
    std::vector<RunningStatistics> running;  ///< of each stage
    std::vector<float> weights;              ///< without batch norms
    std::array<Worker, Descent::parts> workers;
    Score last;                        ///< of the last batch, before its step
    Score lastOfGood;                  ///< and of the batch before
    std::optional<CurvePoint> judged;  ///< the last time

    /// The examples of a part: each has as many.
    PictureBatch drawn(int part) const {
        std::vector<PictureExample> examples;
        for (int i = options.batch * part / Descent::parts; i < options.batch * (part + 1) / Descent::parts; ++i)
            examples.push_back(exampleOf(task, std::uint64_t(options.seed), Split::Training,
                                         std::uint64_t(descent.steps()) * std::uint64_t(options.batch) + std::uint64_t(i)));
        return batchOf(examples);
    }

    /// What the batch norms remember, part after part.
    void remember() {
        for (const auto& worker : workers)
            for (std::size_t i = 0; worker.batch.count > 0 && i < running.size(); ++i)
                running[i].learn(worker.statistics[i], normShapeOf(int(i), worker.batch.count));
        fold();
    }
    void fold() { weights = folded(training, descent.weights(), running); }

    /// What a network in training computes the same with: each batch norm has the mean and variance of its convolution over pictures of
    /// training, and gives them back as b and γ. In the layout of training.
    std::vector<float> unfolded(const std::vector<float>& given) {
        std::vector<PictureExample> examples;
        for (int i = 0; i < unseenInSnapshot; ++i)
            examples.push_back(exampleOf(task, std::uint64_t(options.seed), Split::Training, std::uint64_t(i)));
        const PictureBatch batch = batchOf(examples);
        grad::Tape<float> tape;
        const auto pass = passModel<float>(tape, model, layout, given.data(), nullptr, mapsOf(tape, batch));
        std::vector<float> all = given;
        all.resize(training.size);
        for (std::size_t i = 0; i < running.size(); ++i) {
            const grad::Maps& y = pass.stages[i].convolved;
            const auto found = normStatistics(NormKind::Batch, normShapeOf(int(i), batch.count), std::as_const(tape).data(y.x));
            for (Eigen::Index c = 0; c < y.shape.heads; ++c) {
                float& b = all[training.stages[i].convolution.b + std::size_t(c)];
                running[i].mean[c] = found.mean[c] - double(b);
                running[i].variance[c] = found.variance[c];
                b = float(found.mean[c]);
                all[*training.stages[i].gamma + std::size_t(c)] = float(std::sqrt(found.variance[c] + normEpsilon));
            }
        }
        return all;
    }
    NormShape normShapeOf(int stage, int pictures) const {
        const int side = model.sideOf(stage);
        return {.samples = pictures, .places = side * side, .channels = model.channelsOf(stage), .channelsLast = false};
    }

    CurvePoint judge() const {
        const int step = descent.steps();
        return {step, step > 0 ? last : score(Split::Training), score(Split::Unseen)};
    }

    Distilling distilling() const {
        if (!options.distilsAt(descent.steps())) return {};
        return {options.distilWeight, options.distilTemperature, 1.0 / options.batch};
    }

    Score score(Split split) const {
        const auto score = scoreOf(task, model, layout, weights.data(), std::uint64_t(options.seed), split, unseenInSnapshot, Watch());
        return score ? *score : Score{};
    }
};

PictureTrainer::PictureTrainer() = default;
PictureTrainer::~PictureTrainer() = default;

Result<std::unique_ptr<PictureTrainer>> PictureTrainer::create(const PictureTrainOptions& options) {
    if (auto possible = checkModel(modelOf(options)); !possible) return possible.error();
    std::unique_ptr<PictureTrainer> trainer(new PictureTrainer);
    trainer->m_state = std::make_unique<State>(options);
    return trainer;
}

Status PictureTrainer::step() {
    State& s = *m_state;
    const int rows = s.options.batch * (s.model.answer == PictureAnswer::Class ? 1 : s.model.side * s.model.side);
    const double factor = 1.0 / rows;
    const int before = s.descent.steps();
    const auto done = s.descent.step([&](int part, auto& tape, float* gradients) {
        Worker& worker = s.workers[std::size_t(part)];
        worker.batch = s.drawn(part);
        run(tape, worker, s.model, s.training, s.descent.weights().data(), gradients, factor, s.distilling());
        return worker.tally.loss * factor;
    });
    if (!done) {
        if (s.descent.steps() < before) s.last = s.lastOfGood;
        s.fold();
        return done;
    }
    s.remember();
    Tally tally;
    for (const auto& worker : s.workers) tally += worker.tally;
    s.lastOfGood = s.last;
    s.last = tally.score(s.model.answer);
    return Done{};
}

CurvePoint PictureTrainer::judge() { return m_state->judge(); }

SnapshotPtr PictureTrainer::snapshot(bool judged) {
    State& s = *m_state;
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->step = s.descent.steps();
    snapshot->rate = s.descent.rate();
    snapshot->length = s.descent.length();
    if (judged || !s.judged) s.judged = s.judge();
    snapshot->now = *s.judged;
    snapshot->weights = std::make_shared<const std::vector<float>>(s.weights);
    return snapshot;
}

TrainingState PictureTrainer::state() const {
    const State& s = *m_state;
    return {s.descent.steps(), s.weights, s.descent.memory(), s.last, {s.descent.weights(), s.running}};
}

void PictureTrainer::resume(TrainingState state) {
    State& s = *m_state;
    if (state.unfolded.nothing()) {
        s.descent.resume(state.step, s.unfolded(state.weights), {});
    } else {
        s.running = std::move(state.unfolded.running);
        s.descent.resume(state.step, std::move(state.unfolded.weights), std::move(state.memory));
    }
    s.judged.reset();
    s.last = state.last;
    s.weights = std::move(state.weights);
}

int PictureTrainer::steps() const { return m_state->descent.steps(); }
const PictureTrainOptions& PictureTrainer::options() const { return m_state->options; }
const PictureModel& PictureTrainer::model() const { return m_state->model; }
const PictureLayout& PictureTrainer::layout() const { return m_state->layout; }
const std::vector<float>& PictureTrainer::weights() const { return m_state->weights; }

}  // namespace att
