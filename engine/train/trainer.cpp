// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/trainer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/parallel.h"
#include "engine/grad/loss.h"
#include "engine/grad/spare_tapes.h"

namespace att {
namespace {

/// Counts of right answers, to be added up over parts.
struct Tally {
    double loss = 0;
    int tokens = 0, rightTokens = 0, examples = 0, rightExamples = 0;

    Tally& operator+=(const Tally& other) {
        loss += other.loss;
        tokens += other.tokens;
        rightTokens += other.rightTokens;
        examples += other.examples;
        rightExamples += other.rightExamples;
        return *this;
    }
    Score score() const {
        return {loss / std::max(1, tokens), rightTokens / std::max(1.0, double(tokens)), rightExamples / std::max(1.0, double(examples))};
    }
};

int largestIn(const float* row, int count) { return int(std::max_element(row, row + count) - row); }

/// Compares rows of logits with the targets, example by example; without the loss.
Tally tallyOf(const MatrixView<float>& logits, const std::vector<TaskExample>& examples) {
    Tally tally;
    Eigen::Index row = 0;
    for (const auto& example : examples) {
        bool right = true;
        for (const int target : example.targets) {
            const bool asked = target != grad::noTarget, hit = asked && largestIn(logits.row(row).data(), int(logits.cols())) == target;
            tally.tokens += asked;
            tally.rightTokens += hit;
            right = right && (hit || !asked);
            ++row;
        }
        ++tally.examples;
        tally.rightExamples += right;
    }
    return tally;
}

int askedIn(const std::vector<TaskExample>& examples) {
    int asked = 0;
    for (const auto& example : examples) asked += int(std::ranges::count_if(example.targets, [](int target) { return target != grad::noTarget; }));
    return asked;
}

/// Copies each example's weights out of those of the batch, where they stand example after example.
void addMaps(const ModelPass<float>& pass, const ModelSpec& spec, std::vector<ExampleView>& views) {
    const bool both = spec.arrangement == Arrangement::EncoderDecoder;
    for (const auto& map : pass.maps) {
        const float* weights = map.weights;
        for (auto& view : views) {
            const int sourceRows = int(view.example.source.size()), inputRows = int(view.example.input.size());
            const bool written = both && map.decoder;
            const int queries = written ? inputRows : sourceRows, keys = written && !map.cross ? inputRows : sourceRows;
            auto tensor = std::make_shared<Tensor>(Shape{spec.heads, queries, keys});
            std::copy_n(weights, tensor->shape().size(), tensor->data());
            weights += tensor->shape().size();
            view.maps.push_back({map.decoder, map.cross, map.layer, std::move(tensor)});
        }
    }
}

/// Without its maps: the rows of the logits from `row` on are its own.
ExampleView answeredView(const TaskExample& example, const MatrixView<float>& logits, Eigen::Index row) {
    const auto own = logits.middleRows(row, Eigen::Index(example.targets.size()));
    auto kept = std::make_shared<Tensor>(Shape{1, int(own.rows()), int(own.cols())});
    kept->head(0) = own;
    ExampleView view{example, std::move(kept), {}, {}};
    for (Eigen::Index i = 0; i < own.rows(); ++i) view.predicted.push_back(largestIn(own.row(i).data(), int(own.cols())));
    return view;
}

/// One part of a batch: forward, and back when there is a place for gradients. `factor` is 1 / (tokens asked for in the whole batch).
Tally run(grad::Tape<float>& tape, const std::vector<TaskExample>& examples, const ModelSpec& spec, const ModelLayout& layout, const float* weights,
          float* gradients, double factor, const Ablation& ablation) {
    if (examples.empty()) return {};
    const Batch batch = batchOf(examples);
    const auto pass = passModel<float>(tape, spec, layout, weights, gradients, batch, ablation);
    const grad::Var loss = grad::crossEntropy(tape, pass.logits, batch.targets, float(factor));
    if (gradients) tape.pull(loss);
    Tally tally = tallyOf(std::as_const(tape).value(pass.logits), examples);
    tally.loss = double(*std::as_const(tape).data(loss)) / factor;
    return tally;
}

constexpr int atOnce = 16;  // examples of a group

/// Over `count` examples, in groups that work at once. `exampleAt` is asked from several threads.
template <class ExampleAt>
Result<Score> scoreOver(int count, const ExampleAt& exampleAt, grad::SpareTapes& tapes, const ModelSpec& spec, const ModelLayout& layout,
                        const float* weights, const Watch& watch, const Ablation& ablation) {
    const int groups = (count + atOnce - 1) / atOnce;
    std::vector<Tally> tallies(static_cast<std::size_t>(groups));
    parallelFor(groups, 300.0 * count, [&](int g) {
        if (watch.stopped()) return;
        std::vector<TaskExample> examples;
        for (int i = g * atOnce; i < std::min(count, (g + 1) * atOnce); ++i) examples.push_back(exampleAt(i));
        tallies[std::size_t(g)] = tapes.lendTo([&](auto& tape) { return run(tape, examples, spec, layout, weights, nullptr, 1, ablation); });
    });
    if (watch.stopped()) return stoppedError();
    Tally all;
    for (const auto& tally : tallies) all += tally;
    return all.score();
}

}  // namespace

struct Trainer::State {
    explicit State(const TrainOptions& given)
        : options(given),
          task(taskOf(given.task)),
          spec(modelOf(given)),
          layout(layoutOf(spec)),
          descent(given, initialWeights(spec, layout, std::uint64_t(given.seed)), std::log(double(spec.targetWords))) {}

