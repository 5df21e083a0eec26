// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How much each output token depends on each input token, measured at a given input: nothing here knows what the function computes.

#include <functional>

#include "engine/core/matrix.h"
#include "engine/core/result.h"
#include "engine/core/watch.h"

namespace att {

/// From n × d_in to n_out × d_out, in double, the same answer for the same input.
using SequenceFunction = std::function<Matrix<double>(const Matrix<double>&)>;

/// ∂out / ∂in_j for one input token j: (n_out·d_out) × d_in, output (i, c) in row i·d_out + c. By central differences of fourth order,
///   f' = (8·(f(+δ) - f(-δ)) - (f(+2δ) - f(-2δ))) / 12δ,
/// exact to about 1e-11 of the function's size where it is smooth. What does not depend on the token is exactly 0, for its two values
/// are the same bits. Costs 4·d_in calls.
Matrix<double> influenceOf(const SequenceFunction& function, const Matrix<double>& X, int token, double step = 1e-3);

/// The Frobenius norm of each block ∂out_i / ∂in_j, d_out × d_in: n_out × n, rows are outputs. Costs 4·n·d_in calls. Fails only with Stopped.
Result<Matrix<double>> influenceMap(const SequenceFunction& function, const Matrix<double>& X, const Watch& watch, double step = 1e-3);

}  // namespace att
