// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The input of every lens over pictures: the picture, and which feature maps are made of it. What the fields mean is image_features.h.

#include "engine/core/field.h"
#include "engine/train/trained_network.h"

namespace att::lenses {

enum class FeatureSource {
    Filters,  ///< a bank of classic filters: filter_bank.h
    Raw,      ///< red, green and blue
    Network,  ///< a stage of a network that was trained here: engine/train/trained_network.h
};

/// The network whose weights a lens works with, and its stage where the lens chooses that too.
struct DictatedMaps {
    TrainedNetwork network;
    std::optional<int> stage = {};
};

struct PictureOptions {
    PictureSource image;
    FeatureSource source;
    int size, channels;
    bool normalise, rectify;
    TrainedNetwork network;
    int stage;  ///< of it, from 1

    /// `given`: the shape of feature maps that a file gives, which then counts in place of size and channels. `dictated`: what counts
    /// whatever is chosen.
    void fields(FieldVisitor& visitor, const GivenArray* given, const std::optional<DictatedMaps>& dictated = {});
    /// With those maps, if there are any.
    PictureOptions under(const std::optional<DictatedMaps>& dictated) const;
};

/// The picture alone.
Field pictureField();

/// The array "features", when there is one that has the rank and the size of feature maps.
const GivenArray* givenFeatures(const ArraySource& arrays);

}  // namespace att::lenses
