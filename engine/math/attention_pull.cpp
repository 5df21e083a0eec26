// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/attention_pull.h"

#include "engine/math/attention_pull_kernels.h"
#include "engine/math/product.h"
#include "engine/math/scratch.h"

namespace att {
namespace {

template <class Scalar>
using Head =
    Eigen::Map<std::conditional_t<std::is_const_v<Scalar>, const Matrix<std::remove_const_t<Scalar>>, Matrix<Scalar>>, 0, Eigen::OuterStride<>>;

template <class Scalar>
Head<Scalar> headOf(const Stack<Scalar>& stack, int h, int rows, int columns) {
    return {stack.row(h, 0), rows, columns, Eigen::OuterStride<>(stack.rowStep)};
}

template <class Scalar>
void addTo(const Stack<Scalar>& stack, int h, const Matrix<Scalar>& matrix) {
    if (stack) headOf(stack, h, int(matrix.rows()), int(matrix.cols())) += matrix;
}

AttentionPullPart partOf(const AttentionGradients<float>& g, int h) {
    const auto in = [h](const Stack<const float>& s) { return RowsIn{s.row(h, 0), s.rowStep}; };
    const auto out = [h](const Stack<float>& s) { return s ? RowsOut{s.row(h, 0), s.rowStep} : RowsOut{}; };
    return {g.queries, g.keys, g.dK, g.dV, in(g.Q), in(g.K), in(g.V), in(g.A), g.scale, in(g.dO), out(g.toQ), out(g.toK), out(g.toV), out(g.toBias)};
}

}  // namespace

template <class Scalar>
AttentionPull<Scalar> pullAttention(const MatrixIn<Scalar>& Q, const MatrixIn<Scalar>& K, const MatrixIn<Scalar>& V, const MatrixIn<Scalar>& A,
                                    double scale, const MatrixIn<Scalar>& dO) {
    AttentionPull<Scalar> pull;
    pull.dV = transposedTimes<Scalar>(A, dO);  // O = A·V
    pull.dA = timesTransposed<Scalar>(dO, V);
    const Eigen::Array<Scalar, Eigen::Dynamic, 1> along = (pull.dA.array() * A.array()).rowwise().sum();
    pull.dS = A.array() * (pull.dA.array().colwise() - along);           // A = softmax(S)
    pull.dQ = product<Scalar>(pull.dS, K) * static_cast<Scalar>(scale);  // S = scale·Q·Kᵀ
    pull.dK = transposedTimes<Scalar>(pull.dS, Q) * static_cast<Scalar>(scale);
    return pull;
}

template <class Scalar>
void pullAttentionPlain(const AttentionGradients<Scalar>& g) {
    for (int h = 0; h < g.heads; ++h) {
        const auto pull = pullAttention<Scalar>(headOf(g.Q, h, g.queries, g.dK), headOf(g.K, h, g.keys, g.dK), headOf(g.V, h, g.keys, g.dV),
                                                headOf(g.A, h, g.queries, g.keys), double(g.scale), headOf(g.dO, h, g.queries, g.dV));
        addTo(g.toQ, h, pull.dQ);
        addTo(g.toK, h, pull.dK);
        addTo(g.toV, h, pull.dV);
        addTo(g.toBias, h, pull.dS);
    }
}

template <>
void pullAttention(const AttentionGradients<double>& gradients) {
    pullAttentionPlain(gradients);
}

template <>
void pullAttention(const AttentionGradients<float>& g) {
    if (g.queries == 0 || g.keys == 0) return;
    float* const memory = scratch(attentionPullScratch(g.queries, g.keys, g.dK, g.dV));
    for (int h = 0; h < g.heads; ++h) attentionPullKernels().pull(partOf(g, h), memory);
}

template void pullAttentionPlain(const AttentionGradients<float>&);
template void pullAttentionPlain(const AttentionGradients<double>&);

#define ATT_INSTANTIATE(Scalar)                                                                                                     \
    template AttentionPull<Scalar> pullAttention<Scalar>(const MatrixIn<Scalar>&, const MatrixIn<Scalar>&, const MatrixIn<Scalar>&, \
                                                         const MatrixIn<Scalar>&, double, const MatrixIn<Scalar>&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
