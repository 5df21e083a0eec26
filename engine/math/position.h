// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Positions made of sines and cosines (Vaswani et al. 2017, section 3.5). Not learned ones, and not rotations of Q and K.

#include "engine/core/matrix.h"

namespace att {

/// ω_c of dimension c in a width of d: base^(−2⌊c/2⌋/d). Both members of a pair (2i, 2i+1) share it.
double angularFrequency(int dimension, int d, double base = 10000);

/// P: n × d, P(p, 2i) = sin(p·ω_2i), P(p, 2i+1) = cos(p·ω_2i), p counted from 0. An odd d ends with a sine.
/// Computed in double and rounded once.
template <class Scalar>
Matrix<Scalar> sinusoidalPositions(int n, int d, double base = 10000);

}  // namespace att
