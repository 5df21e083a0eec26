// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An attention layer with the weights that tests/data/make_attention.py gave it, and its forward from the kernels alone.

#include <string>
#include <vector>

#include "engine/core/lens.h"
#include "engine/core/matrix.h"

namespace att {

/// An attention layer as the reference saw it.
struct LayerCase {
    std::string name;
    int n = 0, dModel = 0, heads = 1, dK = 0, dV = 0;

    /// Its input x, its weights w_q … w_o and its biases b_q … b_o.
    GivenArrays given() const;

private:
    std::vector<float> array(const char* array, int rows, int columns, double scale) const;
};

/// A is (heads·n) × n, the output n × dModel, the heads' outputs side by side n × (heads·dV).
struct DoubleLayer {
    Matrix<double> A, output, concat;
};

/// The layer's forward in double from the kernels alone.
DoubleLayer forwardInDouble(const LayerCase& layer);

}  // namespace att
