// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The options of gates over channels: how narrow the middle is, and where the weights come from. The gate itself is channel_gate.h.

#include "engine/lenses/common/options.h"

namespace att::lenses {

enum class HiddenWidth { Paper, MultipleOfEight };

struct ReductionOptions {
    int reduction;
    HiddenWidth width;

    void fields(FieldVisitor& visitor);
    /// C/r, at least 1.
    int hidden(int channels) const;
};

/// How many times larger than drawn the weights are.
struct GainOption {
    double gain;
    void fields(FieldVisitor& visitor);
};

}  // namespace att::lenses
