// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/trained_gate.h"

namespace att::lenses {

std::vector<Dictated::Entry> TrainedGate::dictated() const {
    return {{"reduction", checkpointOf(network).model.reduction},
            {"hidden_width", double(HiddenWidth::Paper)},
            {"gain", 1},
            {"initialisation"},
            {"bias", 1},
            {"seed"}};
}

void TrainedGate::apply(PictureOptions& picture, ReductionOptions& reduction, GainOption& gain, WeightOptions& weights) const {
    picture = picture.under(DictatedMaps{network});
    reduction = {checkpointOf(network).model.reduction, HiddenWidth::Paper};
    gain = {1};
    weights.bias = true;
    weights.arrays = networkGates(network, picture.stage);
}

}  // namespace att::lenses
