// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The feed-forward part of a Transformer layer, each token by itself, and its activations, for float and double.
// Source: Vaswani et al. 2017, section 3.3; GELU: Hendrycks, Gimpel 2016 (arXiv 1606.08415), section 2.

#include "engine/math/multi_head.h"

namespace att {

enum class Activation {
    Relu,
    Gelu,      ///< x·Φ(x) by erf: PyTorch's default
    GeluTanh,  ///< ½x·(1 + tanh(√(2/π)·(x + 0.044715x³))): GPT-2, the BERT of TensorFlow
};

template <class Scalar>
Scalar activate(Activation activation, Scalar x);

/// y = W2·act(W1·x + b1) + b2.
template <class Scalar>
struct FeedForward {
    Affine<Scalar> in, out;  ///< W1, b1: d → d_ff; W2, b2: d_ff → d
    Activation activation = Activation::Relu;
};

template <class Scalar>
struct FeedForwardTrace {
    Matrix<Scalar> hidden;  ///< W1·x + b1: n × d_ff
    Matrix<Scalar> active;  ///< under the activation
    Matrix<Scalar> output;  ///< n × d
};

/// X: n × d. Fails only with Stopped.
template <class Scalar>
Result<FeedForwardTrace<Scalar>> feedForward(const FeedForward<Scalar>& layer, const MatrixIn<Scalar>& X, const Watch& watch);

/// 2·d·d_ff + d_ff + d parameters, 2·n·d·d_ff multiply-adds.
Count feedForwardCount(int n, int d, int dHidden);

}  // namespace att
