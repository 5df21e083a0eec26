// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/network_cost.h"

#include <array>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/panels.h"

namespace att::lenses {
namespace {

constexpr int depth = 50;
constexpr std::array reductions{2, 4, 8, 16, 32, 64};
enum Column { Blocks, Channels, Hidden, OfBlock, Parameters, MultiplyAdds, columns };
constexpr int sumRow = 4, rows = 5;

int hiddenIn(const NetworkCost& cost, const ResidualStage& stage) { return cost.reduction.hidden(stage.channels); }

std::array<double, columns> rowOf(const NetworkCost& cost, const ResidualStage& stage) {
    const Count one = cost.count(stage, hiddenIn(cost, stage));
    return {double(stage.blocks),
            double(stage.channels),
            double(hiddenIn(cost, stage)),
            double(one.parameters),
            double(stage.blocks * one.parameters),
            double(stage.blocks * one.multiplyAdds)};
}

TensorPtr tableValues(const NetworkCost& cost) {
    auto values = std::make_shared<Tensor>(Shape{1, rows, columns});
    auto table = values->head(0);
    table.setZero();
    const auto stages = residualStages(depth);
    for (int s = 0; s < sumRow; ++s) {
        const auto numbers = rowOf(cost, stages[std::size_t(s)]);
        for (int c = 0; c < columns; ++c) table(s, c) = static_cast<float>(numbers[std::size_t(c)]);
    }
    double sums[columns] = {};
    for (const int c : {int(Blocks), int(Parameters), int(MultiplyAdds)}) {
        for (int s = 0; s < sumRow; ++s) sums[c] += rowOf(cost, stages[std::size_t(s)])[std::size_t(c)];
        table(sumRow, c) = static_cast<float>(sums[c]);
    }
    return values;
}

std::int64_t addedFor(const NetworkCost& cost, int reduction) {
    ReductionOptions options = cost.reduction;
    options.reduction = reduction;
    return inEveryBlock(depth, [&](const ResidualStage& stage) { return cost.count(stage, options.hidden(stage.channels)); }).parameters;
}

TensorPtr curveValues(const NetworkCost& cost) {
    auto values = std::make_shared<Tensor>(Shape{1, 2, int(reductions.size())});
    for (std::size_t i = 0; i < reductions.size(); ++i) {
        const double added = double(addedFor(cost, reductions[i]));
        values->head(0)(0, Eigen::Index(i)) = static_cast<float>((double(residualNetworkParameters(depth)) + added) / 1e6);
        values->head(0)(1, Eigen::Index(i)) = static_cast<float>(added / 1e6);
    }
    return values;
}

Axis stageAxis() {
    return wordAxis(ATT_TEXT("engine", "stage"), {ATT_TEXT("engine", "conv2_x"), ATT_TEXT("engine", "conv3_x"), ATT_TEXT("engine", "conv4_x"),
                                                  ATT_TEXT("engine", "conv5_x"), ATT_TEXT("engine", "all")});
}

Axis stageCountAxis() {
    return wordAxis(ATT_TEXT("engine", "count"),
                    {ATT_TEXT("engine", "blocks"), ATT_TEXT("engine", "channels C"), ATT_TEXT("engine", "hidden units"),
                     ATT_TEXT("engine", "parameters of a block"), ATT_TEXT("engine", "parameters added"), ATT_TEXT("engine", "multiply-adds added")});
}

Axis reductionAxis() {
    auto places = std::make_shared<std::vector<double>>(reductions.begin(), reductions.end());
    auto labels = std::make_shared<std::vector<std::string>>();
    for (const int r : reductions) labels->push_back(std::to_string(r));
    return {ATT_TEXT("engine", "reduction r"), std::move(labels), std::move(places), true};
}

Term stageTerm(const Outcome& outcome, int s, Column column) {
    static constexpr std::array names{"conv2_x", "conv3_x", "conv4_x", "conv5_x"};
    return cellTerm(outcome, formula(names[std::size_t(s)]), {"network/table", 0, s, column});
}

Step sumOfStages(const Outcome& outcome, Column column) {
    Step step{say(ATT_TEXT("engine", "sum over the stages")), Operation::Sum, {}, 0};
    for (int s = 0; s < sumRow; ++s) {
        step.terms.push_back(stageTerm(outcome, s, column));
        step.result += step.terms.back().value;
    }
    return step;
}

Explanation explainTable(const Outcome& outcome, const Cell& cell) {
    const double value = numberAt(outcome, cell);
    Explanation explanation{.question = why(outcome, cell, "N"), .formula = "Σ N_{s} · (2 C_{s} h_{s} + …)"};
    const auto column = static_cast<Column>(cell.column);
    const bool sum = cell.row == sumRow && (column == Blocks || column == Parameters || column == MultiplyAdds);
    if (sum)
        explanation.steps = {sumOfStages(outcome, column)};
    else if (column == Parameters && cell.row < sumRow)
        explanation.steps = {{say(ATT_TEXT("engine", "blocks times parameters of one")),
                              Operation::Product,
                              {stageTerm(outcome, cell.row, Blocks), stageTerm(outcome, cell.row, OfBlock)},
                              value}};
    else
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "count")), cellTerm(outcome, say(ATT_TEXT("engine", "from the closed form")), cell))};
    return explanation;
}

Explanation explainCurve(const Outcome& outcome, const NetworkCost& cost, const Cell& cell) {
    const double base = double(residualNetworkParameters(depth)) / 1e6, added = double(addedFor(cost, reductions[std::size_t(cell.column)])) / 1e6;
    Explanation explanation{.question = why(outcome, cell, "N"), .formula = "N = N_{ResNet-50} + Σ N_{s} (2 C_{s} h_{s} + …)"};
    Step step{say(ATT_TEXT("engine", "millions of parameters")),
              Operation::Sum,
              {numberTerm(say(ATT_TEXT("engine", "added by the blocks")), added)},
              added};
    if (cell.row == 0) {
        step.terms.insert(step.terms.begin(), numberTerm(say(ATT_TEXT("engine", "ResNet-50 itself")), base));
        step.result += base;
    }
    explanation.steps = {std::move(step)};
    return explanation;
}

}  // namespace

void addNetworkStage(Outcome& outcome, const NetworkCost& cost) {
    Panel curve = matrixPanel({.id = "curve",
                               .title = say(ATT_TEXT("engine", "parameters over r")),
                               .rows = wordAxis(ATT_TEXT("engine", "network"), {ATT_TEXT("engine", "whole network"), ATT_TEXT("engine", "added")}),
                               .columns = reductionAxis(),
                               .values = curveValues(cost)});
    curve.kind = PanelKind::Series;
    curve.measured = {ATT_TEXT("engine", "millions of parameters"), nullptr};
    curve.lowest = 0;
    Panel table =
        tablePanel({.id = "table", .title = say(cost.title), .rows = stageAxis(), .columns = stageCountAxis(), .values = tableValues(cost)});
    outcome.stages.push_back(stage("network", ATT_TEXT("engine", "In ResNet-50"),
                                   ATT_TEXT("engine", "What the block adds when it stands in every residual branch of ResNet-50."),
                                   {std::move(curve), std::move(table)}));
}

Explanation explainNetwork(const Outcome& outcome, const NetworkCost& cost, const Cell& cell) {
    return cell.panel == "network/curve" ? explainCurve(outcome, cost, cell) : explainTable(outcome, cell);
}

}  // namespace att::lenses
