// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/attention_as_convolution.h"

#include "engine/math/normalise.h"
#include "engine/math/product.h"

namespace att {
namespace {

int marginOf(const AttentionAsConvolution& attention) { return attention.edge == Edge::Zero ? attention.K / 2 : 0; }

Grid paddedGrid(const AttentionAsConvolution& attention) {
    const int margin = 2 * marginOf(attention);
    return {attention.grid.height + margin, attention.grid.width + margin};
}

/// The place of each pixel of the image among the tokens of the padded one.
std::vector<Eigen::Index> innerTokens(const AttentionAsConvolution& attention) {
    const int margin = marginOf(attention), width = paddedGrid(attention).width;
    std::vector<Eigen::Index> tokens;
    for (int y = 0; y < attention.grid.height; ++y)
        for (int x = 0; x < attention.grid.width; ++x) tokens.push_back((y + margin) * width + x + margin);
    return tokens;
}

/// Softmax along one axis of the grid, length × length. The score is a sum of a part for each axis, so its softmax is a product of theirs.
template <class Scalar>
Matrix<Scalar> weightsAlong(int length, int towards, double alpha) {
    const Matrix<Scalar> scores = Matrix<Scalar>::NullaryExpr(length, length, [&](Eigen::Index query, Eigen::Index key) {
        const auto away = static_cast<double>(key - query);
        return static_cast<Scalar>(-alpha * (away * away - 2 * towards * away));
    });
    return normalise<Scalar>({}, scores);
}

}  // namespace

Offset headOffset(int head, int K) { return {head / K - K / 2, head % K - K / 2}; }

template <class Scalar>
Matrix<Scalar> quadraticScores(const Grid& grid, Offset towards, double alpha) {
    return Matrix<Scalar>::NullaryExpr(grid.tokens(), grid.tokens(), [&](Eigen::Index query, Eigen::Index key) {
        const auto q = static_cast<int>(query), k = static_cast<int>(key);
        const int down = k / grid.width - q / grid.width, right = k % grid.width - q % grid.width;
        return static_cast<Scalar>(-alpha * (down * down + right * right - 2 * towards.down * down - 2 * towards.right * right));
    });
}

template <class Scalar>
Matrix<Scalar> convolutionHeadWeights(const AttentionAsConvolution& attention, int head) {
    const Grid grid = paddedGrid(attention);
    const Offset offset = headOffset(head, attention.K);
    const Matrix<Scalar> down = weightsAlong<Scalar>(grid.height, offset.down, attention.alpha);
    const Matrix<Scalar> right = weightsAlong<Scalar>(grid.width, offset.right, attention.alpha);
    const auto inner = innerTokens(attention);
    Matrix<Scalar> A(Eigen::Index(inner.size()), grid.tokens());
    for (Eigen::Index i = 0; i < A.rows(); ++i) {
        const auto query = inner[std::size_t(i)];
        for (int y = 0; y < grid.height; ++y)
            A.row(i).segment(y * grid.width, grid.width) = down(query / grid.width, y) * right.row(query % grid.width);
    }
    return A;
}

template <class Scalar>
Matrix<Scalar> attendAsConvolution(const AttentionAsConvolution& attention, const std::vector<Matrix<Scalar>>& W, const RowVector<Scalar>& b,
                                   const MatrixIn<Scalar>& X) {
    Matrix<Scalar> padded = Matrix<Scalar>::Zero(paddedGrid(attention).tokens(), X.cols());
    padded(innerTokens(attention), Eigen::all) = X;
    Matrix<Scalar> Y = Matrix<Scalar>::Zero(X.rows(), W.front().rows());
    if (b.size()) Y.rowwise() += b;
    for (std::size_t h = 0; h < W.size(); ++h)
        Y += timesTransposed<Scalar>(product<Scalar>(convolutionHeadWeights<Scalar>(attention, int(h)), padded), W[h]);
    return Y;
}

#define ATT_INSTANTIATE(Scalar)                                                                                                                      \
    template Matrix<Scalar> quadraticScores<Scalar>(const Grid&, Offset, double);                                                                    \
    template Matrix<Scalar> convolutionHeadWeights<Scalar>(const AttentionAsConvolution&, int);                                                      \
    template Matrix<Scalar> attendAsConvolution<Scalar>(const AttentionAsConvolution&, const std::vector<Matrix<Scalar>>&, const RowVector<Scalar>&, \
                                                        const MatrixIn<Scalar>&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
