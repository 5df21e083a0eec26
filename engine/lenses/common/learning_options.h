// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The options of the lens that learns: those of the training, and those that only change how a moment of it is looked at. A moment is the
// state at one step; a course (course.h) puts one into the spec, and without one the lens makes it itself.

#include <cstdint>
#include <memory>
#include <string_view>

#include "engine/train/curve.h"
#include "engine/train/picture_options.h"
#include "engine/train/train_options.h"

namespace att::lenses {

/// What there is to see at one step.
struct LearningMoment {
    SnapshotPtr now;
    SnapshotPtr compared;                                  ///< the pinned step; may be null
    std::shared_ptr<const std::vector<CurvePoint>> curve;  ///< up to `now` and beyond
    std::optional<Error> fault = {};                       ///< why it goes no further
    bool finished = false;                                 ///< stands still since all steps of the options are done
    bool own = false;                                      ///< made by the lens from the options alone
};

enum class LearningStart {
    Seed,     ///< weights drawn from the seed
    Bundled,  ///< the trained model that comes with the program
};

/// Which of the model's arrays is shown.
enum class ShownArray { Embedding, Positions, Query, Key, Value, Output, Hidden, Back, Head };

struct LearningOptions : SpecOf<LearningOptions> {
    bool pictures = false;        ///< what is learned from: pictures, or sequences
    TrainOptions training;        ///< of sequences; its seed and its descent are those of pictures too
    PictureTrainOptions network;  ///< of pictures, but for those
    LearningStart start = LearningStart::Seed;
    int before = 0;  ///< steps trained at once
    int example = 1;
    std::string headsOff;
    int layerOff = 0;  ///< 0: none
    bool positionsOff = false, maskOff = false, gatesOff = false;
    ShownArray array = ShownArray::Query;
    int layer = 1;
    int pictureGroup = 1, weightsStage = 1;  ///< which four pictures, and whose weights, are shown
    std::shared_ptr<const LearningMoment> moment = nullptr;

    void fields(FieldVisitor& visitor) override;

    PictureTrainOptions pictureTraining() const;
    void learnFrom(const PictureTrainOptions& training);

    /// Where the training really starts: a trained model comes only for some tasks, and in one size.
    LearningStart startInForce() const;
    Ablation ablation() const;
    /// Words in the list of heads that are none of this model.
    int unknownHeads() const;
};

/// Whether both options train the same model in the same way, from the same start.
bool sameTraining(const LearningOptions& a, const LearningOptions& b);

/// One attention layer of a model: a row of the map of its heads.
struct HeadRow {
    Ablation::Head place;  ///< head 0
    std::string label;     ///< "E1", "D2", "X2"; plain numbers in a model with one stack
};
std::vector<HeadRow> headRows(const ModelSpec& model);

/// Multiply-adds of one pass over the longest example; a step is three of them for each example of the batch.
std::int64_t passCost(const ModelSpec& model);
std::int64_t stepCost(const TrainOptions& options);

}  // namespace att::lenses
