// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the run of every lens of feature maps begins and ends with. What the lens makes of the maps is its own.

#include "engine/lenses/common/image_features.h"
#include "engine/math/count.h"

namespace att::lenses {

struct FeatureRun {
    Given given;
    Features features;
    std::shared_ptr<Outcome> outcome;  ///< with its spec and the stages of picture and features
};

/// Holds the fields and the given arrays to what they may be, takes room for `bytes` of the lens's own, and makes the features.
/// Fails with Input, Memory, or Stopped.
Result<FeatureRun> beginFeatureRun(const SpecPtr& spec, const PictureOptions& picture, const ArraySource& arrays, std::vector<ArraySlot> slots,
                                   std::size_t bytes, const Watch& watch);

void setCost(Outcome& outcome, const Count& count);

/// With what the given arrays have to say, and `notices`.
OutcomePtr finished(const FeatureRun& run, const std::vector<Message>& notices = {});

}  // namespace att::lenses
