// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/norm_options.h"

#include <numeric>

#include "engine/core/listed.h"
#include "engine/lenses/common/divisors.h"
#include "engine/lenses/common/groups.h"
#include "engine/lenses/common/options.h"

namespace att::lenses {
namespace {

Field normField(Field field) { return inGroup(ATT_TEXT("engine", "Norm"), std::move(field)); }

Field batchField(Field field) { return inGroup(ATT_TEXT("engine", "Batch norm"), std::move(field)); }

/// Locked unless the array has the layout that the field belongs to.
Field ofLayout(Field field, bool counts, bool image) {
    if (!counts)
        field.locked = image ? say(ATT_TEXT("engine", "Counts only while the array is tokens."))
                             : say(ATT_TEXT("engine", "Counts only while the array is an image."));
    return field;
}

Field size(const char* key, Text label, Text help, double initial, double maximum) {
    return inputField({.key = key, .label = label, .help = help, .initial = initial, .minimum = 1, .maximum = maximum});
}

Field paddingField(const NormOptions& options) {
    auto field = inputField({.key = "padding",
                             .label = ATT_TEXT("engine", "Padding"),
                             .help = ATT_TEXT("engine", "How many tokens at the end of the last sample only fill it up to the length of the others."),
                             .unit = ATT_TEXT("engine", "tokens"),
                             .initial = 1,
                             .minimum = 0,
                             .maximum = 31});
    if (!options.image() && options.padding >= options.tokens)
        field.problem =
            say(ATT_TEXT("engine", "A sample of %1 tokens needs a real one: at most %2 can be padding."), options.tokens, options.tokens - 1);
    return field;
}

Field groupField(const NormOptions& options) {
    auto field = normField(
        {.key = "groups",
         .label = ATT_TEXT("engine", "Groups"),
         .help =
             ATT_TEXT("engine",
                      "Into how many groups of neighbours group norm divides the channels: 1 is all together, as many as channels is instance norm."),
         .initial = 2,
         .minimum = 1,
         .maximum = 64,
         .allowed = divisors(options.channels, options.channels)});
    if (options.kind != NormKind::Group)
        field.locked = say(ATT_TEXT("engine", "Counts only for group norm."));
    else if (options.channels % options.groups != 0)
        field.problem = say(ATT_TEXT("engine", "%1 channels cannot be shared equally by %2 groups. What can: %3."), options.channels, options.groups,
                            listed(field.allowed));
    return field;
}

Field forBatch(Field field, const NormOptions& options) {
    if (options.kind != NormKind::Batch) field.locked = say(ATT_TEXT("engine", "Counts only for batch norm: the others remember nothing."));
    return field;
}

}  // namespace

NormShape NormOptions::shape() const {
    return {.samples = samples,
            .places = image() ? height * width : tokens,
            .channels = channels,
            .channelsLast = !image(),
            .groups = std::gcd(groups, channels)};
}

Shape NormOptions::slices() const { return image() ? Shape{samples * channels, height, width} : Shape{samples, tokens, channels}; }

double NormOptions::epsilon() const {
    switch (epsilonKind) {
        case NormEpsilon::Torch: return 1e-5;
        case NormEpsilon::Vit: return 1e-6;
        case NormEpsilon::Bert: return 1e-12;
        case NormEpsilon::Keras: return 1e-3;
    }
    return 1e-5;
}

void NormOptions::inputFields(FieldVisitor& visitor) {
    visitor.choice(
        layout,
        inputField({.key = "layout",
                    .label = ATT_TEXT("engine", "Array"),
                    .help = ATT_TEXT("engine", "Sentences of tokens, samples × tokens × channels, or pictures, samples × channels × height × width."),
                    .choices = {{"tokens", ATT_TEXT("engine", "tokens")}, {"image", ATT_TEXT("engine", "image")}}}));
    visitor.whole(samples,
                  size("samples", ATT_TEXT("engine", "Samples B"), ATT_TEXT("engine", "The batch: how many samples are worked on together."), 3, 16));
    visitor.whole(tokens,
                  ofLayout(size("tokens", ATT_TEXT("engine", "Tokens T"), ATT_TEXT("engine", "How long each sample is, padding included."), 4, 32),
                           !image(), image()));
    visitor.whole(height,
                  ofLayout(size("height", ATT_TEXT("engine", "Height H"), ATT_TEXT("engine", "Rows of a picture."), 3, 16), image(), image()));
    visitor.whole(width,
                  ofLayout(size("width", ATT_TEXT("engine", "Width W"), ATT_TEXT("engine", "Columns of a picture."), 4, 16), image(), image()));
    visitor.whole(channels,
                  size("channels", ATT_TEXT("engine", "Channels D"), ATT_TEXT("engine", "How many numbers stand for a token or a pixel."), 6, 64));
    visitor.whole(padding, ofLayout(paddingField(*this), !image(), image()));
    visitor.real(padValue, ofLayout(inputField({.key = "pad_value",
                                                .label = ATT_TEXT("engine", "Pads hold"),
                                                .help = ATT_TEXT("engine", "The number in every cell of the padding."),
                                                .initial = 0,
                                                .minimum = -10,
                                                .maximum = 10,
                                                .step = 0.5}),
                                    !image(), image()));
}

void NormOptions::normFields(FieldVisitor& visitor) {
    visitor.choice(kind, normField({.key = "norm",
                                    .label = ATT_TEXT("engine", "Norm"),
                                    .help = ATT_TEXT("engine", "Which cells share a mean and a variance."),
                                    .choices = {{"batch", ATT_TEXT("engine", "batch")},
                                                {"layer", ATT_TEXT("engine", "layer")},
                                                {"layer_over_all", ATT_TEXT("engine", "(L, D)")},
                                                {"rms", ATT_TEXT("engine", "RMS")},
                                                {"instance", ATT_TEXT("engine", "instance")},
                                                {"group", ATT_TEXT("engine", "group")}}}));
    visitor.whole(groups, groupField(*this));
    visitor.choice(
        epsilonKind,
        normField({.key = "epsilon",
                   .label = ATT_TEXT("engine", "ε"),
                   .help = ATT_TEXT(
                       "engine", "Added to the variance against a division by 0: 10⁻⁵ in PyTorch, 10⁻⁶ in ViT and T5, 10⁻¹² in BERT, 10⁻³ in Keras."),
                   .choices = {{"1e-5", ATT_TEXT("engine", "10⁻⁵")},
                               {"1e-6", ATT_TEXT("engine", "10⁻⁶")},
                               {"1e-12", ATT_TEXT("engine", "10⁻¹²")},
                               {"1e-3", ATT_TEXT("engine", "10⁻³")}}}));
    visitor.flag(affine, normField({.key = "affine",
                                    .label = ATT_TEXT("engine", "γ and β as if trained"),
                                    .help = ATT_TEXT("engine", "Draws γ and β, one of each for a channel; untrained they are 1 and 0.")}));
}

void NormOptions::batchFields(FieldVisitor& visitor) {
    visitor.choice(mode, forBatch(batchField({.key = "mode",
                                              .label = ATT_TEXT("engine", "Statistics"),
                                              .help = ATT_TEXT("engine", "In training the batch's own, in use those remembered from training."),
                                              .choices = {{"training", ATT_TEXT("engine", "training")}, {"use", ATT_TEXT("engine", "in use")}}}),
                                  *this));
    visitor.whole(batches, batchField({.key = "batches",
                                       .label = ATT_TEXT("engine", "Batches seen"),
                                       .help = ATT_TEXT("engine", "How many batches of the same source the running statistics have learned from."),
                                       .initial = 10,
                                       .minimum = 0,
                                       .maximum = 100}));
    visitor.real(momentum, batchField({.key = "momentum",
                                       .label = ATT_TEXT("engine", "Momentum"),
                                       .help = ATT_TEXT("engine", "How much of a batch is taken in, as PyTorch counts; Keras writes 1 minus this."),
                                       .initial = 0.1,
                                       .minimum = 0,
                                       .maximum = 1,
                                       .step = 0.01}));
}

void NormOptions::fields(FieldVisitor& visitor) {
    inputFields(visitor);
    normFields(visitor);
    batchFields(visitor);
    const auto trials = [](Field field) {
        field.group = ATT_TEXT("engine", "Trials");
        return field;
    };
    visitor.real(otherPad, ofLayout(trials({.key = "other_pad",
                                            .label = ATT_TEXT("engine", "Pads hold instead"),
                                            .help = ATT_TEXT("engine", "What the trial “other padding” writes into the padding."),
                                            .initial = 5,
                                            .minimum = -10,
                                            .maximum = 10,
                                            .step = 0.5}),
                                    !image(), image()));
    const Text group = ATT_TEXT("engine", "Numbers");
    visitor.whole(seed, inGroup(group, seedField(ATT_TEXT("engine", "Where the random numbers start: the same seed gives the same array."))));
    visitor.arrays(arrays, inGroup(group, arraysField()));
}

}  // namespace att::lenses
