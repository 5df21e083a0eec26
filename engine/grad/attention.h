// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Multi-head scaled dot-product attention over a batch of sequences, one below the other, that may differ in length: nothing is padded.
// Forward: engine/math/attention.h; other scores and normalisers are score.h.

#include <memory>
#include <vector>

#include "engine/grad/tape.h"
#include "engine/math/mask.h"

namespace att::grad {

/// Where each sequence begins among the rows of a matrix, and where the last one ends: {0, 5, 8} holds 5 and 3 rows.
using Begins = std::shared_ptr<const std::vector<int>>;

/// Columns of a matrix that holds several things side by side, such as Q, K and V.
struct Part {
    Var matrix;
    int firstColumn = 0;
};

struct BatchAttention {
    int heads = 1, dK = 0, dV = 0;  ///< Q and K have heads·d_k columns, V heads·d_v
    Part Q, K, V;
    Begins queries, keys;  ///< as many sequences; sequence s of Q sees sequence s of K
    Mask mask;             ///< of every sequence
    Var bias;              ///< added to the scaled scores: (H·N_q) × N_k, of which shorter sequences take the first rows and columns; or left out
};

template <class Scalar>
struct Attended {
    Var output;                       ///< rows of Q × heads·d_v: heads side by side
    const Scalar* weights = nullptr;  ///< all of them: sequence after sequence, in each head after head, n_q × n_k; as long as the results
};

/// Rotary positions, as engine/math/rotary.h, counted from 0 in every sequence: the first heads·d columns of x are turned, head by head; the
/// columns behind them stay.
template <class Scalar>
Var rotate(Tape<Scalar>& tape, Var x, const Begins& begins, int heads, int d);

/// Scores are scaled by 1/√d_k.
template <class Scalar>
Attended<Scalar> attend(Tape<Scalar>& tape, const BatchAttention& attention);

}  // namespace att::grad
