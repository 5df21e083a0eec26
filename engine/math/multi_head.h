// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A whole attention layer on given weights: projections, heads, concatenation, output projection, for self- and cross-attention, with as many
// key-value heads as there are heads or fewer. Made of linear.h and attention.h; adds no arithmetic of its own. For float and double.
// Sources: Vaswani et al. 2017, section 3.2.2; Shazeer 2019 (multi-query, arXiv 1911.02150); Ainslie et al. 2023 (grouped, arXiv 2305.13245).

#include "engine/math/attention.h"
#include "engine/math/count.h"
#include "engine/math/matrix_in.h"

namespace att {

/// y = x·Wᵀ + b. W: out × in, dense; b: out, or null. Owns nothing.
template <class Scalar>
struct Affine {
    const Scalar* W = nullptr;
    const Scalar* b = nullptr;
    int in = 0, out = 0;
};

/// y: n × out. Fails only with Stopped.
template <class Scalar>
Result<Matrix<Scalar>> apply(const Affine<Scalar>& affine, const MatrixIn<Scalar>& x, const Watch& watch);

/// What tells a layer of self-attention how far apart two tokens stand.
enum class RelativePositions {
    None,
    Rotary,      ///< rotary.h: Q and K of every head are turned, from position 0
    LinearBias,  ///< linear_bias.h, symmetric: added to the scaled scores, at each head's slope
};

/// H heads over G groups of keys and values, G divides H; d_k = q.out / H, d_v = v.out / G.
template <class Scalar>
struct MultiHead {
    int heads = 1;     ///< H
    int groups = 1;    ///< G: H for multi-head, 1 for multi-query attention
    Affine<Scalar> q;  ///< out = H·d_k
    Affine<Scalar> k;  ///< out = G·d_k
    Affine<Scalar> v;  ///< out = G·d_v
    Affine<Scalar> o;  ///< in = H·d_v
    RelativePositions relative = RelativePositions::None;
};

/// What each query may see, as attention.h takes it.
struct Sight {
    const KeyRange* visible = nullptr;       ///< one per query
    const unsigned char* painted = nullptr;  ///< n_q × n_k
};

template <class Scalar>
struct MultiHeadTrace {
    Matrix<Scalar> Q, K, V;  ///< n_q × H·d_k, n_k × G·d_k, n_k × G·d_v: heads side by side; Q and K as they are multiplied
    Matrix<Scalar> bias;     ///< as A: what was added to the scaled scores; empty when nothing was
    Matrix<Scalar> A;        ///< (H·n_q) × n_k: heads one below the other
    Matrix<Scalar> mixed;    ///< n_q × H·d_v: the concatenation
    Matrix<Scalar> output;   ///< n_q × o.out

    auto weights(int head) const { return A.middleRows(head * mixed.rows(), mixed.rows()); }
};

/// Queries come from X (n_q × q.in), keys and values from `memory` (n_k × k.in): X itself makes it self-attention, and nothing else does.
/// Scores are scaled by 1/√d_k. Fails only with Stopped.
template <class Scalar>
Result<MultiHeadTrace<Scalar>> attendMultiHead(const MultiHead<Scalar>& layer, const MatrixIn<Scalar>& X, const MatrixIn<Scalar>& memory,
                                               const Sight& sight, const Watch& watch);

/// The group whose keys and values a query head reads: group g serves the heads g·H/G … (g+1)·H/G - 1.
int groupOfHead(int head, int heads, int groups);

struct MultiHeadSize {
    int dModel = 512, heads = 8, groups = 8, dK = 64, dV = 64;
    bool bias = true;
    int queries = 1, keys = 1;
};

/// Parameters d·H·d_k + d·G·(d_k + d_v) + H·d_v·d and the biases; multiply-adds of the projections plus n_q·n_k·H·(d_k + d_v).
/// Tied and with G = H that is 4d² (+ 4d) and 4nd² + 2n²d, whatever H. `kept`: the cache of keys and values, n_k·G·(d_k + d_v) numbers.
Count multiHeadCount(const MultiHeadSize& size);

}  // namespace att
