// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Transformers that learn from sequences.

#include <memory>

#include "engine/core/watch.h"
#include "engine/train/learner.h"
#include "engine/train/train_options.h"

namespace att {

/// What a trained model answers to each example and where it looks, in one pass.
std::vector<ExampleView> viewsOf(const ModelSpec& spec, const ModelLayout& layout, const float* weights, const std::vector<TaskExample>& examples,
                                 const Ablation& ablation = {});
inline ExampleView viewOf(const ModelSpec& spec, const ModelLayout& layout, const float* weights, const TaskExample& example) {
    return viewsOf(spec, layout, weights, {example}).front();
}

/// Over `count` examples of a split. Fails only with Stopped.
Result<Score> scoreOf(const Task& task, const ModelSpec& spec, const ModelLayout& layout, const float* weights, std::uint64_t seed, Split split,
                      int count, const Watch& watch, const Ablation& ablation = {});

class Trainer final : public Learner {
public:
    /// Fails with Input for a model that cannot be.
    static Result<std::unique_ptr<Trainer>> create(const TrainOptions& options);
    ~Trainer() override;

    Status step() override;
    int steps() const override;
    int lastStep() const override { return options().steps; }
    TrainingState state() const override;
    /// One that goes on from a state makes the same bytes as one that never stopped.
    void resume(TrainingState state) override;
    CurvePoint judge() override;
    SnapshotPtr snapshot(bool judged = true) override;
    const std::vector<float>& weights() const override;

    const TrainOptions& options() const;
    const ModelSpec& model() const;
    const ModelLayout& layout() const;

private:
    Trainer();
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace att
