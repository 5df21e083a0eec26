// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/sequence_explain.h"

#include <algorithm>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/given.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/position_explain.h"

namespace att::lenses {
namespace {

Explanation explainVector(const Outcome& outcome, const Cell& cell, const WeightOptions& weights) {
    const auto& token = (*outcome.tokens)[static_cast<std::size_t>(cell.row)];
    const auto drawn =
        say(ATT_TEXT("engine", "Drawn from N(0, 1) for the token %1 with seed %2: the same token has the same vector wherever it stands."),
            brief(token), weights.seed);
    return {.question = why(outcome, cell, "X"),
            .formula = "X_{i} = vector of token i",
            .steps = {givenStep(say(ATT_TEXT("engine", "where it all begins")), cellTerm(outcome, formula("x"), cell))},
            .remark = originOf(weights, {"x", std::string(tokenPrefix) + token}, drawn)};
}

Explanation explainSum(const Outcome& outcome, const Cell& cell) {
    const Cell x{panel::x, 0, cell.row, cell.column}, p{panel::p, 0, cell.row, cell.column};
    Explanation explanation{.question = why(outcome, cell, "X′"), .formula = "X′ = X + P"};
    if (!findPanel(outcome, panel::p)) {
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "no position is added")), cellTerm(outcome, formula("x"), x))};
        return explanation;
    }
    explanation.steps = {{say(ATT_TEXT("engine", "vector and position")),
                          Operation::Sum,
                          {cellTerm(outcome, formula("x"), x), cellTerm(outcome, formula("p"), p)},
                          numberAt(outcome, cell)}};
    return explanation;
}

}  // namespace

Message originOf(const WeightOptions& weights, const std::vector<std::string>& names, Message drawn) {
    const auto isGiven = [&](const std::string& name) { return findGiven(weights.arrays, name) != nullptr; };
    if (std::ranges::any_of(names, isGiven)) return say(ATT_TEXT("engine", "Read from %1."), weights.arrays.path);
    return drawn;
}

Explanation explainSequence(const Outcome& outcome, const Cell& cell, const WeightOptions& weights) {
    if (cell.panel == panel::x) return explainVector(outcome, cell, weights);
    if (cell.panel == panel::p) return explainPosition({outcome, PositionOptions{}, {}}, cell, 0);
    return explainSum(outcome, cell);
}

}  // namespace att::lenses
