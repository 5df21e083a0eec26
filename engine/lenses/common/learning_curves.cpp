// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/learning_curves.h"

#include <cmath>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/panels.h"

namespace att::lenses {
namespace {

double lossOf(const CurvePoint& point, int curve) { return curve == 0 ? point.training.loss : point.unseen.loss; }

/// How many examples a point was measured over.
Message measuredOver(const LearningOptions& options, const Cell& cell) {
    const bool training = cell.row == 0;
    const int step = pointsOf(*options.moment)[std::size_t(cell.column)].step;
    if (training && step > 0)
        return say(ATT_TEXT("engine", "Measured over the %1 examples of the batch before step %2."), options.training.batch, step);
    if (training) return say(ATT_TEXT("engine", "Measured over %1 training examples before any step."), unseenInSnapshot);
    return say(ATT_TEXT("engine", "Measured at step %1 over %2 examples that are never trained on."), step, unseenInSnapshot);
}

}  // namespace

std::vector<CurvePoint> pointsOf(const LearningMoment& moment) {
    std::vector<CurvePoint> points;
    for (const auto& point : *moment.curve)
        if (point.step < moment.now->now.step) points.push_back(point);
    points.push_back(moment.now->now);
    return points;
}

Panel curvePanel(const LearningMoment& moment, LearningCurves curves) {
    const auto points = pointsOf(moment);
    std::vector<double> steps;
    auto values = std::make_shared<Tensor>(Shape{1, int(curves.names.size()), int(points.size())});
    for (std::size_t i = 0; i < points.size(); ++i) {
        steps.push_back(points[i].step);
        for (int row = 0; row < int(curves.names.size()); ++row) values->head(0)(row, Eigen::Index(i)) = float(curves.of(points[i], row));
    }
    auto panel =
        matrixPanel({.id = curves.id,
                     .title = std::move(curves.title),
                     .rows = wordAxis(ATT_TEXT("engine", "examples"), std::move(curves.names)),
                     .columns = {.name = ATT_TEXT("engine", "step"), .places = std::make_shared<const std::vector<double>>(std::move(steps))},
                     .values = std::move(values)});
    panel.kind = PanelKind::Series;
    panel.measured.name = curves.measured;
    panel.lowest = 0.0f;
    return panel;
}

Panel lossPanel(const LearningMoment& moment) {
    return curvePanel(moment, {"loss",
                               say(ATT_TEXT("engine", "loss")),
                               ATT_TEXT("engine", "loss"),
                               {ATT_TEXT("engine", "training"), ATT_TEXT("engine", "unseen")},
                               lossOf});
}

Panel sharePanel(const LearningMoment& moment, LearningCurves curves) {
    auto panel = curvePanel(moment, std::move(curves));
    panel.highest = 100.0f;
    return panel;
}

Stage curveStage(std::vector<Panel> panels) {
    return stage("learning", ATT_TEXT("engine", "learning"),
                 ATT_TEXT("engine", "How loss and right answers went up to this step, on training examples and on ones never trained on."),
                 std::move(panels));
}

Step inPercent(double share, double shown) {
    return {say(ATT_TEXT("engine", "in per cent")),
            Operation::Product,
            {numberTerm(say(ATT_TEXT("engine", "share")), share), numberTerm(formula("100"), 100)},
            shown};
}

Explanation explainLoss(const Outcome& outcome, const LearningOptions& options, const Cell& cell, Text each) {
    return {.question = why(outcome, cell, "L"),
            .formula = "L = mean(−ln p_{right})",
            .steps = {givenStep(say(each), numberTerm(formula("L"), numberAt(outcome, cell)))},
            .remark = measuredOver(options, cell)};
}

Explanation explainShare(const Outcome& outcome, const LearningOptions& options, const Cell& cell, std::string words) {
    const double value = numberAt(outcome, cell);
    return {.question = why(outcome, cell, "%"),
            .formula = std::move(words),
            .steps = {inPercent(value / 100, value)},
            .remark = measuredOver(options, cell)};
}

std::optional<Message> judgedEarlier(const Snapshot& snapshot) {
    if (snapshot.now.step == snapshot.step) return {};
    return say(ATT_TEXT("engine", "Shown is step %1, which was not judged; the last one before it that was:"), snapshot.step);
}

std::string percentWords(double share) { return toWords(std::round(1000 * share) / 10); }

}  // namespace att::lenses
