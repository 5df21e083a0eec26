// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The core of every attention: scores, mask, softmax over the keys, weighted mean of the values, for float and double.
// One forward serves display, training and loaded weights. No projections here: those are linear.h.
// Source: Vaswani et al. 2017, section 3.2.1.

#include "engine/core/result.h"
#include "engine/core/watch.h"
#include "engine/math/key_range.h"
#include "engine/math/stack.h"

namespace att {

/// For every head h and query i, over the keys j (rows are queries, columns are keys):
///   raw(i,j) = Σ_c Q(i,c)·K(j,c);  scaled = scale·raw;  biased = scaled + bias;  masked = biased where key j is seen, else -∞
///   A(i,·) = softmax of masked(i,·);  O(i,c) = Σ_j A(i,j)·V(j,c)
/// A key is seen when it lies in `visible`, is not blocked by `painted`, and its bias is not -∞. The weight of a key that is not seen is exactly
/// 0, and what stands in its K and V, NaN included, touches nothing. A row that sees no key, or only scores of -∞, has weights
/// and output 0. NaN or +∞ in a score that is seen makes that row of A and O NaN, and no other.
template <class Scalar>
struct Attention {
    int heads = 1, queries = 0, keys = 0, dK = 0, dV = 0;
    Stack<const Scalar> Q;  ///< H × n_q × d_k
    Stack<const Scalar> K;  ///< H × n_k × d_k
    Stack<const Scalar> V;  ///< H × n_k × d_v
    Scalar scale = 1;       ///< 1 / (√d_k · temperature), or 1

    const KeyRange* visible = nullptr;       ///< one per query, the same for all heads; null: every key
    const unsigned char* painted = nullptr;  ///< n_q × n_k, the same for all heads: 0 blocks; null: nothing blocked
    Stack<const Scalar> bias;                ///< H × n_q × n_k, added to the scaled scores; headStep 0 shares one; -∞ hides the pair

    // Results. Each is left out when null, and costs nothing then.
    Stack<Scalar> raw, scaled, biased, masked;  ///< H × n_q × n_k
    Stack<Scalar> A;                            ///< H × n_q × n_k
    Stack<Scalar> O;                            ///< H × n_q × d_v
};

/// Fails only with Stopped; the results then hold anything. No result may overlap an input or another result.
template <class Scalar>
Status attend(const Attention<Scalar>& attention, const Watch& watch);

/// The same, straight from the formula: the reference that the fast version is tested against.
template <class Scalar>
Status attendPlain(const Attention<Scalar>& attention, const Watch& watch);

}  // namespace att
