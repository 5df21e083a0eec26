// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/grid_options.h"

#include "engine/lenses/common/options.h"

namespace att::lenses {
void GridSpec::fields(FieldVisitor& visitor) {
    attentionFields(visitor);
    imageFields(visitor);
    weightFields(visitor);
}

void GridSpec::attentionFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Heads");
    visitor.real(
        alpha,
        inGroup(group, {.key = "alpha",
                        .label = ATT_TEXT("engine", "Sharpness α"),
                        .help = ATT_TEXT(
                            "engine",
                            "How sharply each head looks at its own neighbour: at 0 at everything alike, from about 46 on at that one pixel alone."),
                        .initial = 2,
                        .minimum = 0,
                        .maximum = 50,
                        .step = 0.1}));
    visitor.whole(K,
                  inGroup(group, {.key = "kernel",
                                  .label = ATT_TEXT("engine", "Kernel K"),
                                  .help = ATT_TEXT("engine", "The side of the kernel: K² heads, one for each of its places."),
                                  .initial = 3,
                                  .minimum = 1,
                                  .maximum = 7,
                                  .step = 2,
                                  .allowed = {1, 3, 5, 7},
                                  .problem = K % 2 ? std::nullopt
                                                   : std::optional(say(ATT_TEXT("engine", "A kernel of %1 has no middle; take 1, 3, 5 or 7."), K))}));
    visitor.choice(edge, inGroup(group, {.key = "edge",
                                         .label = ATT_TEXT("engine", "At the edge"),
                                         .help = ATT_TEXT("engine",
                                                          "What lies beyond the image: its nearest pixel, as the heads of the plain image see it, or "
                                                          "zeros, which must be added as tokens of their own."),
                                         .initial = 1,
                                         .choices = {{"zero", ATT_TEXT("engine", "zeros")}, {"replicate", ATT_TEXT("engine", "nearest")}}}));
}

void GridSpec::imageFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Image");
    visitor.choice(image, inGroup(group, {.key = "image",
                                          .label = ATT_TEXT("engine", "Image"),
                                          .help = ATT_TEXT("engine", "5 × 10 pixels of 3 numbers each, as in the lecture: 50 tokens."),
                                          .choices = {{"noise", ATT_TEXT("engine", "noise")},
                                                      {"point", ATT_TEXT("engine", "a point")},
                                                      {"border", ATT_TEXT("engine", "a border")}}}));
    visitor.whole(row, inGroup(group, {.key = "row",
                                       .label = ATT_TEXT("engine", "Pixel's row"),
                                       .help = ATT_TEXT("engine", "Which pixel's view is shown as a picture: its row."),
                                       .initial = 3,
                                       .minimum = 1,
                                       .maximum = imageHeight}));
    visitor.whole(column, inGroup(group, {.key = "column",
                                          .label = ATT_TEXT("engine", "Pixel's column"),
                                          .help = ATT_TEXT("engine", "Which pixel's view is shown as a picture: its column."),
                                          .initial = 5,
                                          .minimum = 1,
                                          .maximum = imageWidth}));
}

void GridSpec::weightFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Weights");
    visitor.whole(seed,
                  inGroup(group, seedField(ATT_TEXT("engine", "Where the random numbers start: the same seed gives the same image and kernel."))));
    visitor.arrays(arrays, inGroup(group, arraysField()));
}

}  // namespace att::lenses
