// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A training that is over before it is looked at: its moments one after the other, as far apart as one sees them at full speed. What the window
// does for a frame of it can be counted then, without the training beside it.

#include "engine/core/course.h"
#include "engine/lenses/common/learning_curves.h"
#include "engine/train/trainer.h"

namespace att {

class ScriptedCourse final : public Course {
public:
    /// How many of its moments have been seen.
    static inline int seen = 0;

    ScriptedCourse() {
        const auto trainer = *Trainer::create(recipeOf(TaskKind::Reverse));
        Curve curve;
        for (int i = 0; i < moments; ++i) addMoment(*trainer, curve);
    }

    void follow(const SpecPtr&) override {}
    Status play() override { return Done{}; }
    void pause() override {}
    Status advance(int) override { return Done{}; }
    void reset() override {}
    void setPace(double) override {}
    CourseState state() const override {
        return {.begun = true,
                .playing = true,
                .last = now()->now->step,
                .stepsPerSecond = 1500,
                .summary = say(ATT_TEXT("engine", "unseen right %1 %"), lenses::percentWords(now()->now->now.unseen.tokens))};
    }
    std::uint64_t revision() const override { return std::uint64_t(seen) + 1; }
    int nearest(int step) const override { return step; }
    SpecPtr moment(const SpecPtr& spec, const CourseView&) override {
        auto options = std::make_shared<lenses::LearningOptions>(static_cast<const lenses::LearningOptions&>(*spec));
        options->moment = now();
        return options;
    }
    std::string fileSuffix() const override { return {}; }
    std::function<Status()> saving(const std::string&) const override { return {}; }
    Result<SpecPtr> open(const std::string&, const SpecPtr& spec) override { return spec; }

private:
    static constexpr int moments = 60, stepsBetween = 5, judgedEvery = 30;
    using MomentPtr = std::shared_ptr<const lenses::LearningMoment>;

    const MomentPtr& now() const { return m_moments[std::size_t(seen) % m_moments.size()]; }

    void addMoment(Trainer& trainer, Curve& curve) {
        for (int step = 0; step < stepsBetween; ++step) {
            (void)trainer.step();
            if (curve.due(trainer.steps())) curve.add(trainer.judge());
        }
        const bool judged = m_moments.size() % judgedEvery == 0;
        auto moment = std::make_shared<lenses::LearningMoment>();
        moment->now = trainer.snapshot(judged);
        moment->curve = judged ? std::make_shared<const std::vector<CurvePoint>>(curve.points()) : m_moments.back()->curve;
        m_moments.push_back(std::move(moment));
    }

    std::vector<MomentPtr> m_moments;
};

}  // namespace att
