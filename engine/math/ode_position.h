// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Positions that flow: a vector that follows an ordinary differential equation from token to token, so that it exists between and beyond the
// trained positions. Source: Liu, Yu, Dhillon, Hsieh 2020 (FLOATER, arXiv 2003.09229), section 3; xuanqing94/FLOATER, flow_funcs.py.

#include <cstdint>
#include <functional>

#include "engine/math/matrix_in.h"

namespace att {

enum class OdeMethod {
    Euler,        ///< p + δ·h(t, p): the error at a fixed time halves with δ
    RungeKutta4,  ///< the classic four-stage rule: the error falls to a sixteenth. (torchdiffeq's "rk4" is the 3/8 rule, of the same order.)
};

struct OdeGrid {
    int positions = 0;
    double interval = 0.01;  ///< time from one position to the next; 0.01 in the authors' code
    int steps = 5;           ///< of the method within an interval, at least 1; 5 in the authors' code
    OdeMethod method = OdeMethod::RungeKutta4;
};

template <class Scalar>
using Flow = std::function<RowVector<Scalar>(double t, const RowVector<Scalar>& p)>;

/// p(t_i) for t_i = i·interval, from p(0) = start and dp/dt = flow(t, p): positions × d.
template <class Scalar>
Matrix<Scalar> followFlow(const Flow<Scalar>& flow, const RowVector<Scalar>& start, const OdeGrid& grid);

/// FLOATER's h(t, p) = W2·[ReLU(W1·[p; t] + b1); t] + b2. W1, W2: d × (d + 1), the last column meets t; b1, b2: d.
template <class Scalar>
struct FloaterFlow {
    Matrix<Scalar> W1, W2;
    RowVector<Scalar> b1, b2;

    RowVector<Scalar> operator()(double t, const RowVector<Scalar>& p) const;
};

/// 2·(d·(d + 1) + d), whatever the length of the sequence.
std::int64_t floaterParameters(int d);

}  // namespace att
