// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Learning, step by step, whatever learns from whatever: step() changes, snapshot() tells, and nothing is called back. Not for two threads at once;
// each step itself works on several. Transformers are trainer.h, networks for pictures picture_trainer.h; who shows a run keeps a worker.h.

#include <memory>
#include <vector>

#include "engine/core/matrix.h"
#include "engine/core/result.h"
#include "engine/train/descent.h"
#include "engine/train/score.h"
#include "engine/train/task.h"
#include "engine/train/unfolded.h"

namespace att {

/// The weights of one attention layer over one example: H × n_q × n_k.
struct ExampleMaps {
    bool decoder = false, cross = false;
    int layer = 0;
    TensorPtr weights;
};

struct ExampleView {
    TaskExample example;
    TensorPtr logits;            ///< 1 × targets × words
    std::vector<int> predicted;  ///< one for each target
    std::vector<ExampleMaps> maps;
};

/// What there is to see at one step. Never changed once made.
struct Snapshot {
    int step = 0;
    double rate = 0;                                    ///< learning rate of the next step
    double length = 0;                                  ///< of the last gradient, before clipping
    CurvePoint now;                                     ///< of this step, or of one a little earlier that was judged last
    std::vector<ExampleView> examples;                  ///< of sequences: the same in every snapshot of a task and seed, none of them trained on
    std::shared_ptr<const std::vector<float>> weights;  ///< as layout() of what learns says
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// How many unseen examples a snapshot is judged by: the first ones of its seed.
constexpr int unseenInSnapshot = 32;
/// And how many of them it shows.
constexpr int shownInSnapshot = 4;

/// Where a training stands between two steps.
struct TrainingState {
    int step = 0;
    std::vector<float> weights;  ///< as those of a snapshot
    Descent::Memory memory;      ///< empty: the optimiser begins anew
    Score last;                  ///< of the last batch
    Unfolded unfolded = {};      ///< of a network for pictures, whose weights it folds to; nothing: its batch norms begin anew
};

class Learner {
public:
    virtual ~Learner() = default;

    /// One batch, one change of the weights. When the loss is no longer finite, or far beyond that of blind guessing, it fails with Input and an
    /// explanation, weights and steps are again those of the last good one, and every further step fails the same way.
    virtual Status step() = 0;
    virtual int steps() const = 0;
    /// Of the options: where the learning rate is down.
    virtual int lastStep() const = 0;

    virtual TrainingState state() const = 0;
    /// Of a learner with the same options.
    virtual void resume(TrainingState state) = 0;

    /// How well it does at this step, which costs a third of one. What snapshots tell stays as it is.
    virtual CurvePoint judge() = 0;
    /// One that is not judged tells how well it did in the last one that was.
    virtual SnapshotPtr snapshot(bool judged = true) = 0;

    virtual const std::vector<float>& weights() const = 0;
};

}  // namespace att
