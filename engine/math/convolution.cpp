// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/convolution.h"

#include <algorithm>
#include <cmath>

#include "engine/math/product.h"

namespace att {
namespace {

/// n rows of b, or of zeros.
template <class Scalar>
Matrix<Scalar> rowsOf(const RowVector<Scalar>& b, Eigen::Index n, Eigen::Index d) {
    if (!b.size()) return Matrix<Scalar>::Zero(n, d);
    return b.replicate(n, 1);
}

/// Y += what tap W sees `shift` tokens further on.
template <class Scalar>
void addTap(Matrix<Scalar>& Y, const Matrix<Scalar>& W, Eigen::Index shift, const MatrixIn<Scalar>& X) {
    const Eigen::Index n = X.rows() - std::abs(shift);
    if (n > 0) Y.middleRows(std::max<Eigen::Index>(0, -shift), n) += timesTransposed<Scalar>(X.middleRows(std::max<Eigen::Index>(0, shift), n), W);
}

/// The token at (y, x) or what stands for it beyond the edge; -1 for zeros.
int tokenAt(const Grid& grid, Edge edge, int y, int x) {
    const int nearY = std::clamp(y, 0, grid.height - 1), nearX = std::clamp(x, 0, grid.width - 1);
    return edge == Edge::Zero && (nearY != y || nearX != x) ? -1 : nearY * grid.width + nearX;
}

}  // namespace

template <class Scalar>
Matrix<Scalar> convolve(const Convolution<Scalar>& layer, const MatrixIn<Scalar>& X) {
    const auto taps = static_cast<Eigen::Index>(layer.W.size()), before = layer.causal ? taps - 1 : (taps - 1) / 2;
    Matrix<Scalar> Y = rowsOf(layer.b, X.rows(), layer.W.front().rows());
    for (Eigen::Index a = 0; a < taps; ++a) addTap(Y, layer.W[std::size_t(a)], (a - before) * layer.dilation, X);
    return Y;
}

template <class Scalar>
Matrix<Scalar> convolve(const std::vector<Convolution<Scalar>>& layers, bool relu, const MatrixIn<Scalar>& X) {
    Matrix<Scalar> Y = X;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        if (relu && l > 0) Y = Y.cwiseMax(Scalar(0)).eval();
        Y = convolve<Scalar>(layers[l], Y);
    }
    return Y;
}

int receptiveField(const std::vector<KernelSize>& layers) {
    int field = 1;
    for (const auto& layer : layers) field += (layer.taps - 1) * layer.dilation;
    return field;
}

Count convolutionCount(int n, int taps, int dIn, int dOut) {
    const std::int64_t weights = std::int64_t(taps) * dIn * dOut;
    return {.parameters = weights + dOut, .multiplyAdds = n * weights};
}

template <class Scalar>
Matrix<Scalar> convolveGrid(const Grid& grid, const std::vector<Matrix<Scalar>>& W, const RowVector<Scalar>& b, Edge edge,
                            const MatrixIn<Scalar>& X) {
    const int K = static_cast<int>(std::lround(std::sqrt(double(W.size()))));
    Matrix<Scalar> Y = rowsOf(b, grid.tokens(), W.front().rows());
    for (int q = 0; q < grid.tokens(); ++q) {
        for (int tap = 0; tap < K * K; ++tap) {
            const int token = tokenAt(grid, edge, q / grid.width + tap / K - K / 2, q % grid.width + tap % K - K / 2);
            if (token >= 0) Y.row(q) += X.row(token) * W[std::size_t(tap)].transpose();
        }
    }
    return Y;
}

#define ATT_INSTANTIATE(Scalar)                                                                                                   \
    template Matrix<Scalar> convolve<Scalar>(const Convolution<Scalar>&, const MatrixIn<Scalar>&);                                \
    template Matrix<Scalar> convolve<Scalar>(const std::vector<Convolution<Scalar>>&, bool, const MatrixIn<Scalar>&);             \
    template Matrix<Scalar> convolveGrid<Scalar>(const Grid&, const std::vector<Matrix<Scalar>>&, const RowVector<Scalar>&, Edge, \
                                                 const MatrixIn<Scalar>&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
