// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/options.h"

#include <cmath>

#include "engine/core/listed.h"
#include "engine/lenses/common/divisors.h"
#include "engine/lenses/common/groups.h"

namespace att::lenses {
namespace {

constexpr int mostModel = 1024;
constexpr int mostHeads = 32;
constexpr int mostHeadWidth = 256;
constexpr int mostTextBytes = 100'000;

Field scoreField(Field field) { return inGroup(ATT_TEXT("engine", "Score and normalise"), std::move(field)); }

Field modelField(int initial) {
    return headField({.key = "d_model",
                      .label = ATT_TEXT("engine", "d_model"),
                      .help = ATT_TEXT("engine", "How many numbers stand for one token."),
                      .initial = double(initial),
                      .minimum = 2,
                      .maximum = mostModel,
                      .logarithmic = true});
}

Field keyWidthField(int initial) {
    return headField({.key = "d_k",
                      .label = ATT_TEXT("engine", "d_k"),
                      .help = ATT_TEXT("engine", "How many numbers a query and a key have; their dot product is the score."),
                      .initial = double(initial),
                      .minimum = 1,
                      .maximum = mostHeadWidth,
                      .logarithmic = true});
}

Field valueWidthField(int initial) {
    return headField({.key = "d_v",
                      .label = ATT_TEXT("engine", "d_v"),
                      .help = ATT_TEXT("engine", "How many numbers a value has; the weights mix values."),
                      .initial = double(initial),
                      .minimum = 1,
                      .maximum = mostHeadWidth,
                      .logarithmic = true});
}

/// The numbers of low … high that `keep` accepts.
template <class Keep>
std::vector<double> numbers(int low, int high, Keep keep) {
    std::vector<double> list;
    for (int number = low; number <= high; ++number)
        if (keep(number)) list.push_back(number);
    return list;
}

std::vector<double> multiples(int heads) {
    return numbers(2, mostModel, [heads](int dModel) { return heads > 0 && dModel % heads == 0; });
}

/// The multiples of `heads` just below and just above a width.
std::vector<double> nearestMultiples(int dModel, int heads) {
    const int below = dModel / heads * heads;
    return numbers(2, mostModel, [=](int width) { return width == below || width == below + heads; });
}

Message doesNotDivide(int dModel, int heads) {
    return say(ATT_TEXT("engine", "d_model %1 cannot be shared equally by %2 heads. What can: heads %3, or d_model %4; or free d_k and d_v."), dModel,
               heads, listed(divisors(dModel, mostHeads)), listed(nearestMultiples(dModel, heads)));
}

/// The stored width waits while the tie decides.
Field tiedField(Field field, bool divides, int width) {
    if (!divides) {
        field.locked = say(ATT_TEXT("engine", "Tied to d_model / heads, which is not a whole number now."));
        return field;
    }
    field.locked = say(ATT_TEXT("engine", "Tied: d_model / heads = %1."), width);
    field.inForce = width;
    return field;
}

Field tieField() {
    return headField({.key = "tied",
                      .label = ATT_TEXT("engine", "Tie d_k and d_v"),
                      .help = ATT_TEXT("engine", "The heads share d_model: d_k = d_v = d_model / heads, so that more heads cost nothing."),
                      .initial = 1});
}

Field windowField(MaskKind kind) {
    Field field = scoreField({.key = "window",
                              .label = ATT_TEXT("engine", "Window"),
                              .help = ATT_TEXT("engine", "How many tokens to each side a query sees."),
                              .unit = ATT_TEXT("engine", "tokens"),
                              .initial = 2,
                              .minimum = 1,
                              .maximum = 1024,
                              .logarithmic = true});
    if (kind != MaskKind::Window) field.locked = say(ATT_TEXT("engine", "Counts only while the mask is a window."));
    return field;
}

Field paddingField(MaskKind kind) {
    Field field = scoreField({.key = "padding",
                              .label = ATT_TEXT("engine", "Padding"),
                              .help = ATT_TEXT("engine", "How many tokens at the end only fill up the sequence, so that nobody may attend to them."),
                              .unit = ATT_TEXT("engine", "tokens"),
                              .initial = 2,
                              .minimum = 1,
                              .maximum = 1024,
                              .logarithmic = true});
    if (kind != MaskKind::Padding) field.locked = say(ATT_TEXT("engine", "Counts only while the mask is padding."));
    return field;
}

Field initialisationField(Initialisation initial) {
    return weightField({.key = "initialisation",
                        .label = ATT_TEXT("engine", "Initialisation"),
                        .help = ATT_TEXT("engine", "What the untrained weights are drawn from."),
                        .initial = double(initial),
                        .choices = {{"xavier_uniform", ATT_TEXT("engine", "Xavier uniform")},
                                    {"xavier_normal", ATT_TEXT("engine", "Xavier normal")},
                                    {"scaled_normal", ATT_TEXT("engine", "normal, 1/√d")},
                                    {"scaled_uniform", ATT_TEXT("engine", "uniform, 1/√d")},
                                    {"small_normal", ATT_TEXT("engine", "normal, 0.02")},
                                    {"identity", ATT_TEXT("engine", "identity")}}});
}

}  // namespace

Field textField(const char* key, Text label, Text help, const char* initialText) {
    return inputField(
        {.key = key, .label = label, .help = help, .initialText = initialText, .maximumLength = mostTextBytes, .editor = Editor::Tokens});
}

Field segmentationField() {
    return inputField({.key = "segmentation",
                       .label = ATT_TEXT("engine", "Tokens"),
                       .help = ATT_TEXT("engine", "How the text is cut into tokens."),
                       .choices = {{"words", ATT_TEXT("engine", "words")},
                                   {"characters", ATT_TEXT("engine", "characters")},
                                   {"whitespace", ATT_TEXT("engine", "whitespace")},
                                   {"bytes", ATT_TEXT("engine", "bytes")}}});
}

void SequenceOptions::fields(FieldVisitor& visitor, const char* initialText) {
    visitor.text(text, textField("text", ATT_TEXT("engine", "Sequence"),
                                 ATT_TEXT("engine", "The text whose tokens attend to each other; up to 4,096 tokens are used."), initialText));
    visitor.choice(segmentation, segmentationField());
}

void WidthOptions::fields(FieldVisitor& visitor, int initialModel, int initialHead) {
    visitor.whole(dModel, modelField(initialModel));
    visitor.whole(dK, keyWidthField(initialHead));
    visitor.whole(dV, valueWidthField(initialHead));
}

void HeadOptions::fields(FieldVisitor& visitor, int initialModel, int initialHeads) {
    Field headCount =
        headField({.key = "heads",
                   .label = ATT_TEXT("engine", "Heads"),
                   .help = ATT_TEXT("engine", "How many heads look at the sequence side by side, each with its own queries, keys and values."),
                   .initial = double(initialHeads),
                   .minimum = 1,
                   .maximum = mostHeads});
    Field model = modelField(initialModel);
    if (tied) headCount.allowed = divisors(widths.dModel, mostHeads);
    if (tied) model.allowed = multiples(heads);
    if (tied && heads > 0 && !divides()) headCount.problem = doesNotDivide(widths.dModel, heads);
    const auto width = [this](Field field, int inForce) { return tied ? tiedField(std::move(field), divides(), inForce) : field; };

    visitor.whole(heads, headCount);
    visitor.whole(widths.dModel, model);
    visitor.flag(tied, tieField());
    visitor.whole(widths.dK, width(keyWidthField(initialModel / initialHeads), dK()));
    visitor.whole(widths.dV, width(valueWidthField(initialModel / initialHeads), dV()));
}

Field temperatureField() {
    return scoreField({.key = "temperature",
                       .label = ATT_TEXT("engine", "Temperature"),
                       .help = ATT_TEXT("engine", "Divides the scores: below 1 the weights sharpen, above 1 they even out."),
                       .initial = 1,
                       .minimum = 0.05,
                       .maximum = 20,
                       .step = 0.05,
                       .logarithmic = true});
}

void ScoreOptions::fields(FieldVisitor& visitor) {
    visitor.flag(
        scale,
        scoreField({.key = "scale",
                    .label = ATT_TEXT("engine", "Divide by √d_k"),
                    .help = ATT_TEXT("engine", "Keeps the spread of the scores the same whatever d_k is, so that the softmax does not saturate."),
                    .initial = 1}));
    visitor.real(temperature, temperatureField());
}

double ScoreOptions::factor(int dK) const { return 1 / ((scale ? std::sqrt(double(dK)) : 1) * temperature); }

void MaskOptions::fields(FieldVisitor& visitor) {
    visitor.choice(kind, scoreField({.key = "mask",
                                     .label = ATT_TEXT("engine", "Mask"),
                                     .help = ATT_TEXT("engine", "Which keys a query may not see; their weight is exactly 0."),
                                     .choices = {{"none", ATT_TEXT("engine", "none")},
                                                 {"causal", ATT_TEXT("engine", "causal")},
                                                 {"window", ATT_TEXT("engine", "window")},
                                                 {"padding", ATT_TEXT("engine", "padding")}}}));
    visitor.whole(window, windowField(kind));
    visitor.whole(padding, paddingField(kind));
}

Field seedField(Text help) {
    return {.key = "seed", .label = ATT_TEXT("engine", "Seed"), .help = help, .initial = 7, .maximum = 999'999, .editor = Editor::Number};
}

Field arraysField() {
    return {.key = "arrays",
            .label = ATT_TEXT("engine", "From a file"),
            .help = ATT_TEXT("engine", "Arrays by name that take the place of drawn ones (.npz, .safetensors).")};
}

void WeightOptions::fields(FieldVisitor& visitor, bool initialBias, Initialisation initial) {
    visitor.choice(initialisation, initialisationField(initial));
    visitor.flag(bias, weightField({.key = "bias",
                                    .label = ATT_TEXT("engine", "Bias"),
                                    .help = ATT_TEXT("engine", "Whether each projection also adds a number of its own to every dimension."),
                                    .initial = double(initialBias)}));
    visitor.whole(
        seed, weightField(seedField(ATT_TEXT("engine", "Where the random numbers start: the same seed gives the same weights and token vectors."))));
    visitor.arrays(arrays, weightField(arraysField()));
}

}  // namespace att::lenses
