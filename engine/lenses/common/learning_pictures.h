// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A network for pictures at one step of its training, over four pictures that it is never trained on: what its stages make of them, and where each
// number of the panels comes from. The pictures stand two by two in one; so do all maps over them.

#include "engine/core/explanation.h"
#include "engine/core/outcome.h"
#include "engine/core/watch.h"
#include "engine/lenses/common/learning_options.h"
#include "engine/train/picture_trainer.h"

namespace att::lenses {

namespace picture_panel {
constexpr const char *loss = "learning/loss", *accuracy = "learning/accuracy", *probabilities = "prediction/probabilities",
                     *logits = "prediction/logits", *maps = "maps/maps", *masks = "masks/maps", *lines = "prediction/lines",
                     *truth = "prediction/truth", *scores = "without/scores", *change = "change/maps", *weightChange = "change/weights";
}  // namespace picture_panel

/// Four pictures. The same task, seed and group of four, the same object.
struct ShownPictures {
    std::vector<PictureExample> examples;
    PictureBatch batch;
    BitmapPtr together;  ///< 2 × 2, as fine as a person likes to see them
    int first = 0;       ///< the number of the first among those never trained on
};
std::shared_ptr<const ShownPictures> shownPictures(const PictureTask& task, int seed, int group);

/// A place in one of them, at the resolution of a stage.
struct PicturePlace {
    int picture = 0, y = 0, x = 0;
};
/// A gate over channels: its name in panels' ids, and which of a stage's it is.
struct ShownGate {
    const char* id;  ///< "se" or "cbam"
    int stage = 0;
};

struct PictureView {
    const LearningOptions& options;  ///< their moment stands
    PictureTrainOptions training;
    const PictureTask& task;
    PictureModel whole, model;  ///< model: without the gates that are taken away
    PictureLayout layout;       ///< of the whole
    std::shared_ptr<const ShownPictures> shown;
    std::shared_ptr<const std::vector<float>> weights;
    grad::Tape<float> tape;
    PicturePass pass;
    /// Of each stage: Σ_c A_c² of what it hands on, place after place, picture after picture.
    std::vector<std::vector<float>> strengths;

    /// Of the moment, or of another step.
    explicit PictureView(const LearningOptions& given) : PictureView(given, *given.moment->now) {}
    PictureView(const LearningOptions& given, const Snapshot& snapshot);
    PictureView(const PictureView&) = delete;

    bool lanes() const { return model.answer == PictureAnswer::Pixels; }
    const std::vector<PictureStage>& stages() const { return pass.stages; }
    /// A channel of one picture, as a plane.
    const float* plane(const grad::Maps& maps, int picture, int channel) const;
    /// A number of a row of the pass.
    float at(grad::Var rows, int row, int column) const;
    /// Row of the logits; of lanes, for a place in full resolution.
    int rowOf(const PicturePlace& place) const;
    /// Where a cell of a map over the pictures lies, at the resolution of a stage; 0 is that of the pictures.
    PicturePlace placeOf(const Cell& cell, int stage) const;
    /// By which the map of a stage is divided, so that all stages have one scale; 1 where nothing is above 0.
    float largestStrength(int stage) const;
    /// The panels of the gates over channels, in the order of the screen.
    std::vector<ShownGate> gates() const;
    /// What the gate over channels, or over places, of a stage reads, at one place.
    double readByChannelGate(const ShownGate& gate, const PicturePlace& place, int channel) const;
    double readBySpatialGate(int stage, const PicturePlace& place, int channel) const;
};

/// Another network with the same weights.
struct TakenGates {
    Text name;
    PictureModel model;
};
std::vector<TakenGates> takenGates(const PictureView& view);
/// Judged by the examples of a snapshot.
Result<Score> scoreWithout(const PictureView& view, const PictureModel& model, const Watch& watch);

/// The stage "weights", and what has changed of its first panel; a cell of that as it is now.
Stage weightStage(const PictureView& view);
Panel weightChange(const PictureView& view, const Snapshot& then);
Cell weightNow(const PictureView& view, const Cell& change);
/// Of a cell of "weights".
Explanation explainWeight(const Outcome& outcome, const PictureView& view, const Cell& cell);

/// Fails only with Stopped.
Status addPictureStages(Outcome& outcome, const PictureView& view, const Watch& watch);
/// The cell lies in a panel of the outcome, which was made from the view.
Explanation explainPictures(const Outcome& outcome, const PictureView& view, const Cell& cell);

}  // namespace att::lenses
