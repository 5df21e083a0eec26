// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Rotary positions: pairs of dimensions of q and k turned by an angle that grows with the position, so that q·k depends on the distance
// alone. For queries and keys after the split into heads, never for values. Source: Su et al. 2021 (arXiv 2104.09864), section 3.2.

#include <vector>

#include "engine/math/matrix_in.h"
#include "engine/math/stack.h"

namespace att {

/// Which two dimensions are a pair. The layouts agree up to a permutation of the channels, so weights trained with one need it.
enum class RotaryLayout {
    Interleaved,  ///< (2i, 2i+1): the paper, LLaMA's own code
    Halves,       ///< (i, i + d/2): Hugging Face's rotate_half
};

/// θ_i = base^(-2i/d), in radians per position.
double rotaryFrequency(int pair, int d, double base = 10000);

struct Rotary {
    RotaryLayout layout = RotaryLayout::Interleaved;
    double base = 10000;
    double first = 0;   ///< position of row 0; row r stands at first + r
    bool back = false;  ///< by the opposite angles: undoes the turn, and so brings gradients back through it
};

/// X: n × d. Row r, pair (a, b), angle m·θ_i with m = first + r: a' = a·cos - b·sin, b' = a·sin + b·cos. The last column of an odd d stays.
/// Angles are computed in double. Norms are kept.
template <class Scalar>
Matrix<Scalar> rotate(const Rotary& rotary, const MatrixIn<Scalar>& X);
/// The same for H heads in place, each n × d.
template <class Scalar>
void rotate(const Rotary& rotary, const Shape& shape, const Stack<Scalar>& X);

/// 0, 2, 4, …, 1, 3, …: column c of the halves layout is column permutation[c] of the interleaved one. d is even.
std::vector<int> interleavedInHalves(int d);

}  // namespace att
