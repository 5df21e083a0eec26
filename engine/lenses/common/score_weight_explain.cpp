// SPDX-License-Identifier: GPL-3.0-or-later
// How the weights of score_stages.h came about: those masked, those of a normaliser, and those that linear attention implies.
#include "engine/lenses/common/score_reading.h"
#include "engine/lenses/common/softmax_steps.h"
#include "engine/lenses/common/weight_explain.h"

namespace att::lenses::reading {
namespace {

class ScoreWeightExplainer : ScoreReading {
public:
    using ScoreReading::ScoreReading;

    Explanation weight(const Cell& cell) const {
        const int seen = visible(cell.row);
        if (cell.column >= seen) return masked(cell);
        auto explanation = cell.head == linearPlace ? linearWeight(cell) : normalised(cell);
        explanation.remark = weightRemark(numbersAlong(m_outcome, rowOf(cell), seen));
        return explanation;
    }

private:
    static Run rowOf(const Cell& cell) { return {{cell.panel, cell.head, cell.row, 0}}; }

    Explanation masked(const Cell& cell) const {
        const Cell score{"scores/heads", int(m_view.score), cell.row, cell.column};
        return {.question = why(m_outcome, cell, "A"),
                .formula = "A_{ij} = 0 for j > i",
                .steps = {{say(ATT_TEXT("engine", "masked: the key comes after the query")),
                           Operation::Masked,
                           {cellTerm(m_outcome, formula(pairName("s", cell.row, cell.column)), score)},
                           0}}};
    }

    Explanation normalised(const Cell& cell) const {
        const auto kind = static_cast<NormaliserKind>(cell.head);
        WeightRow row{m_view.normaliser.normaliser(kind), {}, {}};
        for (int j = 0; j < visible(cell.row); ++j) {
            row.names.push_back(pairName("", cell.row, j));
            row.scores.push_back(cellTerm(m_outcome, formula(pairName("s", cell.row, j)), {"scores/heads", int(m_view.score), cell.row, j}));
        }
        return {.question = why(m_outcome, cell, "A"),
                .formula = weightFormula(kind),
                .steps = weightSteps(row, std::size_t(cell.column), numberAt(m_outcome, cell))};
    }

    DotProduct featureProduct(int query, int key) const {
        return {.title = say(ATT_TEXT("engine", "φ(q)·φ(k)")),
                .count = m_view.widths.dK,
                .first = {{"linear/phi_q", 0, query, 0}},
                .second = {{"linear/phi_k", 0, key, 0}},
                .label = [](int c) { return formula("φ(q)" + lowered(c) + "·φ(k)" + lowered(c)); }};
    }

    Explanation linearWeight(const Cell& cell) const {
        std::vector<Term> terms;
        for (int j = 0; j < visible(cell.row); ++j)
            terms.push_back(numberTerm(formula("φ(q" + lowered(cell.row) + ")·φ(k" + lowered(j) + ")"),
                                       dotProductStep(m_outcome, featureProduct(cell.row, j)).result));
        const Term own = terms[std::size_t(cell.column)];
        auto sum = sumStep(say(ATT_TEXT("engine", "sum over the keys, and ε")), std::move(terms), std::size_t(cell.column));
        sum.terms.push_back(numberTerm(formula("ε"), m_view.normaliser.linear().epsilon));
        sum.result += sum.terms.back().value;
        const Step quotient{
            say(ATT_TEXT("engine", "weight")), Operation::Quotient, {own, numberTerm(formula("Σ"), sum.result)}, own.value / sum.result};
        return ended({.question = why(m_outcome, cell, "A"),
                      .formula = "A_{ij} = φ(q_{i})·φ(k_{j}) / (Σ_{l} φ(q_{i})·φ(k_{l}) + ε)",
                      .steps = {dotProductStep(m_outcome, featureProduct(cell.row, cell.column)), std::move(sum), quotient}},
                     cell);
    }
};

}  // namespace

Explanation explainWeight(const Outcome& outcome, const ScoresView& view, const Cell& cell) {
    return ScoreWeightExplainer(outcome, view).weight(cell);
}

}  // namespace att::lenses::reading
