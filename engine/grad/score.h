// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One head of attention step by step, with any score and any normaliser that has a gradient. Forwards: engine/math/score.h and normalise.h.
// The usual ones, fused and for whole batches, are attention.h.

#include "engine/grad/tape.h"
#include "engine/math/normalise.h"
#include "engine/math/score.h"

namespace att::grad {

/// Of ScoreKind: General takes W, d_q × d_k; Additive W, d_h × d_q, U, d_h × d_k and v, 1 × d_h; Concat W, d_h × (d_q + d_k) and v.
struct ScoreWeights {
    Var W, U, v;
};

/// S: n_q × n_k from Q and K.
template <class Scalar>
Var score(Tape<Scalar>& tape, ScoreKind kind, Var Q, Var K, const ScoreWeights& weights = {});

/// y = S where `keep` is not 0, else -∞: n_q × n_k numbers, copied.
template <class Scalar>
Var mask(Tape<Scalar>& tape, Var S, const unsigned char* keep);

/// A from S. Hardmax has no gradient but 0, and so nothing comes back to S.
template <class Scalar>
Var normalise(Tape<Scalar>& tape, const Normaliser& normaliser, Var S);

}  // namespace att::grad
