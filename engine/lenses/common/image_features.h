// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From a picture to feature maps C × H × W, what an image lens works on: the picture in the size of the network, the filters, and their
// answers, each a stage whose numbers are explained.

#include <memory>
#include <optional>

#include "engine/core/explanation.h"
#include "engine/core/outcome.h"
#include "engine/core/watch.h"
#include "engine/lenses/common/given.h"
#include "engine/lenses/common/picture_options.h"

namespace att::lenses {

/// The addresses of the panels.
namespace panel {
constexpr const char* pixels = "picture/pixels";
constexpr const char* filters = "filters/filters";
constexpr const char* answers = "answers/maps";
constexpr const char* stageInput = "learned_input/maps";  ///< of a trained network's stage from the second on
constexpr const char* convolvedByStage = "learned/out";
constexpr const char* features = "features/maps";
}  // namespace panel

struct Features {
    BitmapPtr backdrop;                           ///< the picture as it is
    TensorPtr pixels;                             ///< 3 × n × n: the picture as the network sees it, 0 … 1
    TensorPtr bank;                               ///< C × 21 × 7; null without filters
    TensorPtr answers;                            ///< C × H × W: of the filters; null without
    TensorPtr maps;                               ///< C × H × W: normalised and rectified; the same tensor where neither is done
    std::shared_ptr<const NetworkStage> network;  ///< that made them; null without

    /// Sequential where no number of the maps is below 0.
    Tone tone(const PictureOptions& options) const {
        return network || maps == pixels || (bank && options.rectify) ? Tone::Sequential : Tone::Diverging;
    }
};

/// C × H × W of the maps for these options.
Shape featureShape(const PictureOptions& options, const ArraySource& arrays);

/// The slot "features".
std::vector<ArraySlot> featureSlots(const Shape& shape);

/// Fails with Stopped, or with Memory.
Result<Features> makeFeatures(const PictureOptions& options, const Shape& shape, const Given& given, const Watch& watch);

/// The pixels of the field's value, drawn or read.
BitmapPtr bitmapOf(const PictureSource& image);
/// The picture's mean over blocks of whole pixels of nearly equal size, pixel (0, 0) in the first. 3 × rows × columns.
TensorPtr shrunk(const BitmapPtr& bitmap, int rows, int columns);
/// That as the stage "picture".
Stage pictureStage(const TensorPtr& pixels, const BitmapPtr& backdrop);
Explanation explainPixels(const Outcome& outcome, const Cell& cell);

/// The stages "picture", "filters" and "answers", or "learned_input" and "learned" of a network (where there are any), and "features".
void addFeatureStages(Outcome& outcome, const Features& features, const PictureOptions& options);

/// One map over the picture, or a stack with one a channel.
Panel mapsPanel(std::string id, Message title, TensorPtr maps, const BitmapPtr& backdrop, Tone tone);

/// Multiply-adds of the filters; 0 without.
std::int64_t featureMultiplyAdds(const Features& features);

/// A sum of many products loses more in single precision than its own size tells: the step ends at the number that is shown. Behind a
/// ReLU, which shows 0 for everything below, at what is shown or below 0.
void settle(Step& sum, double shown, bool rectified);

/// Nothing when the cell is not of a panel of addFeatureStages.
std::optional<Explanation> explainFeatures(const Outcome& outcome, const PictureOptions& options, bool given, const Cell& cell);

}  // namespace att::lenses
