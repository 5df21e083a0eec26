// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Networks of picture_model.h that learn from pictures.

#include <memory>

#include "engine/core/watch.h"
#include "engine/train/learner.h"
#include "engine/train/picture_options.h"

namespace att {

/// A batch as the network reads it.
struct PictureBatch {
    std::vector<float> pixels;  ///< picture after picture, as readPixels() lays each
    std::vector<int> targets;   ///< one for each row of the logits
    Shape shape;                ///< of one picture
    int count = 0;
};
PictureBatch batchOf(const std::vector<PictureExample>& examples);

/// Over `count` examples of a split. For places, `sequences` of the score is F1 = 2·TP / (2·TP + FP + FN) over all places of all pictures.
/// Fails only with Stopped.
Result<Score> scoreOf(const PictureTask& task, const PictureModel& model, const PictureLayout& layout, const float* weights, std::uint64_t seed,
                      Split split, int count, const Watch& watch);

/// What a network answers, one number for each row of its logits.
std::vector<int> answersOf(const PictureModel& model, const PictureLayout& layout, const float* weights, const Bitmap& picture);

class PictureTrainer final : public Learner {
public:
    /// Fails with Input for a network that cannot be.
    static Result<std::unique_ptr<PictureTrainer>> create(const PictureTrainOptions& options);
    ~PictureTrainer() override;

    Status step() override;
    int steps() const override;
    int lastStep() const override { return options().steps; }
    TrainingState state() const override;
    /// One that goes on from a state makes the same bytes as one that never stopped. Without what is folded away the network computes what it did;
    /// its batch norms take mean and variance anew from a few pictures, and the optimiser begins anew.
    void resume(TrainingState state) override;
    /// Shows no examples: what a network makes of a picture is told by its weights.
    CurvePoint judge() override;
    SnapshotPtr snapshot(bool judged = true) override;
    const std::vector<float>& weights() const override;  ///< as layout() says: without batch norms

    const PictureTrainOptions& options() const;
    const PictureModel& model() const;
    const PictureLayout& layout() const;

private:
    PictureTrainer();
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace att
