// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/outcome_faults.h"

#include <algorithm>
#include <cmath>

namespace att {
namespace {

QString faultOf(const Panel& panel) {
    if (!panel.values) return panel.shape.heads < 1 ? "has no shape" : QString();
    if (!(panel.values->shape() == panel.shape)) return "has values of another shape";
    const auto [heads, rows, columns] = panel.shape;
    for (int h = 0; h < heads; ++h)
        for (int i = 0; i < rows; ++i) {
            double sum = 0;
            for (int j = 0; j < columns; ++j) {
                const float value = panel.values->at(h, i, j);
                if (std::isnan(value) || value == INFINITY) return QString("holds %1 at %2, %3, %4").arg(double(value)).arg(h).arg(i).arg(j);
                if (panel.distribution && value < 0) return "has a negative weight";
                sum += double(value);
            }
            if (panel.distribution && std::abs(sum - 1) > 1e-5 && sum != 0) return QString("has a row that sums to %1").arg(sum);
        }
    for (const auto& labels : {panel.rows.labels, panel.columns.labels})
        if (labels && int(labels->size()) != (labels == panel.rows.labels ? rows : columns)) return "has labels of another number";
    for (const auto& [words, count] : {std::pair(panel.rows.words, rows), std::pair(panel.columns.words, columns)})
        if (!words.empty() && int(words.size()) != count) return "has words of another number";
    for (const auto& measure : panel.measures)
        if (int(measure.perHead.size()) != heads) return "has a measure with another number of heads";
    return {};
}

/// What the step's operation makes of its terms.
double recomputed(const Step& step) {
    std::vector<double> values;
    for (const auto& term : step.terms) values.push_back(term.value);
    return joined(step.operation, values).value_or(step.operation == Operation::Masked ? step.result : NAN);
}

bool close(double a, double b, double scale) { return a == b || std::abs(a - b) <= 1e-5 * std::max({std::abs(a), std::abs(b), scale}); }

QString faultOfTerm(const Outcome& outcome, const Term& term) {
    if (term.label.empty()) return "has a term without a label";
    if (!term.source) return term.times ? "has a second factor without a first" : QString();
    const auto first = valueAt(outcome, *term.source);
    const auto second = term.times ? valueAt(outcome, *term.times) : std::optional(1.0f);
    if (!first || !second) return "has a term from a cell that is not there";
    const double expected = double(*first) * double(*second);
    return close(term.value, expected, 0) ? QString() : QString("has the term %1 where its source holds %2").arg(term.value).arg(expected);
}

QString faultOfStep(const Outcome& outcome, const Step& step) {
    double scale = 0;
    for (const auto& term : step.terms) {
        if (const auto fault = faultOfTerm(outcome, term); !fault.isEmpty()) return fault;
        // What a float sum loses is measured by its largest term, not by what is left after cancelling.
        if (step.operation == Operation::Sum) scale = std::max(scale, std::abs(term.value));
    }
    if (step.operation == Operation::Masked && step.result != 0 && step.result != -INFINITY) return "masks to another number than 0 or −∞";
    const double again = recomputed(step);
    return close(step.result, again, scale) ? QString() : QString("says %1 where its terms make %2").arg(step.result).arg(again);
}

QString faultOfExplanation(const Lens& lens, const Outcome& outcome, const Cell& cell) {
    const auto explanation = lens.explain(outcome, cell);
    if (explanation.question.empty() || explanation.formula.empty() || explanation.steps.empty()) return "is not explained";
    for (const auto& step : explanation.steps)
        if (const auto fault = faultOfStep(outcome, step); !fault.isEmpty()) return QString::fromStdString(english(step.title)) + " " + fault;
    for (const auto& other : explanation.together)
        if (!valueAt(outcome, other)) return "shares with a cell that is not there";
    const double value = double(*valueAt(outcome, cell));
    if (!close(explanation.steps.back().result, value, 0)) return QString("ends at %1 and is %2").arg(explanation.steps.back().result).arg(value);
    return {};
}

}  // namespace

QString faultOf(const Outcome& outcome) {
    if (!findPanel(outcome, outcome.mainPanel)) return "the main panel does not exist";
    for (const auto& stage : outcome.stages) {
        if (stage.panels.empty()) return QString::fromStdString(stage.id) + " has no panel";
        for (const auto& panel : stage.panels)
            if (const auto fault = faultOf(panel); !fault.isEmpty()) return QString::fromStdString(address(stage, panel)) + " " + fault;
    }
    return {};
}

QString faultOfExplanations(const Lens& lens, const Outcome& outcome) {
    for (const auto& stage : outcome.stages)
        for (const auto& panel : stage.panels)
            for (int h = 0; h < panel.shape.heads; ++h)
                for (int i = 0; i < panel.shape.rows; ++i)
                    for (int j = 0; j < panel.shape.columns; ++j) {
                        const auto fault = faultOfExplanation(lens, outcome, {address(stage, panel), h, i, j});
                        if (!fault.isEmpty()) return QString("%1[%2, %3, %4] %5").arg(address(stage, panel).c_str()).arg(h).arg(i).arg(j).arg(fault);
                    }
    return {};
}

}  // namespace att
