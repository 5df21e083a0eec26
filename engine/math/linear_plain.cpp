// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/linear.h"

namespace att {
namespace {

template <class Scalar>
using Row = Eigen::Map<const Eigen::Matrix<Scalar, 1, Eigen::Dynamic>>;

}  // namespace

template <class Scalar>
void linearPlain(const Linear<Scalar>& layer) {
    const int d = layer.out / layer.heads;
    const std::ptrdiff_t xRowStep = layer.xRowStep ? layer.xRowStep : layer.in;
    for (int i = 0; i < layer.n; ++i) {
        const Row<Scalar> x(layer.x + i * xRowStep, layer.in);
        for (int j = 0; j < layer.out; ++j) {
            const Row<Scalar> w(layer.W + std::ptrdiff_t(j) * layer.in, layer.in);
            layer.y.row(j / d, i)[j % d] = x.dot(w) + (layer.b ? layer.b[j] : Scalar(0));
        }
    }
}

template void linearPlain(const Linear<float>&);
template void linearPlain(const Linear<double>&);

}  // namespace att
