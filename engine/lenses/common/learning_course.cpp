// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/learning_course.h"

#include <algorithm>
#include <cmath>

#include "engine/train/bundled.h"
#include "engine/train/worker.h"

namespace att::lenses {
namespace {

constexpr std::size_t mostKept = 4;

const LearningOptions& optionsOf(const SpecPtr& spec) { return static_cast<const LearningOptions&>(*spec); }

std::string percent(double share) { return toWords(std::round(share * 1000) / 10); }

struct Training {
    std::shared_ptr<const LearningOptions> options;
    std::unique_ptr<TrainingWorker> worker;
    bool opened = false;  ///< from a file, which tells no start
};

bool means(const LearningOptions& options, const Training& training) {
    return training.opened ? equal(options.training, training.options->training) : sameTraining(options, *training.options);
}

Checkpoint checkpointOf(const TrainingWorker& worker, const TrainOptions& options) {
    const auto state = worker.state();
    Checkpoint c{.options = options, .model = modelOf(options)};
    c.layout = layoutOf(c.model);
    c.weights = std::make_shared<const std::vector<float>>(state->weights);
    for (const auto& point : *worker.curve())
        if (point.step <= state->step) c.curve.push_back(point);
    c.steps = state->step;
    c.unseen = worker.at(state->step)->now.unseen;
    c.judged = unseenInSnapshot;
    c.memory = std::make_shared<const grad::Optimiser<float>::Memory>(state->memory);
    return c;
}

class LearningCourse final : public Course {
public:
    void follow(const SpecPtr& spec) override {
        m_spec = spec;
        const auto found = std::ranges::find_if(m_trainings, [&](const Training& training) { return means(optionsOf(spec), training); });
        const bool same = found != m_trainings.end() && found->worker.get() == m_current;
        if (same || (found == m_trainings.end() && !m_current)) return;
        if (m_current) m_current->pause();
        m_pinned = nullptr;
        m_current = found == m_trainings.end() ? nullptr : found->worker.get();
        if (m_current) std::rotate(found, found + 1, m_trainings.end());
        ++m_turn;
    }

    Status play() override {
        if (auto done = begin(); !done) return done.error();
        m_current->play();
        return Done{};
    }
    void pause() override {
        if (m_current) m_current->pause();
    }
    Status advance(int steps) override {
        if (auto done = begin(); !done) return done.error();
        m_current->advance(steps);
        return Done{};
    }
    void reset() override {
        if (!m_current) return;
        std::erase_if(m_trainings, [this](const Training& training) { return training.worker.get() == m_current; });
        m_current = nullptr;
        m_pinned = nullptr;
        ++m_turn;
    }
    void setPace(double stepsPerSecond) override {
        m_pace = stepsPerSecond;
        if (m_current) m_current->setStepsPerSecond(m_pace);
    }

    CourseState state() const override {
        if (!m_current) return {.first = 0, .last = m_spec ? optionsOf(m_spec).before : 0};
        const auto newest = m_current->newest();
        return {.begun = true,
                .playing = m_current->playing(),
                .first = m_current->firstStep(),
                .last = newest->step,
                .stepsPerSecond = m_current->stepsPerSecond(),
                .summary = say(ATT_TEXT("engine", "unseen right %1 %"), percent(newest->now.unseen.tokens)),
                .fault = m_current->fault()};
    }
    std::uint64_t revision() const override {
        if (!m_current) return m_turn << 40;
        const auto newest = m_current->newest();
        const bool judged = newest->now.step == newest->step;
        return (m_turn << 40) + std::uint64_t(newest->step) * 4 + (judged ? 2 : 0) + (m_current->fault() ? 1 : 0);
    }
    int nearest(int step) const override { return m_current ? m_current->at(step)->step : step; }

    SpecPtr moment(const SpecPtr& spec, const CourseView& view) override {
        if (!m_current || !isReady()) return spec;
        auto moment = std::make_shared<LearningMoment>();
        moment->now = view.step ? m_current->at(*view.step) : m_current->newest();
        moment->curve = m_current->curve();
        moment->compared = view.compared ? pinned(*view.compared) : nullptr;
        if (!view.step) moment->fault = m_current->fault();
        moment->finished = !view.step && isFinished();
        auto options = std::make_shared<LearningOptions>(optionsOf(spec));
        options->moment = std::move(moment);
        return options;
    }

