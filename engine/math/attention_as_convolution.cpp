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
    const Matrix<Scalar> scores = quadraticScores<Scalar>(paddedGrid(attention), headOffset(head, attention.K), attention.alpha);
    return normalise<Scalar>({}, scores(innerTokens(attention), Eigen::all));
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

}  // namespace att
