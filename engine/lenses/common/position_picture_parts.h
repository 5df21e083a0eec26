// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the pictures of an encoding and their explanations must agree on. No panels.

#include <array>

#include "engine/lenses/common/position_encoding.h"

namespace att::lenses {

/// Where the curves of similarity start in a row of `length` positions; each runs (length + 1) / 2 positions far.
std::vector<int> similarityStarts(int length);

/// Steps a token at which both solvers are held against a fine solution.
inline constexpr std::array<int, 5> errorSteps{1, 2, 4, 8, 16};

/// Errors of the first interval of a flow.
class FlowError {
public:
    FlowError(const PositionOptions& options, const PositionArrays& arrays, const Watch& watch);
    /// p(1) of this solver less that of the fine solution.
    RowVector<double> difference(OdeMethod method, int steps) const;

private:
    RowVector<double> end(OdeMethod method, int steps) const;

    Flow<double> m_flow;
    RowVector<double> m_start, m_fine;
    double m_interval;
};

/// The counts of the encoding number `kind` with the numbers of `options`.
PositionCounts countsOfKind(PositionOptions options, const LayerSizes& sizes, int kind);

}  // namespace att::lenses
