// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/picture_options.h"

#include <algorithm>

#include "engine/lenses/common/filter_bank.h"
#include "engine/lenses/common/given.h"
#include "engine/lenses/common/groups.h"
#include "engine/lenses/common/picture_samples.h"

namespace att::lenses {
namespace {

constexpr int leastSize = 4, mostSize = 224;
constexpr std::int64_t mostGivenSize = 1024, mostGivenValues = std::int64_t(1) << 25;

Field featureField(Field field) { return inGroup(ATT_TEXT("engine", "Features"), std::move(field)); }

/// Who settles a field, beside the form; first come, first served.
struct Settled {
    const GivenArray* given;
    const PictureOptions& picture;  ///< as it counts

    bool network() const { return !given && picture.source == FeatureSource::Network; }
    /// What a file or a network gives is not for the form to change. `dimension`: of channels × height × width.
    Field shape(Field field, std::size_t dimension) const {
        const Shape shape = network() ? stageShape(picture.network, picture.stage) : Shape();
        if (given) field.locked = fromFile(), field.inForce = double(given->shape[dimension]);
        if (network()) field.locked = hasItSo(picture.network), field.inForce = dimension == 0 ? shape.heads : shape.rows;
        return field;
    }
    Field ofFilters(Field field) const {
        if (given || picture.source != FeatureSource::Filters) field.locked = say(ATT_TEXT("engine", "Counts only for the bank of filters."));
        return featureField(std::move(field));
    }
    Field ofNetwork(Field field) const {
        if (!network()) field.locked = given ? fromFile() : say(ATT_TEXT("engine", "Counts only for the maps of a trained network."));
        return featureField(std::move(field));
    }

    static Message fromFile() { return say(ATT_TEXT("engine", "The feature maps come from a file.")); }
    static Message hasItSo(TrainedNetwork network) { return say(ATT_TEXT("engine", "The trained network %1 has it so."), keyOf(network)); }
};

Field sizeField(const Settled& settled) {
    return settled.shape(
        featureField({.key = "size",
                      .label = ATT_TEXT("engine", "Size"),
                      .help = ATT_TEXT("engine", "Height and width of the feature maps: one cell stands for a block of the picture."),
                      .initial = 56,
                      .minimum = leastSize,
                      .maximum = mostSize,
                      .allowed = {7, 14, 28, 56, 112, 224}}),
        1);
}

Field channelsField(const Settled& settled) {
    Field field = settled.shape(featureField({.key = "channels",
                                              .label = ATT_TEXT("engine", "Channels C"),
                                              .help = ATT_TEXT("engine", "How many feature maps there are: the first ones of the bank of filters."),
                                              .initial = 64,
                                              .minimum = 4,
                                              .maximum = mostFilters,
                                              .logarithmic = true}),
                                0);
    if (field.locked || settled.picture.source == FeatureSource::Filters) return field;
    field.locked = say(ATT_TEXT("engine", "Red, green and blue are three channels."));
    field.inForce = 3;
    return field;
}

Field sourceField(const std::optional<DictatedMaps>& dictated) {
    Field field =
        inputField({.key = "features",
                    .label = ATT_TEXT("engine", "Features"),
                    .help = ATT_TEXT("engine",
                                     "What the feature maps are made by: a bank of classic filters, the picture's own colours, or a stage of a "
                                     "small network that was trained here. Maps from a file are given as the array “features”."),
                    .choices = {{"filters", ATT_TEXT("engine", "Features: classic filters")},
                                {"raw", ATT_TEXT("engine", "Features: red, green, blue")},
                                {"network", ATT_TEXT("engine", "Features: trained network")}}});
    if (!dictated) return field;
    field.locked = say(ATT_TEXT("engine", "The weights belong to the maps of the trained network %1."), keyOf(dictated->network));
    field.inForce = double(FeatureSource::Network);
    return field;
}

void networkFields(PictureOptions& o, FieldVisitor& visitor, const Settled& settled, const std::optional<DictatedMaps>& dictated) {
    Field network = settled.ofNetwork(
        {.key = "network",
         .label = ATT_TEXT("engine", "Network"),
         .help = ATT_TEXT("engine",
                          "A small convolutional network that comes with the program, trained on pictures that it drew: to tell "
                          "shapes apart, with the gates SE or CBAM, or to find the lines of lanes, without distillation or with it (SAD)."),
         .choices = trainedNetworks()});
    if (dictated) network.locked = Settled::hasItSo(dictated->network), network.inForce = double(dictated->network);
    visitor.choice(o.network, network);
    Field stage = settled.ofNetwork({.key = "network_stage",
                                     .label = ATT_TEXT("engine", "Its stage"),
                                     .help = ATT_TEXT("engine",
                                                      "Which of its stages the maps come from, before the gates there: deeper ones have more "
                                                      "channels and fewer places. The last one when it has fewer."),
                                     .initial = 2,
                                     .minimum = 1,
                                     .maximum = 4});
    if (dictated && dictated->stage) stage.locked = Settled::hasItSo(dictated->network), stage.inForce = *dictated->stage;
    visitor.whole(o.stage, stage);
}

}  // namespace

Field pictureField() {
    return inputField({.key = "image",
                       .label = ATT_TEXT("engine", "Picture"),
                       .help = ATT_TEXT("engine", "The picture that is looked at: a file, what was pasted, or a sample."),
                       .choices = pictureSamples(),
                       .editor = Editor::Tokens});
}

void PictureOptions::fields(FieldVisitor& visitor, const GivenArray* given, const std::optional<DictatedMaps>& dictated) {
    const PictureOptions counting = under(dictated);
    const Settled settled{given, counting};
    visitor.picture(image, pictureField());
    visitor.choice(source, sourceField(dictated));
    visitor.whole(size, sizeField(settled));
    visitor.whole(channels, channelsField(settled));
    visitor.flag(normalise, settled.ofFilters({.key = "normalise",
                                               .label = ATT_TEXT("engine", "Normalise"),
                                               .help = ATT_TEXT("engine",
                                                                "Whether each map is taken less its mean and over its deviation, as batch "
                                                                "norm leaves it."),
                                               .initial = 1}));
    visitor.flag(rectify, settled.ofFilters({.key = "rectify",
                                             .label = ATT_TEXT("engine", "ReLU"),
                                             .help = ATT_TEXT("engine", "Whether negative numbers become 0, as behind the first layer of a network."),
                                             .initial = 1}));
    networkFields(*this, visitor, settled, dictated);
}

PictureOptions PictureOptions::under(const std::optional<DictatedMaps>& dictated) const {
    PictureOptions options = *this;
    if (dictated) options.source = FeatureSource::Network, options.network = dictated->network;
    if (dictated && dictated->stage) options.stage = *dictated->stage;
    return options;
}

const GivenArray* givenFeatures(const ArraySource& arrays) {
    const auto* found = findGiven(arrays, "features");
    if (!found || found->second.shape.size() != 3) return nullptr;
    const auto& shape = found->second.shape;
    const bool fits = std::ranges::all_of(shape, [](std::int64_t length) { return length >= 1 && length <= mostGivenSize; });
    return fits && shape[0] * shape[1] * shape[2] <= mostGivenValues ? &found->second : nullptr;
}

}  // namespace att::lenses
