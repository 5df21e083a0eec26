// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/grad/check.h"

#include <algorithm>
#include <cmath>

namespace att::grad {
namespace {

using Matrices = std::vector<Matrix<double>>;

std::vector<Var> leavesOn(Tape<double>& tape, const Matrices& values, Matrices* gradients) {
    std::vector<Var> leaves;
    for (std::size_t i = 0; i < values.size(); ++i)
        leaves.push_back(tape.leaf(values[i].data(), gradients ? (*gradients)[i].data() : nullptr, int(values[i].rows()), int(values[i].cols())));
    return leaves;
}

double valueOf(const Loss& loss, const Matrices& values) {
    Tape<double> tape;
    return *std::as_const(tape).data(loss(tape, leavesOn(tape, values, nullptr)));
}

Matrices pulled(const Loss& loss, const Matrices& values) {
    Matrices gradients;
    for (const auto& value : values) gradients.push_back(Matrix<double>::Zero(value.rows(), value.cols()));
    Tape<double> tape;
    tape.pull(loss(tape, leavesOn(tape, values, &gradients)));
    return gradients;
}

double measured(const Loss& loss, Matrices& values, double& number, double step) {
    const double middle = number;
    const auto at = [&](double offset) {
        number = middle + offset;
        const double value = valueOf(loss, values);
        number = middle;
        return value;
    };
    return (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step);
}

}  // namespace

/// A component far below the others of its array is measured no better than they are: the difference carries the rounding of f itself.
GradientCheck checkGradient(const Loss& loss, Matrices leaves, double step) {
    const Matrices gradients = pulled(loss, leaves);
    GradientCheck check;
    for (std::size_t l = 0; l < leaves.size(); ++l) {
        const double least = 1e-3 * gradients[l].cwiseAbs().maxCoeff();
        for (Eigen::Index i = 0; i < leaves[l].rows(); ++i)
            for (Eigen::Index j = 0; j < leaves[l].cols(); ++j) {
                const double pull = gradients[l](i, j), measure = measured(loss, leaves, leaves[l](i, j), step);
                const double scale = std::max({std::abs(pull), std::abs(measure), least, 1e-8});
                const double error = std::abs(pull - measure) / scale;
                if (!(error <= check.worst)) check = {error, int(l), i, j, pull, measure};
            }
    }
    return check;
}

}  // namespace att::grad
