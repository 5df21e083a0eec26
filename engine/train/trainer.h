// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Learning, step by step: a model, its examples and its optimiser. step() changes, snapshot() tells, and nothing is called back. Not for two
// threads at once; each step itself works on several. Who shows a run keeps a worker.h.

#include <memory>

#include "engine/train/score.h"
#include "engine/train/train_options.h"

namespace att {

/// The weights of one attention layer over one example: H × n_q × n_k.
struct ExampleMaps {
    bool decoder = false, cross = false;
    int layer = 0;
    TensorPtr weights;
};

struct ExampleView {
    TaskExample example;
    std::vector<int> predicted;  ///< one for each target
    std::vector<ExampleMaps> maps;
};

/// What there is to see at one step. Never changed once made.
struct Snapshot {
    int step = 0;
    double rate = 0;    ///< learning rate of the next step
    double length = 0;  ///< of the last gradient, before clipping
    CurvePoint now;  ///< of this step, or of one a little earlier that was judged last
    std::vector<ExampleView> examples;  ///< the same examples in every snapshot of a task and seed, none of them trained on
    std::shared_ptr<const std::vector<float>> weights;  ///< as layout() says
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// What a trained model answers and where it looks.
ExampleView viewOf(const ModelSpec& spec, const ModelLayout& layout, const float* weights, const TaskExample& example, const Ablation& ablation = {});

/// Over `count` examples of a split. Fails only with Stopped.
Result<Score> scoreOf(const Task& task, const ModelSpec& spec, const ModelLayout& layout, const float* weights, std::uint64_t seed, Split split, int count,
                      const Watch& watch, const Ablation& ablation = {});

/// How many unseen examples a snapshot is judged by: the first ones of its seed.
constexpr int unseenInSnapshot = 32;

/// Where a training stands between two steps. One that goes on from here makes the same bytes as one that never stopped.
struct TrainingState {
    int step = 0;
    std::vector<float> weights;
    grad::Optimiser<float>::Memory memory;  ///< empty: the optimiser begins anew
    Score last;                             ///< of the last batch
};

class Trainer {
public:
    /// Fails with Input for a model that cannot be.
    static Result<std::unique_ptr<Trainer>> create(const TrainOptions& options);
    ~Trainer();

    /// One batch, one change of the weights. When the loss is no longer finite, or far beyond that of blind guessing, it fails with Input and an
    /// explanation, weights and steps are again those of the last good one, and every further step fails the same way.
    Status step();
    int steps() const;

    TrainingState state() const;
    /// Of a trainer with the same options.
    void resume(TrainingState state);

    /// Runs the model over the fixed examples and, to judge it, a few unseen ones, which costs a third of a step: left out, the last
    /// judgement stands. With `examples` 0 only the score is taken.
    SnapshotPtr snapshot(int examples = 4, bool judged = true);

    const TrainOptions& options() const;
    const ModelSpec& model() const;
    const ModelLayout& layout() const;
    const std::vector<float>& weights() const;

private:
    Trainer();
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace att
