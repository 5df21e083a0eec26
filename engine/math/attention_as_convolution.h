// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Self-attention that is a K×K convolution: K² heads, each of which looks at one neighbour by its relative position alone. For float and double.
// Source: Cordonnier, Loukas, Jaggi 2020 (arXiv 1911.03584), theorem 1 and section 3.3 (quadratic encoding).

#include "engine/math/convolution.h"

namespace att {

/// Head h of K² looks towards Δ_h = (h / K - ⌊K/2⌋, h mod K - ⌊K/2⌋): rows down, columns to the right.
struct Offset {
    int down = 0, right = 0;
};
Offset headOffset(int head, int K);

/// The scores of a head when W_q = W_k = 0 and only positions speak: v·r_δ with v = -α·(1, -2Δ₁, -2Δ₂) and r_δ = (‖δ‖², δ₁, δ₂), δ from query
/// to key. That is -α·‖δ - Δ‖² up to a constant of the head, so the softmax peaks at the neighbour Δ, the sharper the larger α. n × n.
template <class Scalar>
Matrix<Scalar> quadraticScores(const Grid& grid, Offset towards, double alpha);

struct AttentionAsConvolution {
    Grid grid;
    int K = 3;          ///< odd
    double alpha = 46;  ///< from about 46 on the other weights are below 1e-19
    /// As α grows the heads of an image as it is clamp at its edge, which is Replicate. Zero needs zeros around the image as tokens of their
    /// own and a crop of the answer.
    Edge edge = Edge::Replicate;
};

/// The weights of one head on the tokens of the image, padded by ⌊K/2⌋ zeros all around with Edge::Zero. n × n or n × padded n:
/// rows are the pixels of the image itself.
template <class Scalar>
Matrix<Scalar> convolutionHeadWeights(const AttentionAsConvolution& attention, int head);

/// b + Σ_h A_h·X·W_hᵀ: the K² heads with W_val = W_h, the slice h of the kernel, as convolveGrid takes it. n × d_out.
template <class Scalar>
Matrix<Scalar> attendAsConvolution(const AttentionAsConvolution& attention, const std::vector<Matrix<Scalar>>& W, const RowVector<Scalar>& b,
                                   const MatrixIn<Scalar>& X);

}  // namespace att
