// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A gate with the weights of a network that was trained with it, over that network's own maps: the field that chooses them, and what they
// dictate. The networks are engine/train/trained_network.h.

#include "engine/lenses/common/gate_options.h"
#include "engine/lenses/common/picture_options.h"
#include "engine/lenses/common/trained.h"

namespace att::lenses {

/// `network`: the one whose gates the lens shows.
struct TrainedGate {
    TrainedNetwork network;
    WeightSource source;

    void fields(FieldVisitor& visitor, const ArraySource& file) { visitor.choice(source, weightSourceField(source, file)); }
    bool counts(const ArraySource& file) const { return source == WeightSource::Trained && !file.arrays; }
    /// The network, while its weights count.
    std::optional<DictatedMaps> dictates(const ArraySource& file) const { return counts(file) ? std::optional(DictatedMaps{network}) : std::nullopt; }

    /// Of the gate over channels: the reduction, the bias, and all that only a drawing reads.
    std::vector<Dictated::Entry> dictated() const;
    /// The options of the gate over channels that count: the network's.
    void apply(PictureOptions& picture, ReductionOptions& reduction, GainOption& gain, WeightOptions& weights) const;
};

}  // namespace att::lenses
