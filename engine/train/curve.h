// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The curves of one training: points at even distances, the more steps the farther apart, so that they stay few. The same steps, the same
// points.

#include <vector>

#include "engine/train/learner.h"

namespace att {

class Curve {
public:
    Curve() = default;
    /// As they were saved; goes on behind the last.
    explicit Curve(std::vector<CurvePoint> points);

    /// Whether a point belongs at this step.
    bool due(int step) const { return step % m_every == 0; }
    void add(const CurvePoint& point);
    const std::vector<CurvePoint>& points() const { return m_points; }

private:
    void thin();

    int m_every = 40;  ///< a judgement costs about a third of a step
    std::vector<CurvePoint> m_points;
};

}  // namespace att
