// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/stack_options.h"

#include "engine/lenses/common/groups.h"

namespace att::lenses {
namespace {

constexpr int mostLayers = 6, mostHidden = 4096;

Field stackField(Field field) { return inGroup(ATT_TEXT("engine", "Stack"), std::move(field)); }

Field shownField(int layers) {
    Field field = stackField({.key = "shown",
                              .label = ATT_TEXT("engine", "Layer shown"),
                              .help = ATT_TEXT("engine", "The layer whose inside can be walked through; the last one when there are fewer."),
                              .initial = 1,
                              .minimum = 1,
                              .maximum = mostLayers});
    for (int layer = 1; layer <= layers; ++layer) field.allowed.push_back(layer);
    return field;
}

}  // namespace

void StackOptions::fields(FieldVisitor& visitor) {
    visitor.whole(layers, stackField({.key = "layers",
                                      .label = ATT_TEXT("engine", "Layers"),
                                      .help = ATT_TEXT("engine", "How many layers stand on one another, each with weights of its own."),
                                      .initial = 3,
                                      .minimum = 1,
                                      .maximum = mostLayers}));
    visitor.whole(shown, shownField(layers));
    visitor.choice(
        place,
        blockField({.key = "norm_place",
                    .label = ATT_TEXT("engine", "Layer norm"),
                    .help = ATT_TEXT("engine", "After each sum, as in the paper, or before each part, so that the sums run through untouched."),
                    .choices = {{"post", ATT_TEXT("engine", "post-LN")}, {"pre", ATT_TEXT("engine", "pre-LN")}}}));
    visitor.flag(
        finalNorm,
        blockField({.key = "final_norm",
                    .label = ATT_TEXT("engine", "LN after the stack"),
                    .help = ATT_TEXT("engine", "One more layer norm after the last layer: a pre-LN stack needs it, nn.Transformer always has it."),
                    .initial = 1}));
    visitor.choice(activation,
                   blockField({.key = "activation",
                               .label = ATT_TEXT("engine", "Activation"),
                               .help = ATT_TEXT("engine", "What bends the inside of the feed-forward part; the two GELU differ by less than 0.001."),
                               .choices = {{"relu", ATT_TEXT("engine", "ReLU")},
                                           {"gelu", ATT_TEXT("engine", "GELU, erf")},
                                           {"gelu_tanh", ATT_TEXT("engine", "GELU, tanh")}}}));
    visitor.whole(dHidden, blockField({.key = "d_ff",
                                       .label = ATT_TEXT("engine", "d_ff"),
                                       .help = ATT_TEXT("engine", "How wide the feed-forward part is inside; the paper takes 4 · d_model."),
                                       .initial = 64,
                                       .minimum = 1,
                                       .maximum = mostHidden,
                                       .logarithmic = true}));
}

}  // namespace att::lenses
