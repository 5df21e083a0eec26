// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether a gradient is right: what the tape pulls, held against differences of the function itself, in double.

#include <functional>
#include <vector>

#include "engine/grad/tape.h"

namespace att::grad {

/// From the leaves, in their order, to one number, 1 × 1. The same for the same leaves.
using Loss = std::function<Var(Tape<double>&, const std::vector<Var>& leaves)>;

struct GradientCheck {
    double worst = 0;  ///< |pulled - measured| / max(|pulled|, |measured|, 1e-3·the largest of its leaf): see check.cpp
    int leaf = 0;      ///< where
    Eigen::Index row = 0, column = 0;
    double pulled = 0, measured = 0;
};

/// By central differences of fourth order: (8·(f(+δ) - f(-δ)) - (f(+2δ) - f(-2δ))) / 12δ. f must be smooth within 2δ of the leaves.
GradientCheck checkGradient(const Loss& loss, std::vector<Matrix<double>> leaves, double step = 1e-4);

}  // namespace att::grad
