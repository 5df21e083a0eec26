// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/gate_options.h"

#include "engine/lenses/common/groups.h"
#include "engine/math/residual_network.h"

namespace att::lenses {
namespace {}  // namespace

void ReductionOptions::fields(FieldVisitor& visitor) {
    visitor.whole(
        reduction,
        blockField({.key = "reduction",
                    .label = ATT_TEXT("engine", "Reduction r"),
                    .help = ATT_TEXT("engine", "How many times narrower the hidden layer is than the channels: C/r hidden units, at least one."),
                    .initial = 16,
                    .minimum = 1,
                    .maximum = 64,
                    .logarithmic = true,
                    .allowed = {1, 2, 4, 8, 16, 32, 64}}));
    Field rounding = blockField({.key = "hidden_width",
                                 .label = ATT_TEXT("engine", "Hidden width"),
                                 .help = ATT_TEXT("engine", "C/r as in the paper, or rounded to a multiple of 8 as the library timm does it."),
                                 .choices = {{"paper", ATT_TEXT("engine", "C/r")}, {"eight", ATT_TEXT("engine", "×8 (timm)")}}});
    visitor.choice(width, rounding);
}

int ReductionOptions::hidden(int channels) const { return reducedChannels(channels, reduction, width == HiddenWidth::MultipleOfEight); }

void GainOption::fields(FieldVisitor& visitor) {
    Field field{
        .key = "gain",
        .label = ATT_TEXT("engine", "Gain"),
        .group = ATT_TEXT("engine", "Weights"),
        .help = ATT_TEXT(
            "engine",
            "What the drawn weights are multiplied by. At 1 the block is untrained and every gate stays near 0.5; training lets weights grow."),
        .initial = 3,
        .minimum = 0,
        .maximum = 32,
        .step = 0.1};
    visitor.real(gain, field);
}

}  // namespace att::lenses
