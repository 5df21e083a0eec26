// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/position_picture_parts.h"

namespace att::lenses {

std::vector<int> similarityStarts(int length) {
    std::vector<int> starts{0};
    for (const int start : {length / 4, length / 2})
        if (start > starts.back()) starts.push_back(start);
    return starts;
}

FlowError::FlowError(const PositionOptions& options, const PositionArrays& arrays, const Watch& watch)
    : m_flow(flowOf(arrays, watch)), m_start(arrays.start->head(0).row(0).cast<double>()), m_interval(options.interval) {
    constexpr int fineSteps = 64;
    m_fine = end(OdeMethod::RungeKutta4, fineSteps);
}

RowVector<double> FlowError::end(OdeMethod method, int steps) const {
    return followFrom(m_flow, m_start, 0, {.positions = 2, .interval = m_interval, .steps = steps, .method = method}).row(1);
}

RowVector<double> FlowError::difference(OdeMethod method, int steps) const { return end(method, steps) - m_fine; }

PositionCounts countsOfKind(PositionOptions options, const LayerSizes& sizes, int kind) {
    options.kind = PositionKind(kind);
    return positionCounts(options, sizes);
}

}  // namespace att::lenses
