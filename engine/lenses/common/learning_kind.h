// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What learning from sequences and learning from pictures have each in their own way. Steps, timeline, curves, start and files are the same for
// both, and ask here.

#include "engine/core/explanation.h"
#include "engine/core/outcome.h"
#include "engine/core/watch.h"
#include "engine/lenses/common/learning_options.h"
#include "engine/train/checkpoint_file.h"

namespace att::lenses {

/// A training as it lies in a file.
struct LearningRecord {
    TrainingState state;
    std::vector<CurvePoint> curve;
    Score unseen;
};

class LearningKind {
public:
    virtual ~LearningKind() = default;

    /// Whether the options mean the same training from the same seed.
    virtual bool trainsAlike(const LearningOptions& a, const LearningOptions& b) const = 0;
    /// Why it cannot start from a model that comes with the program; nothing: it can.
    virtual std::optional<Message> withoutTrained(const LearningOptions& options) const = 0;
    virtual std::int64_t parameters(const LearningOptions& options) const = 0;
    /// Multiply-adds.
    virtual std::int64_t stepCost(const LearningOptions& options) const = 0;

    /// Fails with Input for a model that cannot be.
    virtual Result<std::unique_ptr<Learner>> learner(const LearningOptions& options) const = 0;
    virtual Result<LearningRecord> trained(const LearningOptions& options) const = 0;
    /// Puts what the file dictates into the options.
    virtual Result<LearningRecord> read(const std::string& path, LearningOptions& options) const = 0;
    virtual Status write(const std::string& path, const LearningOptions& options, const LearningRecord& record) const = 0;

    /// In a few words: "unseen right 97 %".
    virtual Message summary(const LearningOptions& options, const Score& unseen) const = 0;
    /// Their moment stands, as for all below. "All steps are done", and what else is to be said.
    virtual std::vector<Message> notices(const LearningOptions& options) const = 0;
    /// Fails only with Stopped.
    virtual Status addStages(Outcome& outcome, const LearningOptions& options, const Watch& watch) const = 0;
    virtual Explanation explain(const Outcome& outcome, const LearningOptions& options, const Cell& cell) const = 0;
};

const LearningKind& sequenceLearning();
const LearningKind& pictureLearning();
const LearningKind& kindOf(const LearningOptions& options);

/// Of whichever kind the file holds.
Result<LearningRecord> readLearning(const std::string& path, LearningOptions& options);

template <class Options, class Model, class Layout>
LearningRecord recordOf(const CheckpointOf<Options, Model, Layout>& c) {
    return {{c.steps, *c.weights, c.memory ? *c.memory : Descent::Memory{}, c.curve.empty() ? c.unseen : c.curve.back().training, c.unfolded},
            c.curve,
            c.unseen};
}
/// As `c` has its options: what is written of it.
template <class Checkpoint>
Checkpoint filled(Checkpoint c, const LearningRecord& record) {
    c.model = modelOf(c.options);
    c.layout = layoutOf(c.model);
    c.weights = std::make_shared<const std::vector<float>>(record.state.weights);
    c.curve = record.curve;
    c.steps = record.state.step;
    c.unseen = record.unseen;
    c.judged = unseenInSnapshot;
    if (!record.state.memory.first.empty()) c.memory = std::make_shared<const Descent::Memory>(record.state.memory);
    c.unfolded = record.state.unfolded;
    return c;
}

}  // namespace att::lenses
