// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The networks for pictures that come with the program, as lenses show them: what each of their stages makes of a picture, and the numbers of their
// gates. Models of sequences are trained_model.h.

#include <memory>

#include "engine/core/field.h"
#include "engine/train/picture_checkpoint.h"

namespace att {

enum class TrainedNetwork { ShapesSe, ShapesCbam, Lanes, LanesSad };

/// In the order of TrainedNetwork: key, which is the file's name, and title.
std::vector<Choice> trainedNetworks();
const char* keyOf(TrainedNetwork network);

/// Read once, and never changed after.
const PictureCheckpoint& checkpointOf(TrainedNetwork network);

/// `stage` from 1; the last one when there are fewer. C × h × w.
Shape stageShape(TrainedNetwork network, int stage);

/// One stage of a network over one picture.
struct NetworkStage {
    TensorPtr input;      ///< what its convolution reads: the picture, or what the stage before made of it, halved
    TensorPtr W, b;       ///< out × 3·in × 3 and 1 × 1 × out
    TensorPtr convolved;  ///< before the ReLU
    TensorPtr features;   ///< behind it: what the gates read
};
/// pixels: 3 × side × side, 0 … 1. `stage` as above.
NetworkStage networkStage(TrainedNetwork network, int stage, const Tensor& pixels);
/// What each stage hands on, behind its gates.
std::vector<TensorPtr> networkMaps(TrainedNetwork network, const Tensor& pixels);

/// The gates of a stage under the names that the lenses SE and CBAM know: "w_1", "b_1", "w_2", "b_2", and "w_s" of CBAM.
ArraySource networkGates(TrainedNetwork network, int stage);

}  // namespace att
