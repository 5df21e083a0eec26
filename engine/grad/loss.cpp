// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/grad/loss.h"

#include <cmath>

#include "engine/grad/loss_kernels.h"

namespace att::grad {
namespace {

/// p = softmax(x); answers ln Σ exp(x).
double softmaxRow(const float* x, int classes, float* p) {
    const auto [largest, sum] = lossKernels().softmax(x, classes, p);
    return double(largest) + std::log(double(sum));
}

double softmaxRow(const double* x, int classes, double* p) {
    const Eigen::Map<const Eigen::ArrayXd> from(x, classes);
    Eigen::Map<Eigen::ArrayXd> to(p, classes);
    const double largest = from.maxCoeff();
    to = (from - largest).exp();
    const double sum = to.sum();
    to /= sum;
    return largest + std::log(sum);
}

}  // namespace

template <class Scalar>
Var crossEntropy(Tape<Scalar>& tape, Var x, std::span<const int> targets, Scalar factor) {
    const int n = tape.rows(x), classes = tape.columns(x);
    const Var y = tape.result(1, 1, {x});
    Scalar* const p = tape.keep(tape.size(x));
    double loss = 0;
    for (int i = 0; i < n; ++i) {
        const int target = targets[std::size_t(i)];
        if (target == noTarget) continue;
        const Scalar* const row = tape.data(x) + std::ptrdiff_t(i) * classes;
        loss += softmaxRow(row, classes, p + std::ptrdiff_t(i) * classes) - double(row[target]);
    }
    *tape.data(y) = Scalar(loss * double(factor));
    tape.onPull(y, [=, targets = std::vector<int>(targets.begin(), targets.end())](Tape<Scalar>& t) {  // y = -factor·Σ ln p[target]
        const Scalar slope = factor * *t.gradient(y).data();
        auto dx = t.gradient(x);
        for (int i = 0; i < n; ++i) {
            if (targets[std::size_t(i)] == noTarget) continue;
            dx.row(i) += slope * MatrixView<Scalar>(p + std::ptrdiff_t(i) * classes, 1, classes);
            dx(i, targets[std::size_t(i)]) -= slope;
        }
    });
    return y;
}

template Var crossEntropy(Tape<float>&, Var, std::span<const int>, float);
template Var crossEntropy(Tape<double>&, Var, std::span<const int>, double);

}  // namespace att::grad
