// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Convolutions over a sequence and over the grid of an image whose pixels are tokens: plain sums over the kernel, for float and double, to be
// held against attention. The layers of images as C × H × W are another matter.

#include <vector>

#include "engine/math/count.h"
#include "engine/math/matrix_in.h"

namespace att {

/// y_t = b + Σ_a W_a·x_{t + (a - before)·dilation}, zeros beyond both ends; as many tokens out as in. Like every deep learning library, the
/// kernel is not flipped.
template <class Scalar>
struct Convolution {
    std::vector<Matrix<Scalar>> W;  ///< k taps, each d_out × d_in
    RowVector<Scalar> b;            ///< d_out, or empty
    int dilation = 1;
    bool causal = false;  ///< before = k - 1: the last tap meets the token itself. Else before = ⌊(k-1)/2⌋, the token in the middle
};

/// X: n × d_in, result: n × d_out.
template <class Scalar>
Matrix<Scalar> convolve(const Convolution<Scalar>& layer, const MatrixIn<Scalar>& X);

/// One layer after another; between them ReLU when asked for.
template <class Scalar>
Matrix<Scalar> convolve(const std::vector<Convolution<Scalar>>& layers, bool relu, const MatrixIn<Scalar>& X);

/// How many neighbouring tokens one output of a stack depends on: 1 + Σ (k_l - 1)·dilation_l.
struct KernelSize {
    int taps = 3, dilation = 1;
};
int receptiveField(const std::vector<KernelSize>& layers);

/// k·d_in·d_out + d_out parameters and n·k·d_in·d_out multiply-adds.
Count convolutionCount(int n, int taps, int dIn, int dOut);

/// What lies beyond the edge of an image.
enum class Edge {
    Zero,       ///< zeros
    Replicate,  ///< the nearest pixel
};

/// Pixels are tokens in reading order: token y·width + x.
struct Grid {
    int height = 0, width = 0;
    int tokens() const { return height * width; }
};

/// Y(y, x) = b + Σ_{a, c} W_{a·K + c}·X(y + a - ⌊K/2⌋, x + c - ⌊K/2⌋). W: K² taps in reading order, K odd, each d_out × d_in;
/// b: d_out, or empty; X: height·width × d_in; result: height·width × d_out.
template <class Scalar>
Matrix<Scalar> convolveGrid(const Grid& grid, const std::vector<Matrix<Scalar>>& W, const RowVector<Scalar>& b, Edge edge, const MatrixIn<Scalar>& X);

}  // namespace att
