// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The image, the kernel and the heads of the lens attention_convolution as numbers: what attention with quadratic relative positions makes of
// the image at a sharpness α, beside the convolution that it becomes. Made of math/attention_as_convolution.h; adds no arithmetic.

#include "engine/core/lens.h"
#include "engine/lenses/common/given.h"
#include "engine/math/attention_as_convolution.h"

namespace att::lenses {

constexpr int imageHeight = 5, imageWidth = 10, imageChannels = 3;  // of the lecture
constexpr int imageTokens = imageHeight * imageWidth;
constexpr int outputChannels = 4;

/// Below this a weight counts as 0: single precision has no place for it.
constexpr double leastWeight = 1e-30;

enum class ImageKind { Noise, Point, Border };

struct GridOptions {
    ImageKind image;
    int K;
    double alpha;
    Edge edge;
    int seed;

    AttentionAsConvolution attention() const { return {.grid = {imageHeight, imageWidth}, .K = K, .alpha = alpha, .edge = edge}; }
    int heads() const { return K * K; }
    /// The grid of the keys: the image, or the image with zeros around it.
    Grid keys() const;
    /// The pixel of the image that is this key; -1: one of the zeros around it.
    int pixelOfKey(int key) const;
    int keyOfPixel(int pixel) const;
};

/// The array slots "image" [3, 5, 10], "kernel" [4, 3, K, K] and "bias" [4], as nn.Conv2d has them.
std::vector<ArraySlot> gridSlots(const GridOptions& options);

class GridLayer {
public:
    GridLayer(const GridOptions& options, const Given& given);

    const GridOptions& options() const { return m_options; }
    const Matrix<double>& X() const { return m_X; }                         ///< 50 × 3, pixels in reading order
    const std::vector<Matrix<double>>& kernel() const { return m_kernel; }  ///< K² times 4 × 3
    const RowVector<double>& bias() const { return m_bias; }                ///< 4

    Matrix<double> output() const;                ///< 50 × 4, the sum of the heads and the bias
    Matrix<double> attended(double alpha) const;  ///< the same at another sharpness
    Matrix<double> convolved(Edge edge) const;    ///< 50 × 4
    Matrix<double> weights(int head) const;       ///< 50 × keys
    Matrix<double> headOutput(int head) const;    ///< 50 × 4

private:
    GridOptions m_options;
    Matrix<double> m_X;
    std::vector<Matrix<double>> m_kernel;
    RowVector<double> m_bias;
};

/// The sharpnesses of the curve of errors.
const std::vector<double>& sharpnesses();

}  // namespace att::lenses