    std::string fileSuffix() const override { return ".safetensors"; }

    std::function<Status()> saving(const std::string& path) const override {
        if (!m_current) return {};
        const auto checkpoint = checkpointOf(*m_current, m_trainings.back().options->training);
        return [path, checkpoint] { return writeCheckpoint(path, checkpoint); };
    }

    Result<SpecPtr> open(const std::string& path, const SpecPtr& spec) override {
        auto read = readCheckpoint(path);
        if (!read) return read.error();
        auto options = std::make_shared<LearningOptions>(optionsOf(spec));
        options->training = read->options;
        options->start = LearningStart::Seed;
        options->before = 0;
        auto made = Trainer::create(read->options);
        if (!made) return made.error();
        auto trainer = *std::move(made);
        TrainingState state{read->steps, *read->weights, {}, read->curve.empty() ? read->unseen : read->curve.back().training};
        if (read->memory) state.memory = *read->memory;
        trainer->resume(std::move(state));
        std::erase_if(m_trainings, [&](const Training& each) { return means(*options, each) && each.worker.get() != m_current; });
        if (m_current && means(*options, m_trainings.back())) reset();
        keep({options, std::make_unique<TrainingWorker>(std::move(trainer), Curve(read->curve)), true});
        return SpecPtr(options);
    }

private:
    /// At the last of the steps asked for, where it stood still by itself.
    bool isFinished() const {
        const int steps = m_trainings.back().options->training.steps;
        return m_current->newest()->step == steps && m_current->firstStep() < steps && !m_current->playing();
    }

    /// Once the steps that the options ask for at once are done.
    bool isReady() const {
        const auto& training = m_trainings.back();
        return training.opened || m_current->newest()->step >= m_current->firstStep() + training.options->before;
    }

    Status begin() {
        if (m_current) return Done{};
        const auto& options = optionsOf(m_spec);
        if (auto fits = checkFields(*m_spec); !fits) return fits.error();
        auto begun = beginLearning(options);
        if (!begun) return begun.error();
        auto [trainer, curve] = *std::move(begun);
        auto worker = std::make_unique<TrainingWorker>(std::move(trainer), std::move(curve));
        worker->setStepsPerSecond(m_pace);
        worker->advance(options.before);
        keep({std::make_shared<const LearningOptions>(options), std::move(worker)});
        return Done{};
    }

    void keep(Training training) {
        if (m_current) m_current->pause();
        if (m_trainings.size() >= mostKept) m_trainings.erase(m_trainings.begin());
        m_trainings.push_back(std::move(training));
        m_current = m_trainings.back().worker.get();
        m_current->setStepsPerSecond(m_pace);
        m_pinned = nullptr;
        ++m_turn;
    }

    /// Kept here, so that it stays when the timeline grows coarser.
    SnapshotPtr pinned(int step) {
        if (!m_pinned || m_pinned->step != step) m_pinned = m_current->at(step);
        return m_pinned;
    }

    SpecPtr m_spec;
    std::vector<Training> m_trainings;    ///< the current one last, if there is one
    TrainingWorker* m_current = nullptr;  ///< null: nothing has begun for these options
    SnapshotPtr m_pinned;
    double m_pace = 0;
    std::uint64_t m_turn = 0;  ///< how often another training became the current one
};

}  // namespace

Result<LearningBegin> beginLearning(const LearningOptions& options) {
    auto trainer = Trainer::create(options.training);
    if (!trainer) return trainer.error();
    LearningBegin begin{*std::move(trainer), {}};
    if (options.startInForce() == LearningStart::Seed) return begin;
    auto bundled = bundledCheckpoint(options.training.task);
    if (!bundled) return bundled.error();
    begin.trainer->resume({bundled->steps, *bundled->weights, {}, bundled->curve.empty() ? bundled->unseen : bundled->curve.back().training});
    begin.curve = Curve(bundled->curve);
    return begin;
}

std::unique_ptr<Course> learningCourse() { return std::make_unique<LearningCourse>(); }

}  // namespace att::lenses
