// SPDX-License-Identifier: GPL-3.0-or-later
// How the mixed values of score_stages.h came about, and the state of linear attention.
#include <cmath>

#include "engine/lenses/common/score_reading.h"

namespace att::lenses::reading {
namespace {

class ScoreMixedExplainer : ScoreReading {
public:
    using ScoreReading::ScoreReading;

    Explanation mixed(const Cell& cell) const {
        if (cell.panel == "mixed/rela") return mixedSum(cell, {"weights/heads", int(NormaliserKind::Relu), cell.row, 0});
        if (cell.head == int(NormaliserKind::Relu)) return relaNorm(cell);
        auto explanation = mixedSum(cell, {"weights/heads", cell.head, cell.row, 0});
        if (cell.head == linearPlace)
            explanation.remark =
                say(ATT_TEXT("engine", "Computed as φ(q)·S / (φ(q)·z + ε), without the matrix; here it is taken from the matrix that this implies."));
        return explanation;
    }

    Explanation linear(const Cell& cell) const {
        if (cell.panel == "linear/phi_q") return feature(cell, {"qkv/q", 0, cell.row, cell.column}, "q");
        if (cell.panel == "linear/phi_k") return feature(cell, {"qkv/k", 0, cell.row, cell.column}, "k");
        if (cell.panel == "linear/z") return stateSum(cell);
        return explainProduct(m_outcome, cell, "S", "S_{ce} = Σ_{j} φ(k_{j})_{c} V_{je}",
                              {.title = say(ATT_TEXT("engine", "sum over the keys")),
                               .count = m_view.sizes.keys,
                               .first = {{"linear/phi_k", 0, 0, cell.row}, true},
                               .second = {{"qkv/v", 0, 0, cell.column}, true},
                               .label = [](int j) { return formula("φ(k" + lowered(j) + ")·v" + lowered(j)); }});
    }

private:
    Explanation mixedSum(const Cell& cell, const Cell& weights) const {
        std::vector<int> seen(static_cast<std::size_t>(visible(cell.row)));
        for (std::size_t j = 0; j < seen.size(); ++j) seen[j] = int(j);
        return explainProduct(m_outcome, cell, "O", "O_{ic} = Σ_{j} A_{ij} V_{jc}",
                              {.title = say(ATT_TEXT("engine", "weighted sum of the values")),
                               .count = m_view.sizes.keys,
                               .first = {weights},
                               .second = {{"qkv/v", 0, 0, cell.column}, true},
                               .label = [row = cell.row](int j) { return formula(pairName("A", row, j) + "·v" + lowered(j)); },
                               .only = std::move(seen)});
    }

    Explanation relaNorm(const Cell& cell) const {
        const Run row{{"mixed/rela", 0, cell.row, 0}};
        const double dV = m_view.sizes.dV;
        auto squares = dotProductStep(
            m_outcome,
            {.title = say(ATT_TEXT("engine", "sum of squares")), .count = m_view.sizes.dV, .first = row, .second = row, .label = [](int c) {
                 return formula("o" + lowered(c) + "²");
             }});
        const double mean = squares.result / dV, lifted = mean + relaEpsilon, root = std::sqrt(lifted);
        const Step meanStep{say(ATT_TEXT("engine", "mean square")),
                            Operation::Quotient,
                            {numberTerm(formula("Σ o²"), squares.result), numberTerm(formula("d_v"), dV)},
                            mean};
        const Step liftStep{
            say(ATT_TEXT("engine", "never 0")), Operation::Sum, {numberTerm(formula("mean"), mean), numberTerm(formula("ε"), relaEpsilon)}, lifted};
        const Step rootStep{say(ATT_TEXT("engine", "root mean square")), Operation::Root, {numberTerm(formula("mean + ε"), lifted)}, root};
        const Step quotient{say(ATT_TEXT("engine", "normalised")),
                            Operation::Quotient,
                            {cellTerm(m_outcome, formula("o" + lowered(cell.column)), row.at(cell.column)), numberTerm(formula("RMS"), root)},
                            numberAt(m_outcome, cell)};
        return {.question = why(m_outcome, cell, "O"),
                .formula = "O_{ic} = o_{ic} / √(Σ_{m} o_{im}^{2} / d_{v} + ε),  o = A V",
                .steps = {std::move(squares), meanStep, liftStep, rootStep, quotient}};
    }

    // Linear attention

    Explanation feature(const Cell& cell, const Cell& from, const char* letter) const {
        const auto x = cellTerm(m_outcome, formula(letter + lowered(cell.column)), from);
        Explanation explanation{.question = why(m_outcome, cell, "φ"), .formula = "φ(x) = elu(x) + 1"};
        if (x.value > 0)
            explanation.steps = {{say(ATT_TEXT("engine", "above 0: x + 1")), Operation::Sum, {x, numberTerm(formula("1"), 1)}, x.value + 1}};
        else
            explanation.steps = {{say(ATT_TEXT("engine", "below 0: exp(x)")), Operation::Exponential, {x}, std::exp(x.value)}};
        return ended(std::move(explanation), cell);
    }

    Explanation stateSum(const Cell& cell) const {
        std::vector<Term> terms;
        double sum = 0;
        for (int j = 0; j < m_view.sizes.keys; ++j) {
            terms.push_back(cellTerm(m_outcome, formula("φ(k" + lowered(j) + ")"), {"linear/phi_k", 0, j, cell.column}));
            sum += terms.back().value;
        }
        return ended({.question = why(m_outcome, cell, "z"),
                      .formula = "z_{c} = Σ_{j} φ(k_{j})_{c}",
                      .steps = {{say(ATT_TEXT("engine", "sum over the keys")), Operation::Sum,
                                 shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), sum}}},
                     cell);
    }
};

}  // namespace

Explanation explainMixed(const Outcome& outcome, const ScoresView& view, const Cell& cell) { return ScoreMixedExplainer(outcome, view).mixed(cell); }
Explanation explainLinear(const Outcome& outcome, const ScoresView& view, const Cell& cell) {
    return ScoreMixedExplainer(outcome, view).linear(cell);
}

}  // namespace att::lenses::reading
