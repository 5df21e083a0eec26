// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/reach_options.h"

#include <array>

namespace att::lenses {
namespace {

std::vector<Choice> networkChoices() {
    constexpr std::array keys{"rnn", "birnn", "lstm", "gru", "convolution", "attention", "causal", "window"};
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < keys.size(); ++i) choices.push_back({keys[i], nameOf(allNetworks[i])});
    return choices;
}

}  // namespace

void ReachOptions::fields(FieldVisitor& visitor) {
    sequence.fields(visitor, "the cat sat on the mat");
    networkFields(visitor);
    convolutionFields(visitor);
    costFields(visitor);
    weightFields(visitor);
}

void ReachOptions::networkFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Networks");
    visitor.choice(chosen, inGroup(group, {.key = "network",
                                           .label = ATT_TEXT("engine", "Alone"),
                                           .help = ATT_TEXT("engine", "Which network's weights, influence and paths are shown large on their own."),
                                           .initial = 5,
                                           .choices = networkChoices()}));
    visitor.whole(width, inGroup(group, {.key = "width",
                                         .label = ATT_TEXT("engine", "Width d"),
                                         .help = ATT_TEXT("engine", "Numbers of a token going into each network and coming out of it."),
                                         .initial = 4,
                                         .minimum = 2,
                                         .maximum = 8}));
    visitor.real(
        gain, inGroup(group, {.key = "gain",
                              .label = ATT_TEXT("engine", "Recurrent gain"),
                              .help = ATT_TEXT(
                                  "engine",
                                  "What the weights from state to state are multiplied by: small ones let the influence of early tokens die away."),
                              .initial = 1,
                              .minimum = 0.1,
                              .maximum = 4,
                              .step = 0.1,
                              .logarithmic = true}));
    visitor.whole(window, inGroup(group, {.key = "window",
                                          .label = ATT_TEXT("engine", "Window"),
                                          .help = ATT_TEXT("engine", "How many tokens to each side the window attention sees."),
                                          .unit = ATT_TEXT("engine", "tokens"),
                                          .initial = 1,
                                          .minimum = 1,
                                          .maximum = 16}));
}

void ReachOptions::convolutionFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Convolution");
    visitor.whole(kernel, inGroup(group, {.key = "kernel",
                                          .label = ATT_TEXT("engine", "Kernel"),
                                          .help = ATT_TEXT("engine", "How many neighbouring tokens one layer of the convolution reads."),
                                          .initial = 3,
                                          .minimum = 2,
                                          .maximum = 7}));
    visitor.whole(
        growth,
        inGroup(group, {.key = "dilation",
                        .label = ATT_TEXT("engine", "Dilation"),
                        .help = ATT_TEXT(
                            "engine", "By what factor the gaps between the taps grow from layer to layer: 2 gives 1, 2, 4, 8 …; 1 leaves no gaps."),
                        .initial = 1,
                        .minimum = 1,
                        .maximum = 4}));
    visitor.whole(layers, inGroup(group, {.key = "layers",
                                          .label = ATT_TEXT("engine", "Layers"),
                                          .help = ATT_TEXT("engine", "How many layers of the convolution are stacked, with a ReLU between two."),
                                          .initial = 1,
                                          .minimum = 1,
                                          .maximum = 16}));
    visitor.flag(causal, inGroup(group, {.key = "causal_convolution",
                                         .label = ATT_TEXT("engine", "Looks back only"),
                                         .help = ATT_TEXT("engine", "The last tap meets the token itself, so that no later token is read.")}));
}

void ReachOptions::costFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Cost");
    visitor.whole(
        costTokens,
        inGroup(group, {.key = "cost_tokens",
                        .label = ATT_TEXT("engine", "Tokens n"),
                        .help = ATT_TEXT("engine", "For how many tokens the table of costs is worked out; the text above does not matter there."),
                        .initial = 16,
                        .minimum = 1,
                        .maximum = 4096,
                        .logarithmic = true}));
    visitor.whole(
        costWidth,
        inGroup(group, {.key = "cost_width",
                        .label = ATT_TEXT("engine", "Width d"),
                        .help = ATT_TEXT("engine", "For which width the costs are worked out: attention is cheaper than recurrence while n < d."),
                        .initial = 512,
                        .minimum = 1,
                        .maximum = 4096,
                        .logarithmic = true}));
}

void ReachOptions::weightFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Weights");
    visitor.whole(
        seed,
        inGroup(group, seedField(ATT_TEXT("engine", "Where the random numbers start: the same seed gives the same weights and token vectors."))));
    visitor.arrays(arrays, inGroup(group, arraysField()));
}

}  // namespace att::lenses
