// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How tokens are told where they stand: the choice of an encoding, and the numbers each has. The encodings themselves are position_encoding.h.

#include <array>

#include "engine/core/field.h"
#include "engine/math/linear_bias.h"
#include "engine/math/ode_position.h"
#include "engine/math/relative_bucket.h"
#include "engine/math/rotary.h"

namespace att::lenses {

enum class PositionKind {
    None,
    Sinusoidal,  ///< added to X: Vaswani et al. 2017
    Rotary,      ///< turns q and k: Su et al. 2021
    LinearBias,  ///< ALiBi: Press et al. 2022
    Learned,     ///< a table added to X
    Buckets,     ///< T5's bias: Raffel et al. 2020
    Shaw,        ///< vectors added to keys and values: Shaw et al. 2018
    Flow,        ///< FLOATER: Liu et al. 2020
};

/// What each is called, in the order of PositionKind.
const std::array<Text, 8>& encodingNames();

struct PositionOptions {
    PositionKind kind = PositionKind::Sinusoidal;
    int first = 0;  ///< position of the first token
    RotaryLayout layout = RotaryLayout::Interleaved;
    double base = 10000;
    LinearBiasForm form = LinearBiasForm::Symmetric;
    int trained = 512;  ///< rows of the learned table
    RelativeBuckets rule;
    int clip = 4;  ///< Shaw's k
    OdeMethod method = OdeMethod::RungeKutta4;
    double interval = 0.1;
    int steps = 5;
    double spread = 1;  ///< standard deviation of drawn tables, biases and vectors

    /// None or sinusoids, for a lens that only adds to X; all numbers stay as they stand above.
    void fields(FieldVisitor& visitor);
    /// Also RoPE and ALiBi, which work inside the attention.
    void fieldsWithin(FieldVisitor& visitor);
    /// All encodings with their numbers.
    void fieldsInFull(FieldVisitor& visitor);
    /// All encodings without their numbers, none at first.
    void fieldsOfAll(FieldVisitor& visitor);

    bool isAdded() const { return kind == PositionKind::Sinusoidal || kind == PositionKind::Learned || kind == PositionKind::Flow; }
    bool isBias() const { return kind == PositionKind::LinearBias || kind == PositionKind::Buckets; }
    bool hasWaves() const { return kind == PositionKind::Sinusoidal || kind == PositionKind::Rotary; }
    bool isDrawn() const { return kind >= PositionKind::Learned; }
};

}  // namespace att::lenses
