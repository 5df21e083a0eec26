// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/ode_position.h"

namespace att {
namespace {

template <class Scalar>
RowVector<Scalar> eulerStep(const Flow<Scalar>& flow, double t, double step, const RowVector<Scalar>& p) {
    return p + static_cast<Scalar>(step) * flow(t, p);
}

template <class Scalar>
RowVector<Scalar> rungeKuttaStep(const Flow<Scalar>& flow, double t, double step, const RowVector<Scalar>& p) {
    const auto whole = static_cast<Scalar>(step), half = whole / 2;
    const RowVector<Scalar> k1 = flow(t, p);
    const RowVector<Scalar> k2 = flow(t + step / 2, p + half * k1);
    const RowVector<Scalar> k3 = flow(t + step / 2, p + half * k2);
    const RowVector<Scalar> k4 = flow(t + step, p + whole * k3);
    return p + whole / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
}

/// W·[p; t] + b.
template <class Scalar>
RowVector<Scalar> withTime(const Matrix<Scalar>& W, const RowVector<Scalar>& b, double t, const RowVector<Scalar>& p) {
    return p * W.leftCols(p.size()).transpose() + static_cast<Scalar>(t) * W.col(p.size()).transpose() + b;
}

}  // namespace

template <class Scalar>
Matrix<Scalar> followFlow(const Flow<Scalar>& flow, const RowVector<Scalar>& start, const OdeGrid& grid) {
    Matrix<Scalar> P(grid.positions, start.size());
    RowVector<Scalar> p = start;
    const double step = grid.interval / grid.steps;
    for (int i = 0; i < grid.positions; ++i) {
        P.row(i) = p;
        for (int s = 0; s < grid.steps; ++s) {
            const double t = i * grid.interval + s * step;
            p = grid.method == OdeMethod::Euler ? eulerStep(flow, t, step, p) : rungeKuttaStep(flow, t, step, p);
        }
    }
    return P;
}

template <class Scalar>
RowVector<Scalar> FloaterFlow<Scalar>::operator()(double t, const RowVector<Scalar>& p) const {
    const RowVector<Scalar> hidden = withTime(W1, b1, t, p).cwiseMax(Scalar(0));
    return withTime(W2, b2, t, hidden);
}

std::int64_t floaterParameters(int d) { return 2 * (std::int64_t(d) * (d + 1) + d); }

#define ATT_INSTANTIATE(Scalar)                                                                                \
    template Matrix<Scalar> followFlow<Scalar>(const Flow<Scalar>&, const RowVector<Scalar>&, const OdeGrid&); \
    template struct FloaterFlow<Scalar>;

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
