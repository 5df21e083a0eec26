// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/linear_pull.h"

#include "engine/core/matrix.h"
#include "engine/math/linear_pull_kernels.h"
#include "engine/math/product.h"
#include "engine/math/scratch.h"

namespace att {

template <class Scalar>
void pullLinearPlain(const LinearPull<Scalar>& p) {
    const Eigen::Map<const Matrix<Scalar>, 0, Eigen::OuterStride<>> x(p.x, p.n, p.in, Eigen::OuterStride<>(p.xRowStep ? p.xRowStep : p.in));
    const MatrixView<Scalar> W(p.W, p.out, p.in), dy(p.dy, p.n, p.out);
    if (p.dx && !p.addX) MatrixSpan<Scalar>(p.dx, p.n, p.in).setZero();
    if (p.dx) MatrixSpan<Scalar>(p.dx, p.n, p.in) += product<Scalar>(dy, W);
    if (p.dW) MatrixSpan<Scalar>(p.dW, p.out, p.in) += transposedTimes<Scalar>(dy, x);
    if (p.db) MatrixSpan<Scalar>(p.db, 1, p.out) += dy.colwise().sum();
}

template <>
void pullLinear(const LinearPull<double>& pull) {
    pullLinearPlain(pull);
}

template <>
void pullLinear(const LinearPull<float>& p) {
    if (p.n == 0) return;
    const LinearPullPart part{p.n, p.in, p.out, {p.x, p.xRowStep ? p.xRowStep : p.in}, p.W, p.dy, p.dx, p.addX, p.dW, p.db};
    linearPullKernels().pull(part, scratch(linearPullScratch(p.n, p.in, p.out)));
}

template void pullLinearPlain(const LinearPull<float>&);
template void pullLinearPlain(const LinearPull<double>&);

}  // namespace att
