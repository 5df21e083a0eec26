// SPDX-License-Identifier: GPL-3.0-or-later
// Transformers that learn from sequences: engine/train/trainer.h, looked at through learning_stages.h.
#include <algorithm>

#include "engine/lenses/common/learning_curves.h"
#include "engine/lenses/common/learning_explain.h"
#include "engine/lenses/common/learning_kind.h"
#include "engine/lenses/common/learning_stages.h"
#include "engine/train/bundled.h"

namespace att::lenses {
namespace {

bool sameModel(const TrainOptions& a, const TrainOptions& b) {
    return a.task == b.task && a.layers == b.layers && a.heads == b.heads && a.dModel == b.dModel && a.dHidden == b.dHidden &&
           a.positions == b.positions && a.mask == b.mask && a.normPlace == b.normPlace && a.activation == b.activation;
}

bool hasBundled(TaskKind task) {
    static const auto kinds = bundledTasks();
    return std::ranges::find(kinds, task) != kinds.end();
}

class SequenceLearning final : public LearningKind {
public:
    bool trainsAlike(const LearningOptions& a, const LearningOptions& b) const override { return equal(a.training, b.training); }

    std::optional<Message> withoutTrained(const LearningOptions& o) const override {
        if (!hasBundled(o.training.task)) return say(ATT_TEXT("engine", "No trained model of this task comes with the program."));
        if (!sameModel(o.training, recipeOf(o.training.task)))
            return say(
                ATT_TEXT("engine", "The trained model of this task has other options than these: set them back, or choose it among the examples."));
        return std::nullopt;
    }

    std::int64_t parameters(const LearningOptions& o) const override { return std::int64_t(layoutOf(modelOf(o.training)).size); }
    std::int64_t stepCost(const LearningOptions& o) const override { return lenses::stepCost(o.training); }

    Result<std::unique_ptr<Learner>> learner(const LearningOptions& o) const override {
        auto trainer = Trainer::create(o.training);
        if (!trainer) return trainer.error();
        return std::unique_ptr<Learner>(*std::move(trainer));
    }

    Result<LearningRecord> trained(const LearningOptions& o) const override {
        const auto checkpoint = bundledCheckpoint(o.training.task);
        if (!checkpoint) return checkpoint.error();
        return recordOf(*checkpoint);
    }

    Result<LearningRecord> read(const std::string& path, LearningOptions& o) const override {
        const auto checkpoint = readCheckpoint(path);
        if (!checkpoint) return checkpoint.error();
        o.pictures = false;
        o.training = checkpoint->options;
        return recordOf(*checkpoint);
    }

    Status write(const std::string& path, const LearningOptions& o, const LearningRecord& record) const override {
        return writeCheckpoint(path, filled(Checkpoint{.options = o.training}, record));
    }

    Message summary(const LearningOptions&, const Score& unseen) const override {
        return say(ATT_TEXT("engine", "unseen right %1 %"), percentWords(unseen.tokens));
    }

    std::vector<Message> notices(const LearningOptions& o) const override {
        std::vector<Message> notices;
        if (o.moment->finished)
            notices.push_back(say(ATT_TEXT("engine",
                                           "All %1 steps are done: of the unseen tokens %2 % are right. Play goes on from here without end; another "
                                           "number of steps is another training."),
                                  o.training.steps, percentWords(o.moment->now->now.unseen.tokens)));
        if (const int unknown = o.unknownHeads(); unknown > 0)
            notices.push_back(
                say(ATT_TEXT("engine",
                             "Of the heads to take away %1 are none of this model: a head is written as row,head of the map in the stage “without”."),
                    unknown));
        return notices;
    }

    Status addStages(Outcome& outcome, const LearningOptions& o, const Watch& watch) const override {
        return addLearningStages(outcome, LearningView(o), watch);
    }

    Explanation explain(const Outcome& outcome, const LearningOptions& o, const Cell& cell) const override {
        return explainLearning(outcome, LearningView(o), cell);
    }
};

}  // namespace

const LearningKind& sequenceLearning() {
    static const SequenceLearning kind;
    return kind;
}

}  // namespace att::lenses
