// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/learning_course.h"

#include <algorithm>

#include "engine/lenses/common/learning_kind.h"
#include "engine/train/worker.h"

namespace att::lenses {
namespace {

constexpr std::size_t mostKept = 4;

const LearningOptions& optionsOf(const SpecPtr& spec) { return static_cast<const LearningOptions&>(*spec); }

struct Training {
    std::shared_ptr<const LearningOptions> options;
    std::unique_ptr<TrainingWorker> worker;
    bool opened = false;  ///< from a file, which tells no start
};

bool means(const LearningOptions& options, const Training& training) {
    return training.opened ? options.pictures == training.options->pictures && kindOf(options).trainsAlike(options, *training.options)
                           : sameTraining(options, *training.options);
}

LearningRecord recordOf(const TrainingWorker& worker) {
    const auto state = worker.state();
    LearningRecord record{*state, {}, worker.at(state->step)->now.unseen};
    for (const auto& point : *worker.curve())
        if (point.step <= state->step) record.curve.push_back(point);
    return record;
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
                .summary = kindOf(options()).summary(options(), newest->now.unseen),
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
        return [path, options = m_trainings.back().options, record = recordOf(*m_current)] { return kindOf(*options).write(path, *options, record); };
    }

    Result<SpecPtr> open(const std::string& path, const SpecPtr& spec) override {
        auto options = std::make_shared<LearningOptions>(optionsOf(spec));
        options->start = LearningStart::Seed;
        options->before = 0;
        auto read = readLearning(path, *options);
        if (!read) return read.error();
        auto made = kindOf(*options).learner(*options);
        if (!made) return made.error();
        auto learner = *std::move(made);
        learner->resume(std::move(read->state));
        std::erase_if(m_trainings, [&](const Training& each) { return means(*options, each) && each.worker.get() != m_current; });
        if (m_current && means(*options, m_trainings.back())) reset();
        keep({options, std::make_unique<TrainingWorker>(std::move(learner), Curve(read->curve)), true});
        return SpecPtr(options);
    }

private:
    /// Of the current training.
    const LearningOptions& options() const { return *m_trainings.back().options; }

    /// At the last of the steps asked for, where it stood still by itself.
    bool isFinished() const {
        const int steps = options().training.steps;
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
        auto [learner, curve] = *std::move(begun);
        auto worker = std::make_unique<TrainingWorker>(std::move(learner), std::move(curve));
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
    const LearningKind& kind = kindOf(options);
    auto learner = kind.learner(options);
    if (!learner) return learner.error();
    LearningBegin begin{*std::move(learner), {}};
    if (options.startInForce() == LearningStart::Seed) return begin;
    auto trained = kind.trained(options);
    if (!trained) return trained.error();
    begin.learner->resume(std::move(trained->state));
    begin.curve = Curve(std::move(trained->curve));
    return begin;
}

std::unique_ptr<Course> learningCourse() { return std::make_unique<LearningCourse>(); }

}  // namespace att::lenses
