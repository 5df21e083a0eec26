// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Loss and right answers along the steps of a training, whatever learns.

#include "engine/core/explanation.h"
#include "engine/core/outcome.h"
#include "engine/lenses/common/learning_options.h"

namespace att::lenses {

/// Points of the curves up to the moment.
std::vector<CurvePoint> pointsOf(const LearningMoment& moment);

/// A panel of curves, one a name: `of` a point and the number of the curve.
struct LearningCurves {
    const char* id;
    Message title;
    Text measured;
    std::vector<Text> names;
    double (*of)(const CurvePoint& point, int curve);
};
Panel curvePanel(const LearningMoment& moment, LearningCurves curves);
Panel lossPanel(const LearningMoment& moment);
/// Curves in per cent.
Panel sharePanel(const LearningMoment& moment, LearningCurves curves);
/// Loss first.
Stage curveStage(std::vector<Panel> panels);

/// The first curve is that of training. `each`: "mean of −ln p over the tokens asked for".
Explanation explainLoss(const Outcome& outcome, const LearningOptions& options, const Cell& cell, Text each);
Explanation explainShare(const Outcome& outcome, const LearningOptions& options, const Cell& cell, std::string formula);
Step inPercent(double share, double shown);

/// What to say before a judgement that is older than the weights shown; nothing when it is of the same step.
std::optional<Message> judgedEarlier(const Snapshot& snapshot);

/// A share as per cent with one digit behind the point.
std::string percentWords(double share);

}  // namespace att::lenses
