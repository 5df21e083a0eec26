// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Learning from pictures, step by step: trainer.h for the networks of picture_model.h. Not for two threads at once; each step itself works on
// several.

#include <memory>

#include "engine/core/watch.h"
#include "engine/train/picture_options.h"
#include "engine/train/score.h"

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

/// What there is to see at one step. Never changed once made.
struct PictureSnapshot {
    int step = 0;
    double rate = 0, length = 0;  ///< as in Snapshot
    CurvePoint now;
    std::shared_ptr<const std::vector<float>> weights;
};

class PictureTrainer {
public:
    /// Fails with Input for a network that cannot be.
    static Result<std::unique_ptr<PictureTrainer>> create(const PictureTrainOptions& options);
    ~PictureTrainer();

    /// One batch, one change of the weights: see Descent::step().
    Status step();
    int steps() const;
    std::shared_ptr<const PictureSnapshot> snapshot() const;

    const PictureTrainOptions& options() const;
    const PictureModel& model() const;
    const PictureLayout& layout() const;
    const std::vector<float>& weights() const;  ///< as layout() says: without batch norms

private:
    PictureTrainer();
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace att
