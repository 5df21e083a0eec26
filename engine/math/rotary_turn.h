// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The cosines and sines of rotary.h, worked out once for all heads and sequences that are turned alike.

#include "engine/math/rotary.h"

namespace att {

/// Of n rows: n × ⌊d/2⌋ each.
template <class Scalar>
struct RotaryTurn {
    RotaryLayout layout;
    Matrix<Scalar> cosine, sine;
};
template <class Scalar>
RotaryTurn<Scalar> rotaryTurn(const Rotary& rotary, int n, int d);

/// H heads in place, each of at most n rows.
template <class Scalar>
void rotate(const RotaryTurn<Scalar>& turn, const Shape& shape, const Stack<Scalar>& X);

}  // namespace att
