// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The input of every lens over pictures: the picture, and which feature maps are made of it. What the fields mean is image_features.h.

#include "engine/core/field.h"

namespace att::lenses {

enum class FeatureSource {
    Filters,  ///< a bank of classic filters: filter_bank.h
    Raw,      ///< red, green and blue
};

struct PictureOptions {
    PictureSource image;
    FeatureSource source;
    int size, channels;
    bool normalise, rectify;

    /// `given`: the shape of feature maps that a file gives, which then counts in place of size and channels.
    void fields(FieldVisitor& visitor, const GivenArray* given);
};

/// The picture alone.
Field pictureField();

/// The array "features", when there is one that has the rank and the size of feature maps.
const GivenArray* givenFeatures(const ArraySource& arrays);

}  // namespace att::lenses
