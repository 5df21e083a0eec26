// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where information that reaches the last layer came from, estimated from the weights of all layers alone; values and feed-forward parts are
// left out of it. Source: Abnar, Zuidema 2020 (arXiv 2005.00928), section 3.2. For float and double.

#include <vector>

#include "engine/math/matrix_in.h"

namespace att {

/// The mean over the heads. A: (H·n_q) × n_k, heads one below the other; result: n_q × n_k.
template <class Scalar>
Matrix<Scalar> meanOfHeads(const MatrixIn<Scalar>& A, int heads);

/// R_l = Ã_l·R_{l-1} from R_0 = I, with Ã = residual·I + (1 - residual)·A, its rows divided by their sums; ½ in the paper, for the skip
/// connection. `layers`: weights of the layers from the first on, each n × n and averaged over its heads. One result for each layer: n × n,
/// rows are outputs, columns the inputs, rows sum to 1. A fully masked row keeps its own token.
template <class Scalar>
std::vector<Matrix<Scalar>> rollOut(const std::vector<Matrix<Scalar>>& layers, double residual = 0.5);

}  // namespace att