    TrainOptions options;
    const Task& task;
    ModelSpec spec;
    ModelLayout layout;
    Descent descent;
    std::array<std::vector<TaskExample>, Descent::parts> drawn;  ///< the examples of a step
    grad::SpareTapes tapes;                                      ///< that judge: fresh memory costs as much as the pass
    Score last;                                                  ///< of the last batch, before its step
    Score lastOfGood;                                            ///< and of the batch before
    std::optional<CurvePoint> judged;                            ///< the last time
    std::vector<TaskExample> unseen;  ///< those that judge and are looked at: to draw them takes longer than to answer them

    /// Examples of this step, dealt out so that each part has as many.
    void draw() {
        for (int p = 0; p < Descent::parts; ++p) {
            auto& examples = drawn[std::size_t(p)];
            examples.clear();
            for (int i = options.batch * p / Descent::parts; i < options.batch * (p + 1) / Descent::parts; ++i)
                examples.push_back(exampleOf(task, std::uint64_t(options.seed), Split::Training,
                                             std::uint64_t(descent.steps()) * std::uint64_t(options.batch) + std::uint64_t(i)));
        }
    }

    void drawUnseen(int count) {
        while (int(unseen.size()) < count) unseen.push_back(exampleOf(task, std::uint64_t(options.seed), Split::Unseen, unseen.size()));
    }

    /// Before the first batch: as well as that many examples of training are answered.
    Score firstScore() const {
        const auto score =
            scoreOf(task, spec, layout, descent.weights().data(), std::uint64_t(options.seed), Split::Training, unseenInSnapshot, Watch());
        return score ? *score : Score{};
    }

    CurvePoint judge() {
        const int step = descent.steps();
        CurvePoint point{step, step > 0 ? last : firstScore(), {}};
        drawUnseen(unseenInSnapshot);  // before several threads ask
        const auto score =
            scoreOver(unseenInSnapshot, [&](int i) { return unseen[std::size_t(i)]; }, tapes, spec, layout, descent.weights().data(), Watch(), {});
        if (score) point.unseen = *score;
        return point;
    }
};

std::vector<ExampleView> viewsOf(const ModelSpec& spec, const ModelLayout& layout, const float* weights, const std::vector<TaskExample>& examples,
                                 const Ablation& ablation) {
    std::vector<ExampleView> views;
    if (examples.empty()) return views;
    grad::Tape<float> tape;
    const auto pass = passModel<float>(tape, spec, layout, weights, nullptr, batchOf(examples), ablation);
    Eigen::Index row = 0;
    for (const auto& example : examples) {
        views.push_back(answeredView(example, std::as_const(tape).value(pass.logits), row));
        row += Eigen::Index(example.targets.size());
    }
    addMaps(pass, spec, views);
    return views;
}

Result<Score> scoreOf(const Task& task, const ModelSpec& spec, const ModelLayout& layout, const float* weights, std::uint64_t seed, Split split,
                      int count, const Watch& watch, const Ablation& ablation) {
    const auto exampleAt = [&](int i) { return exampleOf(task, seed, split, std::uint64_t(i)); };
    grad::SpareTapes tapes;
    return scoreOver(count, exampleAt, tapes, spec, layout, weights, watch, ablation);
}

Trainer::Trainer() = default;
Trainer::~Trainer() = default;

Result<std::unique_ptr<Trainer>> Trainer::create(const TrainOptions& options) {
    if (auto possible = checkModel(modelOf(options)); !possible) return possible.error();
    std::unique_ptr<Trainer> trainer(new Trainer);
    trainer->m_state = std::make_unique<State>(options);
    return trainer;
}

Status Trainer::step() {
    State& s = *m_state;
    s.draw();
    int asked = 0;
    for (const auto& examples : s.drawn) asked += askedIn(examples);
    const double factor = 1.0 / std::max(1, asked);
    const int before = s.descent.steps();
    Tally tallies[Descent::parts];
    const auto done = s.descent.step([&](int part, auto& tape, float* gradients) {
        tallies[part] = run(tape, s.drawn[std::size_t(part)], s.spec, s.layout, s.descent.weights().data(), gradients, factor, {});
        return tallies[part].loss * factor;
    });
    if (!done) {
        if (s.descent.steps() < before) s.last = s.lastOfGood;
        return done;
    }
    Tally tally;
    for (const auto& each : tallies) tally += each;
    s.lastOfGood = s.last;
    s.last = tally.score();
    return Done{};
}

CurvePoint Trainer::judge() { return m_state->judge(); }

SnapshotPtr Trainer::snapshot(bool judged) {
    State& s = *m_state;
    auto snapshot = std::make_shared<Snapshot>();
    const float* const weights = s.descent.weights().data();
    snapshot->step = s.descent.steps();
    snapshot->rate = s.descent.rate();
    snapshot->length = s.descent.length();
    if (judged || !s.judged) s.judged = s.judge();
    snapshot->now = *s.judged;
    s.drawUnseen(shownInSnapshot);
    snapshot->examples = viewsOf(s.spec, s.layout, weights, {s.unseen.begin(), s.unseen.begin() + shownInSnapshot});
    snapshot->weights = std::make_shared<const std::vector<float>>(s.descent.weights());
    return snapshot;
}

TrainingState Trainer::state() const {
    const State& s = *m_state;
    return {s.descent.steps(), s.descent.weights(), s.descent.memory(), s.last};
}

void Trainer::resume(TrainingState state) {
    State& s = *m_state;
    s.descent.resume(state.step, std::move(state.weights), std::move(state.memory));
    s.judged.reset();
    s.last = state.last;
}

int Trainer::steps() const { return m_state->descent.steps(); }
const TrainOptions& Trainer::options() const { return m_state->options; }
const ModelSpec& Trainer::model() const { return m_state->spec; }
const ModelLayout& Trainer::layout() const { return m_state->layout; }
const std::vector<float>& Trainer::weights() const { return m_state->descent.weights(); }

}  // namespace att
