// SPDX-License-Identifier: GPL-3.0-or-later
// How the sums, entropies and zeros of the rows of weights in score_stages.h came about.
#include <algorithm>
#include <cmath>

#include "engine/lenses/common/score_reading.h"

namespace att::lenses::reading {
namespace {

class ScoreSumExplainer : ScoreReading {
public:
    using ScoreReading::ScoreReading;

    Explanation rowFact(const Cell& cell) const {
        const Cell row{"weights/heads", cell.row, cell.column, 0};
        const auto weights = numbersAlong(m_outcome, {row}, visible(cell.column));
        if (cell.panel == "sums/zeros") return zeros(cell, weights);
        auto sum = weightSum(row, weights);
        if (cell.panel == "sums/sums")
            return ended({.question = why(m_outcome, cell, "Σ"), .formula = "Σ_{j} A_{ij}", .steps = {std::move(sum)}}, cell);
        return entropy(cell, weights, std::move(sum));
    }

    Explanation factTable(const Cell& cell) const {
        const int rows = m_view.sizes.queries;
        if (rows == 0)
            return {.question = why(m_outcome, cell, ""),
                    .formula = "n = 0",
                    .steps = {givenStep(say(ATT_TEXT("engine", "no rows")), numberTerm(formula("0"), 0))}};
        const auto column = static_cast<FactColumn>(cell.column);
        if (column == FactColumn::LargestWeight) return largestWeight(cell);
        const std::string panel = column == FactColumn::MeanEntropy ? "sums/entropy" : column == FactColumn::Zeros ? "sums/zeros" : "sums/sums";
        std::vector<Term> terms;
        for (int i = 0; i < rows; ++i) terms.push_back(cellTerm(m_outcome, say(ATT_TEXT("engine", "query %1"), i + 1), {panel, 0, cell.row, i}));
        return overRows(cell, column, std::move(terms));
    }

private:
    Step weightSum(const Cell& row, const std::vector<double>& weights) const {
        std::vector<Term> terms;
        double sum = 0;
        for (int j = 0; j < int(weights.size()); ++j) {
            terms.push_back(cellTerm(m_outcome, formula(pairName("A", row.row, j)), {row.panel, row.head, row.row, j}));
            sum += terms.back().value;
        }
        return {say(ATT_TEXT("engine", "sum of the row")), Operation::Sum, shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")),
                sum};
    }

    Explanation entropy(const Cell& cell, const std::vector<double>& weights, Step sum) const {
        Explanation explanation{.question = why(m_outcome, cell, "H"),
                                .formula = "H_{i} = −Σ_{j} p_{ij} log_{2} p_{ij},  p_{ij} = A_{ij} / Σ_{l} A_{il}"};
        const double total = sum.result;
        explanation.steps = {std::move(sum)};
        std::vector<Term> terms;
        double entropy = 0;
        for (std::size_t j = 0; j < weights.size(); ++j) {
            const double share = total == 0 ? 0 : weights[j] / total;
            terms.push_back(numberTerm(formula("−p" + lowered(int(j)) + "·log₂p" + lowered(int(j))), share > 0 ? -share * std::log2(share) : 0.0));
            entropy += terms.back().value;
        }
        explanation.steps.push_back({say(ATT_TEXT("engine", "entropy of the shares")), Operation::Sum,
                                     shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), entropy});
        if (!rowsSumToOne(cell.row))
            explanation.remark =
                say(ATT_TEXT("engine", "These weights need not sum to 1: this is the entropy of their shares, not of a distribution that is used."));
        return ended(std::move(explanation), cell);
    }

    Explanation zeros(const Cell& cell, const std::vector<double>& weights) const {
        const auto count = double(std::ranges::count(weights, 0.0));
        return {.question = why(m_outcome, cell, "#"),
                .formula = "#(A_{ij} = 0)",
                .steps = {givenStep(say(ATT_TEXT("engine", "weights that are exactly 0, of %1"), double(weights.size())),
                                    numberTerm(say(ATT_TEXT("engine", "counted")), count))}};
    }

    /// The largest of them, all over the stack's matrix.
    Explanation largestWeight(const Cell& cell) const {
        const Panel& panel = *findPanel(m_outcome, "weights/heads");
        Eigen::Index row = 0, column = 0;
        panel.values->head(cell.row).maxCoeff(&row, &column);
        const Cell from{"weights/heads", cell.row, int(row), int(column)};
        return {.question = why(m_outcome, cell, "A"),
                .formula = "max_{ij} A_{ij}",
                .steps = {{say(ATT_TEXT("engine", "largest of all pairs")),
                           Operation::Maximum,
                           {cellTerm(m_outcome, formula(pairName("A", from.row, from.column)), from)},
                           numberAt(m_outcome, cell)}}};
    }

    Explanation overRows(const Cell& cell, FactColumn column, std::vector<Term> terms) const {
        Explanation explanation{.question = why(m_outcome, cell, ""), .formula = column == FactColumn::Zeros ? "Σ_{i} x_{i}" : "Σ_{i} x_{i} / n"};
        if (column == FactColumn::LargestSum || column == FactColumn::LeastSum)
            return extreme(std::move(explanation), cell, column, std::move(terms));
        double sum = 0;
        for (const auto& term : terms) sum += term.value;
        explanation.steps = {{say(ATT_TEXT("engine", "sum over the queries")), Operation::Sum,
                              shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), sum}};
        const double n = m_view.sizes.queries;
        if (column != FactColumn::Zeros)
            explanation.steps.push_back(
                {say(ATT_TEXT("engine", "mean")), Operation::Quotient, {numberTerm(formula("Σ"), sum), numberTerm(formula("n"), n)}, sum / n});
        return ended(std::move(explanation), cell);
    }

    Explanation extreme(Explanation explanation, const Cell& cell, FactColumn column, std::vector<Term> terms) const {
        const bool largest = column == FactColumn::LargestSum;
        explanation.formula = largest ? "max_{i} x_{i}" : "min_{i} x_{i}";
        std::ranges::stable_sort(terms, [&](const Term& a, const Term& b) { return largest ? a.value > b.value : a.value < b.value; });
        terms.resize(std::min(terms.size(), mostTerms));
        const auto title = largest ? say(ATT_TEXT("engine", "largest row sum")) : say(ATT_TEXT("engine", "least row sum"));
        explanation.steps = {{title, largest ? Operation::Maximum : Operation::Minimum, std::move(terms), numberAt(m_outcome, cell)}};
        return explanation;
    }
};

}  // namespace

Explanation explainRowFact(const Outcome& outcome, const ScoresView& view, const Cell& cell) {
    return ScoreSumExplainer(outcome, view).rowFact(cell);
}
Explanation explainFactTable(const Outcome& outcome, const ScoresView& view, const Cell& cell) {
    return ScoreSumExplainer(outcome, view).factTable(cell);
}

}  // namespace att::lenses::reading
