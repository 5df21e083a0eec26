// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/picture_options.h"

#include <algorithm>

#include "engine/lenses/common/filter_bank.h"
#include "engine/lenses/common/given.h"
#include "engine/lenses/common/picture_samples.h"

namespace att::lenses {
namespace {

constexpr int leastSize = 4, mostSize = 224;
constexpr std::int64_t mostGivenSize = 1024, mostGivenValues = std::int64_t(1) << 25;

Field inputField(Field field) {
    field.group = ATT_TEXT("engine", "Input");
    return field;
}

Field featureField(Field field) {
    field.group = ATT_TEXT("engine", "Features");
    return field;
}

/// What a file gives is not for the form to change.
Field settled(Field field, const GivenArray* given, std::size_t dimension) {
    if (!given) return field;
    field.locked = say(ATT_TEXT("engine", "The feature maps come from a file."));
    field.inForce = double(given->shape[dimension]);
    return field;
}

Field sizeField(const GivenArray* given) {
    return settled(featureField({.key = "size",
                                 .label = ATT_TEXT("engine", "Size"),
                                 .help = ATT_TEXT("engine", "Height and width of the feature maps: one cell stands for a block of the picture."),
                                 .initial = 56,
                                 .minimum = leastSize,
                                 .maximum = mostSize,
                                 .allowed = {7, 14, 28, 56, 112, 224}}),
                   given, 1);
}

Field channelsField(const GivenArray* given, FeatureSource source) {
    Field field = settled(featureField({.key = "channels",
                                        .label = ATT_TEXT("engine", "Channels C"),
                                        .help = ATT_TEXT("engine", "How many feature maps there are: the first ones of the bank of filters."),
                                        .initial = 64,
                                        .minimum = 4,
                                        .maximum = mostFilters,
                                        .logarithmic = true}),
                          given, 0);
    if (field.locked || source == FeatureSource::Filters) return field;
    field.locked = say(ATT_TEXT("engine", "Red, green and blue are three channels."));
    field.inForce = 3;
    return field;
}

}  // namespace

Field pictureField() {
    return inputField({.key = "image",
                       .label = ATT_TEXT("engine", "Picture"),
                       .help = ATT_TEXT("engine", "The picture that is looked at: a file, what was pasted, or a sample."),
                       .choices = pictureSamples(),
                       .editor = Editor::Tokens});
}

void PictureOptions::fields(FieldVisitor& visitor, const GivenArray* given) {
    visitor.picture(image, pictureField());
    visitor.choice(source, inputField({.key = "features",
                                       .label = ATT_TEXT("engine", "Features"),
                                       .help = ATT_TEXT("engine",
                                                        "What the feature maps are made by: a bank of classic filters in place of a trained network, "
                                                        "or the picture's own colours. Maps from a file are given as the array “features”."),
                                       .choices = {{"filters", ATT_TEXT("engine", "Features: classic filters")},
                                                   {"raw", ATT_TEXT("engine", "Features: red, green, blue")}}}));
    visitor.whole(size, sizeField(given));
    visitor.whole(channels, channelsField(given, source));
    const auto ofFilters = [&](Field field) {
        if (given || source != FeatureSource::Filters) field.locked = say(ATT_TEXT("engine", "Counts only for the bank of filters."));
        return featureField(std::move(field));
    };
    visitor.flag(normalise,
                 ofFilters({.key = "normalise",
                            .label = ATT_TEXT("engine", "Normalise"),
                            .help = ATT_TEXT("engine", "Whether each map is taken less its mean and over its deviation, as batch norm leaves it."),
                            .initial = 1}));
    visitor.flag(rectify, ofFilters({.key = "rectify",
                                     .label = ATT_TEXT("engine", "ReLU"),
                                     .help = ATT_TEXT("engine", "Whether negative numbers become 0, as behind the first layer of a network."),
                                     .initial = 1}));
}

const GivenArray* givenFeatures(const ArraySource& arrays) {
    const auto* found = findGiven(arrays, "features");
    if (!found || found->second.shape.size() != 3) return nullptr;
    const auto& shape = found->second.shape;
    const bool fits = std::ranges::all_of(shape, [](std::int64_t length) { return length >= 1 && length <= mostGivenSize; });
    return fits && shape[0] * shape[1] * shape[2] <= mostGivenValues ? &found->second : nullptr;
}

}  // namespace att::lenses
